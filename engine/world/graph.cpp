#include "world/graph.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/boykov_kolmogorov_max_flow.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/filtered_graph.hpp>
#include <cmath>
#include <deque>

namespace taicho::world {

namespace {

constexpr std::uint32_t k_cut_off = 0xFFFFFFFFu;

struct Edge {
    std::uint32_t opening = 0;
};
using Csr = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Edge>;

struct Passes {
    const Csr* graph = nullptr;
    const OpeningFilter* filter = nullptr;
    bool operator()(const Csr::edge_descriptor& e) const {
        return (*filter)(OpeningIndex((*graph)[e].opening));
    }
};
using View = boost::filtered_graph<Csr, Passes>;

}  // namespace

struct Graph::Impl {
    Csr csr;
    std::size_t places = 0;
    std::vector<std::uint32_t> from, to;  ///< vertices of each opening
    std::vector<double> width;            ///< [m] of each opening

    [[nodiscard]] std::size_t outside() const { return places; }
    [[nodiscard]] View view(const OpeningFilter& f) const { return View(csr, Passes{&csr, &f}); }
};

namespace {

/// Breadth first from the seeds; ways are symmetric, so `next` leads back to the nearest seed.
HopField spread(const View& view, std::size_t places, const std::vector<std::size_t>& seeds,
                const std::vector<std::uint32_t>& from, const std::vector<std::uint32_t>& to) {
    HopField field;
    field.hops.assign(places + 1, k_cut_off);
    field.next.assign(places + 1, OpeningIndex{});
    std::deque<std::size_t> queue;
    for (const std::size_t s : seeds) {
        if (field.hops[s] == 0) continue;
        field.hops[s] = 0;
        queue.push_back(s);
    }
    while (!queue.empty()) {
        const std::size_t u = queue.front();
        queue.pop_front();
        if (u == places && field.hops[u] != 0) continue;  // who is out does not come in again
        const auto [begin, end] = out_edges(u, view);
        for (auto e = begin; e != end; ++e) {
            const std::uint32_t o = view[*e].opening;
            const std::size_t v = from[o] == u ? to[o] : from[o];
            if (field.hops[v] != k_cut_off) continue;
            field.hops[v] = field.hops[u] + 1;
            field.next[v] = OpeningIndex(o);
            queue.push_back(v);
        }
    }
    field.hops.pop_back();
    field.next.pop_back();
    return field;
}

std::vector<std::uint8_t> reached(const HopField& field) {
    std::vector<std::uint8_t> yes(field.hops.size());
    for (std::size_t i = 0; i < yes.size(); ++i) yes[i] = field.hops[i] != k_cut_off;
    return yes;
}

std::vector<std::size_t> rows_of(const std::vector<PlaceIndex>& places) {
    std::vector<std::size_t> rows;
    for (const PlaceIndex p : places) {
        if (p.valid()) rows.push_back(p.row());
    }
    return rows;
}

}  // namespace

OpeningFilter walkable_now(const World& world, const WorldState& state) {
    return [&world, &state](OpeningIndex o) {
        return world.openings[o.row()].walkable && passable(state.opening_state[o.row()]);
    };
}

OpeningFilter walkable_ever(const World& world) {
    return [&world](OpeningIndex o) { return world.openings[o.row()].walkable; };
}

std::vector<std::string> opening_names(const World& world,
                                       const std::vector<OpeningIndex>& openings) {
    std::vector<std::string> names;
    for (const OpeningIndex o : openings) names.push_back(world.openings[o.row()].id);
    return names;
}

Graph::Graph(const World& world) : impl_(std::make_unique<Impl>()) {
    impl_->places = world.places.size();
    std::vector<std::pair<std::size_t, std::size_t>> ends;
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < world.openings.size(); ++i) {
        const Opening& o = world.openings[i];
        const std::size_t a = o.a.valid() ? o.a.row() : impl_->outside();
        const std::size_t b = o.b.valid() && !o.exit ? o.b.row() : impl_->outside();
        impl_->from.push_back(static_cast<std::uint32_t>(a));
        impl_->to.push_back(static_cast<std::uint32_t>(b));
        impl_->width.push_back(o.width);
        const Edge edge{static_cast<std::uint32_t>(i)};
        ends.emplace_back(a, b);
        edges.push_back(edge);
        ends.emplace_back(b, a);
        edges.push_back(edge);
    }
    impl_->csr = Csr(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), edges.begin(),
                     impl_->places + 1);
}

Graph::~Graph() = default;

std::vector<std::uint8_t> Graph::reachable_from(const std::vector<PlaceIndex>& starts,
                                                const OpeningFilter& filter) const {
    return reached(hops_to(starts, filter));
}

std::vector<std::uint8_t> Graph::reaches_exit(const OpeningFilter& filter) const {
    return reached(hops_to_exit(filter));
}

HopField Graph::hops_to_exit(const OpeningFilter& filter) const {
    return spread(impl_->view(filter), impl_->places, {impl_->outside()}, impl_->from, impl_->to);
}

HopField Graph::hops_to(const std::vector<PlaceIndex>& goals, const OpeningFilter& filter) const {
    return spread(impl_->view(filter), impl_->places, rows_of(goals), impl_->from, impl_->to);
}

