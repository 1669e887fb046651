#include "cli/spread_chain.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "fire/spread_mode.h"

namespace taicho::cli {

namespace {

constexpr std::uint32_t k_none = 0xFFFFFFFFu;

/// The first ignition in each place and the place it came from.
struct Tree {
    const io::Results& rows;
    const world::World& world;
    std::vector<std::uint32_t> first;   ///< per place: event row, or none

    [[nodiscard]] double lit_at(PlaceIndex p) const {
        if (!p.valid() || first[p.row()] == k_none) return 1e300;
        return rows.events[first[p.row()]].time;
    }
    /// Of the two sides of an opening the one that burnt first.
    [[nodiscard]] PlaceIndex burning_side(std::uint32_t opening) const {
        const world::Opening& o = world.openings[opening];
        return lit_at(o.a) <= lit_at(o.b) ? o.a : o.b;
    }
    [[nodiscard]] PlaceIndex source(const Event& e) const {
        using fire::SpreadMode;
        const auto mode = static_cast<SpreadMode>(e.mode);
        if (e.object == k_none || mode == SpreadMode::Started || mode == SpreadMode::PointSource) return {};
        // Outdoor sources are numbered openings first, then places whose roof, wall or brands it was.
        if (e.object >= world.openings.size()) return PlaceIndex(e.object - world.openings.size());
        return burning_side(e.object);
    }
    [[nodiscard]] std::string source_name(const Event& e) const {
        const PlaceIndex from = source(e);
        if (!from.valid()) return "-";
        const std::string through = e.object < world.openings.size() ? " / " + world.openings[e.object].id : "";
        return world.places[from.row()].id + through;
    }
    [[nodiscard]] std::string line(const Event& e) const {
        const std::string item = e.subject < rows.ids.items.size() ? rows.ids.items[e.subject] : "goods";
        const std::string where = e.place < world.places.size() ? world.places[e.place].id : "-";
        return fmt::format("{:8.1f} s  {} ({})  <- {}  {}  {:.1f} kW/m2 for {:.0f} s\n", e.time, where, item,
                           source_name(e), fire::spread_mode_name(static_cast<fire::SpreadMode>(e.mode)), e.values[0],
                           e.values[3]);
    }
    /// Back to the start; every step is earlier than the one it explains, so it ends.
    [[nodiscard]] std::string chain(PlaceIndex place) const {
        std::vector<std::uint32_t> steps;
        for (PlaceIndex p = place; p.valid() && first[p.row()] != k_none;) {
            const Event& e = rows.events[first[p.row()]];
            steps.push_back(first[p.row()]);
            const PlaceIndex from = source(e);
            if (!from.valid() || !(lit_at(from) < e.time)) break;
            p = from;
        }
        std::string text;
        for (std::size_t k = steps.size(); k-- > 0;) text += line(rows.events[steps[k]]);
        return text;
    }
};

/// The place of a building that lit first, or none.
PlaceIndex first_lit(const Tree& tree, const world::Building& b) {
    PlaceIndex best;
    for (const PlaceIndex p : b.places)
        if (tree.lit_at(p) < tree.lit_at(best)) best = p;
    return best;
}

}  // namespace

std::string spread_chain(const io::Results& rows, const world::World& world, const std::string& only) {
    Tree tree{rows, world, std::vector<std::uint32_t>(world.places.size(), k_none)};
    for (std::size_t k = 0; k < rows.events.size(); ++k) {
        const Event& e = rows.events[k];
        if (e.kind != EventKind::Ignition || e.place >= tree.first.size()) continue;
        std::uint32_t& first = tree.first[e.place];
        if (first == k_none || e.time < rows.events[first].time) first = static_cast<std::uint32_t>(k);
    }
    for (std::size_t p = 0; p < world.places.size() && !only.empty(); ++p)
        if (world.places[p].id == only) return tree.chain(PlaceIndex(p));
    std::string text;
    for (const world::Building& b : world.buildings) {
        if (!only.empty() && b.id != only) continue;
        const PlaceIndex place = first_lit(tree, b);
        if (place.valid()) text += b.id + "\n" + tree.chain(place);
    }
    return text;
}

}  // namespace taicho::cli
