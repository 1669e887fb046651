#include "fire/gas_compare.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <map>
#include <memory>
#include <vector>

#include "fire/gas_outputs.h"

namespace taicho::fire {

namespace {

/// A table with named columns; empty cells are NaN.
struct Table {
    std::map<std::string, std::vector<double>> column;
    std::size_t rows = 0;
    [[nodiscard]] const std::vector<double>* find(const std::string& name) const {
        const auto at = column.find(name);
        return at == column.end() ? nullptr : &at->second;
    }
};

std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> out(1);
    for (const char c : line) {
        if (c == ',') out.emplace_back();
        else if (c != '\r') out.back().push_back(c);
    }
    return out;
}

Table read_table(const std::string& path) {
    Table t;
    std::ifstream in(path);
    std::string line;
    if (!std::getline(in, line)) return t;
    const auto names = split(line);
    while (std::getline(in, line)) {
        const auto cells = split(line);
        for (std::size_t i = 0; i < names.size(); ++i) {
            double v = NAN;
            if (i < cells.size()) std::from_chars(cells[i].data(), cells[i].data() + cells[i].size(), v);
            t.column[names[i]].push_back(v);
        }
        ++t.rows;
    }
    return t;
}

/// Our run, in the columns of the reference.
struct Run {
    std::vector<std::vector<GasRoomView>> rooms;  ///< by time, room
    std::vector<std::vector<GasVentRow>> vents;
    std::vector<double> released;                 ///< [J] up to the row
    GasState last;
};

Run run_case(const GasCase& c) {
    const auto net = std::make_shared<const GasNetwork>(build_gas_network(c.def));
    GasModel model(net);
    Run run;
    run.last = initial_gas_state(*net);
    const double dt = c.def.settings.step;
    const auto steps = static_cast<long>(std::lround(c.end / dt));
    double released = 0;
    for (long i = 0; i <= steps; ++i) {
        if (static_cast<double>(i) * dt + 1e-9 >= 5.0 * static_cast<double>(run.rooms.size())) {
            std::vector<GasRoomView> views;
            for (std::uint32_t r = 0; r < net->rooms.size(); ++r) views.push_back(view_room(*net, run.last, r));
            run.rooms.push_back(std::move(views));
            run.vents.push_back(run.last.vents);
            run.released.push_back(released);
        }
        GasFire f;
        f.room = c.fire_room;
        const double mid = (static_cast<double>(i) + 0.5) * dt;
        f.heat = c.heat.at(mid);
        f.area = c.area.at(mid);
        f.base = c.fire_base;
        GasFireResult result;
        model.advance(run.last, {&f, 1}, {&result, 1}, static_cast<double>(i) * dt, dt);
        released += result.heat * dt;
    }
    return run;
}

struct Mean {
    double sum = 0;
    long n = 0;
    void add(double v) {
        sum += v;
        ++n;
    }
    [[nodiscard]] double value() const { return n == 0 ? 0 : sum / static_cast<double>(n); }
};

/// Mean over parts of the mean over time, and the worst part.
struct Parts {
    Mean all;
    double worst = 0;
    std::string where;
    void add(const Mean& part, const std::string& name) {
        if (part.n == 0) return;
        all.add(part.value());
        if (part.value() > worst) {
            worst = part.value();
            where = name;
        }
    }
};

template <class Ours>
Mean relative_mean(const std::vector<double>& reference, double from, std::size_t rows, Ours ours) {
    Mean m;
    for (std::size_t i = 0; i < rows; ++i)
        if (reference[i] > from) m.add(std::fabs(ours(i) - reference[i]) / reference[i]);
    return m;
}

void compare_species(const Table& t, const Run& run, const std::string& id, std::size_t room,
                     std::size_t rows, Parts& parts) {
    struct Kind {
        const char* name;
        double (*ours)(const GasConditions&);
    };
    static const Kind k_kinds[] = {
        {"O2_upper_molpct", [](const GasConditions& g) { return 20.49 - 100 * g.o2; }},
        {"CO2_upper_molpct", [](const GasConditions& g) { return 100 * g.co2; }},
        {"CO_upper_molpct", [](const GasConditions& g) { return 100 * g.co; }},
        {"OD_upper_1_m", [](const GasConditions& g) { return g.extinction / std::log(10.0); }}};
    for (const Kind& k : k_kinds) {
        const auto* column = t.find(id + "." + k.name);
        if (column == nullptr) continue;
        std::vector<double> reference = *column;
        if (k.name[0] == 'O' && k.name[1] == '2')
            for (double& v : reference) v = 20.49 - v;
        const double peak = *std::max_element(reference.begin(), reference.end());
        parts.add(relative_mean(reference, 0.1 * peak, rows,
                                [&](std::size_t i) { return k.ours(run.rooms[i][room].upper); }),
                  id + "." + k.name);
    }
}

void compare_rooms(const GasCase& c, const Table& t, const Run& run, std::size_t rows, GasComparison& out) {
    Parts rise, interface_height, lower, species;
    for (std::size_t r = 0; r < c.def.rooms.size(); ++r) {
        const std::string& id = c.def.rooms[r].id;
        std::vector<double> tu = *t.find(id + ".T_upper_C");
        const std::vector<double>&tl = *t.find(id + ".T_lower_C"), &z = *t.find(id + ".layer_height_m");
        for (double& v : tu) v -= 20;
        const bool warm = *std::max_element(tu.begin(), tu.end()) > 20;
        Mean dz, dl, bias;
        double ours_pass = 0, reference_pass = 0;
        for (std::size_t i = 0; i < rows; ++i) {
            const GasRoomView& v = run.rooms[i][r];
            dz.add(std::fabs(v.interface_height - z[i]));
            const double d = v.lower.temperature - 273.15 - tl[i];
            dl.add(std::fabs(d));
            bias.add(d);
            if (reference_pass == 0 && z[i] <= 1.5) reference_pass = 5.0 * static_cast<double>(i);
            if (ours_pass == 0 && v.interface_height <= 1.5) ours_pass = 5.0 * static_cast<double>(i);
        }
        interface_height.add(dz, id);
        lower.add(dl, id);
        out.lower_bias_min = std::min(out.lower_bias_min, bias.value());
        out.lower_bias_max = std::max(out.lower_bias_max, bias.value());
        if (reference_pass > 0)
            out.passing = std::max(out.passing, std::fabs(ours_pass - reference_pass) / reference_pass);
        if (!warm) continue;
        rise.add(relative_mean(tu, 20, rows, [&](std::size_t i) {
            return run.rooms[i][r].upper.temperature - 293.15; }), id);
        compare_species(t, run, id, r, rows, species);
    }
    out.upper_rise = rise.all.value();
    out.upper_rise_worst = rise.worst;
    out.worst_room = rise.where;
    out.interface_mean = interface_height.all.value();
    out.interface_worst = interface_height.worst;
    out.lower_mean = lower.all.value();
    out.lower_worst = lower.worst;
    out.species = species.all.value();
    out.species_worst = species.worst;
}

void compare_flows(const GasCase& c, const Table& t, const Run& run, std::size_t rows, GasComparison& out) {
    struct Direction {
        std::string name;
        const std::vector<double>* reference;
        std::size_t vent;
        bool ab;
        double peak;
    };
    std::vector<Direction> list;
    double largest = 0;
    for (std::size_t v = 0; v < c.def.vents.size(); ++v)
        for (const bool ab : {true, false}) {
            const std::string& id = c.def.vents[v].id;
            const auto* column = t.find(id + (ab ? ".mdot_1to2_kg_s" : ".mdot_2to1_kg_s"));
            if (column == nullptr) column = t.find(id + (ab ? ".mdot_up_kg_s" : ".mdot_down_kg_s"));
            if (column == nullptr) continue;
            const double peak = *std::max_element(column->begin(), column->end());
            list.push_back({id + (ab ? ">" : "<"), column, v, ab, peak});
            largest = std::max(largest, peak);
        }
    Parts flows;
    for (const Direction& d : list) {
        if (d.peak <= 0.05 * largest) continue;
        flows.add(relative_mean(*d.reference, 0.1 * d.peak, rows, [&](std::size_t i) {
            const GasVentRow& v = run.vents[i][d.vent];
            return d.ab ? v.flow_ab : v.flow_ba; }), d.name);
    }
    out.flows = flows.all.value();
    out.flows_worst = flows.worst;
    out.worst_flow = flows.where;
}

}  // namespace