std::vector<OpeningIndex> Graph::path(const HopField& field, PlaceIndex from) const {
    std::vector<OpeningIndex> way;
    if (!from.valid() || field.hops[from.row()] == k_cut_off) return way;
    std::size_t at = from.row();
    while (at != impl_->outside() && field.next[at].valid()) {
        const OpeningIndex o = field.next[at];
        way.push_back(o);
        at = impl_->from[o.row()] == at ? impl_->to[o.row()] : impl_->from[o.row()];
    }
    return way;
}

namespace {

using Units = long long;  // one millionth of a person: integer flows have no rounding
constexpr double k_units = 1e6;

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using FlowGraph = boost::adjacency_list<
    boost::vecS, boost::vecS, boost::directedS, boost::no_property,
    boost::property<
        boost::edge_capacity_t, Units,
        boost::property<boost::edge_residual_capacity_t, Units,
                        boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>>;

struct FlowNet {
    FlowGraph graph;
    explicit FlowNet(std::size_t vertices) : graph(vertices) {}

    void add(std::size_t u, std::size_t v, Units there, Units back) {
        const auto e = add_edge(u, v, graph).first;
        const auto r = add_edge(v, u, graph).first;
        put(boost::edge_capacity, graph, e, there);
        put(boost::edge_capacity, graph, r, back);
        put(boost::edge_reverse, graph, e, r);
        put(boost::edge_reverse, graph, r, e);
    }

    /// Vertices still reachable from the source in the residual graph: the source side of a min
    /// cut.
    [[nodiscard]] std::vector<std::uint8_t> source_side(std::size_t source) const {
        std::vector<std::uint8_t> in(num_vertices(graph), 0);
        std::vector<std::size_t> stack{source};
        in[source] = 1;
        while (!stack.empty()) {
            const std::size_t u = stack.back();
            stack.pop_back();
            const auto [begin, end] = out_edges(u, graph);
            for (auto e = begin; e != end; ++e) {
                const std::size_t v = target(*e, graph);
                if (in[v] || get(boost::edge_residual_capacity, graph, *e) <= 0) continue;
                in[v] = 1;
                stack.push_back(v);
            }
        }
        return in;
    }
};

struct Cut {
    std::vector<OpeningIndex> openings;
    double flow = 0.0;
    double behind = 0.0;
    bool all_out = false;
};

}  // namespace

FlowBound Graph::max_flow_bound(const std::vector<double>& people, const OpeningFilter& filter,
                                double specific_flow) const {
    FlowBound bound;
    const std::vector<std::uint8_t> free = reaches_exit(filter);
    std::vector<double> n(impl_->places, 0.0);
    double all = 0.0;
    for (std::size_t i = 0; i < n.size() && i < people.size(); ++i) {
        if (people[i] <= 0.0) continue;
        if (free[i])
            all += n[i] = people[i];
        else
            bound.trapped += people[i];
    }
    if (all <= 0.0) return bound;

    const std::size_t out = impl_->outside(), source = out + 1;
    const auto cut_at = [&](double time) {
        FlowNet net(source + 1);
        const double scale = time > 0.0 ? time * specific_flow * k_units : 0.0;
        for (std::size_t o = 0; o < impl_->from.size(); ++o) {
            if (impl_->from[o] == impl_->to[o] || !filter(OpeningIndex(o))) continue;
            const Units c = static_cast<Units>(std::floor(scale * impl_->width[o]));
            net.add(impl_->from[o], impl_->to[o], c, impl_->to[o] == out ? 0 : c);
        }
        for (std::size_t i = 0; i < n.size(); ++i) {
            if (n[i] > 0.0) net.add(source, i, static_cast<Units>(std::llround(n[i] * k_units)), 0);
        }
        Cut cut;
        // Not push-relabel: where some people cannot get out in that time its preflow is no flow at the end.
        boost::boykov_kolmogorov_max_flow(net.graph, get(boost::edge_capacity, net.graph),
                                          get(boost::edge_residual_capacity, net.graph),
                                          get(boost::edge_reverse, net.graph), get(boost::vertex_index, net.graph),
                                          source, out);
        const auto side = net.source_side(source);
        for (std::size_t i = 0; i < n.size(); ++i) cut.behind += side[i] ? n[i] : 0.0;
        for (std::size_t o = 0; o < impl_->from.size(); ++o) {
            if (!filter(OpeningIndex(o)) || side[impl_->from[o]] == side[impl_->to[o]]) continue;
            cut.openings.push_back(OpeningIndex(o));
            cut.flow += specific_flow * impl_->width[o];
        }
        cut.all_out = cut.behind <= 0.0;
        return cut;
    };
    // Each cut states a time it needs; the next cut at that time is tighter or there is none.
    for (int round = 0; round < 64; ++round) {
        const Cut cut = cut_at(bound.time);
        if (cut.all_out || cut.flow <= 0.0 || cut.behind / cut.flow <= bound.time * (1.0 + 1e-9)) {
            break;
        }
        bound.time = cut.behind / cut.flow;
        bound.flow = cut.flow;
        bound.behind = cut.behind;
        bound.cut = cut.openings;
    }
    return bound;
}

}  // namespace taicho::world
