#include "fire/gas_elimination.h"

#include <Eigen/OrderingMethods>
#include <Eigen/SparseCore>
#include <algorithm>

namespace taicho::fire {

namespace {

/// Rooms in elimination order of the whole network; blocks stay apart because nothing couples them.
std::vector<std::uint32_t> minimum_degree(const GasNetwork& net) {
    const auto n = static_cast<Eigen::Index>(net.rooms.size());
    std::vector<Eigen::Triplet<double>> entries;
    for (const GasVent& v : net.vents) {
        if (v.a >= net.rooms.size() || v.b >= net.rooms.size()) continue;
        entries.emplace_back(static_cast<int>(v.a), static_cast<int>(v.b), 1.0);
        entries.emplace_back(static_cast<int>(v.b), static_cast<int>(v.a), 1.0);
    }
    for (int i = 0; i < n; ++i) entries.emplace_back(i, i, 1.0);
    Eigen::SparseMatrix<double> a(n, n);
    a.setFromTriplets(entries.begin(), entries.end());
    Eigen::PermutationMatrix<Eigen::Dynamic, Eigen::Dynamic, int> perm;
    Eigen::AMDOrdering<int> amd;
    amd(a, perm);
    std::vector<std::uint32_t> sequence(static_cast<std::size_t>(n));
    for (int i = 0; i < n; ++i)
        sequence[static_cast<std::size_t>(i)] = static_cast<std::uint32_t>(perm.indices()[i]);
    return sequence;
}

void sort_into_blocks(GasNetwork& net, const std::vector<std::uint32_t>& sequence) {
    net.block_start.assign(net.blocks + 1, 0);
    for (const GasRoom& r : net.rooms) ++net.block_start[r.block + 1];
    for (std::size_t b = 0; b < net.blocks; ++b) net.block_start[b + 1] += net.block_start[b];
    std::vector<std::uint32_t> next(net.block_start.begin(), net.block_start.end() - 1);
    net.block_rooms.resize(net.rooms.size());
    net.order.resize(net.rooms.size());
    for (const std::uint32_t r : sequence) {
        const std::uint32_t place = next[net.rooms[r].block]++;
        net.block_rooms[place] = r;
        net.order[r] = place;
    }
}

/// Symbolic elimination: the column of r, without its first row, is merged into that row's column.
std::vector<std::vector<std::uint32_t>> symbolic(const GasNetwork& net) {
    std::vector<std::vector<std::uint32_t>> column(net.rooms.size());
    for (const GasVent& v : net.vents) {
        if (v.a >= net.rooms.size() || v.b >= net.rooms.size()) continue;
        const bool a_first = net.order[v.a] < net.order[v.b];
        column[a_first ? v.a : v.b].push_back(a_first ? v.b : v.a);
    }
    const auto earlier = [&](std::uint32_t x, std::uint32_t y) { return net.order[x] < net.order[y]; };
    for (const std::uint32_t r : net.block_rooms) {
        auto& c = column[r];
        std::sort(c.begin(), c.end(), earlier);
        c.erase(std::unique(c.begin(), c.end()), c.end());
        if (c.size() < 2) continue;
        auto& parent = column[c.front()];
        parent.insert(parent.end(), c.begin() + 1, c.end());
    }
    return column;
}

std::uint32_t find_slot(const GasNetwork& net, std::uint32_t x, std::uint32_t y) {
    if (net.order[x] > net.order[y]) std::swap(x, y);
    for (std::uint32_t k = net.column_start[x]; k < net.column_start[x + 1]; ++k)
        if (net.column_row[k] == y) return k;
    return k_outside;
}

}  // namespace

void prepare_elimination(GasNetwork& net) {
    const std::size_t n = net.rooms.size();
    sort_into_blocks(net, n == 0 ? std::vector<std::uint32_t>{} : minimum_degree(net));
    const auto column = symbolic(net);
    net.column_start.assign(n + 1, 0);
    for (std::size_t r = 0; r < n; ++r) {
        net.column_start[r + 1] = net.column_start[r] + static_cast<std::uint32_t>(column[r].size());
        net.column_row.insert(net.column_row.end(), column[r].begin(), column[r].end());
    }
    net.pair_start.assign(n + 1, 0);
    for (std::size_t r = 0; r < n; ++r) {
        for (std::size_t i = 0; i < column[r].size(); ++i)
            for (std::size_t j = i + 1; j < column[r].size(); ++j)
                net.pair_slot.push_back(find_slot(net, column[r][i], column[r][j]));
        net.pair_start[r + 1] = static_cast<std::uint32_t>(net.pair_slot.size());
    }
    for (GasVent& v : net.vents)
        if (v.a < n && v.b < n) v.slot = find_slot(net, v.a, v.b);
}

void solve_in_place(const GasNetwork& net, GasMatrix& m, std::span<const std::uint32_t> rooms,
                    double* x) {
    const std::uint32_t* row = net.column_row.data();
    for (const std::uint32_t r : rooms) {
        const double inverse = 1 / m.diagonal[r];
        m.diagonal[r] = inverse;
        const std::uint32_t begin = net.column_start[r], end = net.column_start[r + 1];
        std::uint32_t pair = net.pair_start[r];
        for (std::uint32_t k = begin; k < end; ++k) {
            const double l = m.off[k] * inverse;
            m.diagonal[row[k]] -= l * m.off[k];
            x[row[k]] -= l * x[r];
            for (std::uint32_t j = k + 1; j < end; ++j) m.off[net.pair_slot[pair++]] -= l * m.off[j];
        }
    }
    for (std::size_t i = rooms.size(); i-- > 0;) {
        const std::uint32_t r = rooms[i];
        double sum = x[r];
        for (std::uint32_t k = net.column_start[r]; k < net.column_start[r + 1]; ++k)
            sum -= m.off[k] * x[row[k]];
        x[r] = sum * m.diagonal[r];
    }
}

}  // namespace taicho::fire