GasComparison compare_case(const GasCase& c, const std::string& folder) {
    GasComparison out;
    const std::string base = folder + "/" + c.id;
    const Table rooms = read_table(base + "_rooms.csv"), vents = read_table(base + "_vents.csv"),
                fire = read_table(base + "_fire.csv");
    const Run run = run_case(c);
    out.balance = run.last.balance[0];
    double content = 0;
    for (const GasRoomRow& r : run.last.rooms) content += r.mass[0] + r.mass[1];
    out.mass_relative = std::fabs(out.balance.mass_error()) / (content + out.balance.mass_total);
    out.energy_relative = std::fabs(out.balance.energy_error()) / std::max(1.0, out.balance.energy_fire);
    const auto* heat = fire.find("Fire.HRR_actual_W");
    if (rooms.rows == 0 || vents.rows == 0 || heat == nullptr) return out;
    out.found = true;
    const std::size_t rows = std::min(rooms.rows, run.rooms.size());
    compare_rooms(c, rooms, run, rows, out);
    compare_flows(c, vents, run, rows, out);
    double reference = 0;
    for (std::size_t i = 1; i < rows; ++i) reference += 2.5 * ((*heat)[i] + (*heat)[i - 1]);
    out.heat = run.released[rows - 1] / reference - 1;
    return out;
}

}  // namespace taicho::fire
