#include "verify/experiment_model.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/text.h"
#include "fire/gas_outputs.h"
#include "io/atomic_file.h"
#include "io/csv_table.h"
#include "io/file_error.h"

namespace taicho::verify {

namespace {

constexpr double k_row_every = 10.0;   ///< [s]

io::CsvTable table_of(const std::string& file) {
    Problems problems;
    auto table = io::read_csv(file, problems);
    if (!table) throw io::FileError(file, {"không đọc được.", "cannot be read."});
    return *std::move(table);
}

std::string cell(const io::CsvTable& t, std::size_t row, const char* name) {
    const auto c = t.column(name);
    return c && *c < t.rows[row].size() ? t.rows[row][*c].text : std::string();
}

double number(const io::CsvTable& t, std::size_t row, const char* name, double otherwise = 0.0) {
    return to_real(cell(t, row, name)).value_or(otherwise);
}

std::vector<double> numbers(const std::string& list) {
    std::vector<double> out;
    for (std::size_t b = 0; b < list.size();) {
        const std::size_t e = std::min(list.find(';', b), list.size());
        out.push_back(to_real(list.substr(b, e - b)).value_or(0.0));
        b = e + 1;
    }
    return out;
}

/// "FiberCem:0.013+Gypsum:0.03" with the table of materials.
std::uint32_t lining_of(fire::GasBuildingDef& def, const io::CsvTable& materials, const std::string& layers) {
    for (std::size_t i = 0; i < def.linings.size(); ++i) {
        if (def.linings[i].id == layers) return static_cast<std::uint32_t>(i);
    }
    fire::LiningDef lining;
    lining.id = layers;
    for (std::size_t b = 0; b < layers.size();) {
        const std::size_t e = std::min(layers.find('+', b), layers.size()), colon = layers.find(':', b);
        const std::string name = layers.substr(b, colon - b);
        for (std::size_t m = 0; m < materials.rows.size(); ++m) {
            if (cell(materials, m, "id") != name) continue;
            lining.sheets.push_back({to_real(layers.substr(colon + 1, e - colon - 1)).value_or(0.01), number(materials, m, "k_W_mK"),
                                     number(materials, m, "rho_kg_m3"), 1e3 * number(materials, m, "c_kJ_kgK")});
            if (lining.sheets.size() == 1) lining.emissivity = number(materials, m, "emissivity", 0.9);
        }
        b = e + 1;
    }
    def.linings.push_back(std::move(lining));
    return static_cast<std::uint32_t>(def.linings.size() - 1);
}

/// Cracks of the walls over their height, those of the floor at the floor.
void add_leaks(fire::GasBuildingDef& def, std::uint32_t room, double wall_ratio, double floor_ratio) {
    const fire::GasRoomDef& r = def.rooms[room];
    if (wall_ratio > 0.0) {
        const double area = 2.0 * (r.width + r.depth) * r.height * wall_ratio / fire::leakage_per_area(fire::Tightness::Average);
        def.vents.push_back(fire::wall_leak(def, room, area, fire::Tightness::Average));
    }
    if (floor_ratio <= 0.0) return;
    constexpr double k_gap = 0.05;   // [m] height of the gap above the floor
    fire::GasVentDef v;
    v.id = r.id + " floor leak";
    v.a = room;
    v.leak = true;
    v.width = floor_ratio * r.width * r.depth / k_gap;
    v.sill = r.floor_z;
    v.soffit = r.floor_z + k_gap;
    def.vents.push_back(v);
}

void read_rooms(Experiment& e, const std::string& base) {
    const auto rooms = table_of(base + "_compartments.csv"), materials = table_of(base + "_materials.csv");
    for (std::size_t i = 0; i < rooms.rows.size(); ++i) {
        fire::GasRoomDef r;
        r.id = cell(rooms, i, "id");
        r.width = number(rooms, i, "width_x_m");
        r.depth = number(rooms, i, "depth_y_m");
        r.height = number(rooms, i, "height_m");
        r.floor_z = number(rooms, i, "z0_m");
        r.ceiling = lining_of(e.def, materials, cell(rooms, i, "ceiling_layers_mat:thickness_m"));
        r.walls = lining_of(e.def, materials, cell(rooms, i, "wall_layers"));
        r.floor = lining_of(e.def, materials, cell(rooms, i, "floor_layers"));
        e.def.rooms.push_back(r);
    }
    for (std::size_t i = 0; i < rooms.rows.size(); ++i) {
        add_leaks(e.def, static_cast<std::uint32_t>(i), number(rooms, i, "leak_area_ratio_wall"), number(rooms, i, "leak_area_ratio_floor"));
    }
}

void read_vents(Experiment& e, const std::string& base) {
    const auto vents = table_of(base + "_vents.csv");
    for (std::size_t i = 0; i < vents.rows.size(); ++i) {
        fire::GasVentDef v;
        v.id = cell(vents, i, "id");
        v.a = e.room(cell(vents, i, "from"));
        v.b = e.room(cell(vents, i, "to"));
        if (v.a == fire::k_outside) std::swap(v.a, v.b);
        const fire::GasRoomDef& from = e.def.rooms[v.a];
        if (cell(vents, i, "type") == "CEILING") {
            v.kind = fire::VentKind::Floor;
            v.area = number(vents, i, "area_m2");
            v.sill = v.soffit = from.floor_z + from.height;
        } else {
            v.width = number(vents, i, "width_m");
            v.sill = from.floor_z + number(vents, i, "bottom_m_above_from_floor");
            v.soffit = from.floor_z + number(vents, i, "top_m_above_from_floor");
        }
        VentSchedule s{static_cast<std::uint32_t>(e.def.vents.size()), numbers(cell(vents, i, "t_s")), numbers(cell(vents, i, "open_fraction"))};
        if (!s.time.empty()) {
            v.open_fraction = s.fraction.front();
            e.schedules.push_back(std::move(s));
        }
        e.def.vents.push_back(v);
    }
}

void read_fires(Experiment& e, const std::string& base) {
    const auto meta = nlohmann::json::parse(io::read_text_file(base + "_meta.json", std::size_t{1} << 20));
    e.def.settings.ambient_temperature = 273.15 + meta["ambient"]["exterior_temperature"].get<double>();
    e.def.settings.interior_temperature = 273.15 + meta["ambient"]["interior_temperature"].get<double>();
    e.def.settings.relative_humidity = 0.01 * meta["ambient"]["relative_humidity"].get<double>();
    const auto table = table_of(base + "_fire.csv");
    for (std::size_t k = 0; k < meta["fires"].size(); ++k) {
        const auto& chemistry = meta["chemistry"][k];
        ExperimentFire f;
        f.room = e.room(meta["fires"][k]["room"].get<std::string>());
        f.fuel = static_cast<std::uint32_t>(e.def.fuels.size());
        fire::GasFuelDef fuel;
        fuel.id = chemistry["id"].get<std::string>();
        fuel.carbon = chemistry["carbon"].get<double>();
        fuel.hydrogen = chemistry["hydrogen"].get<double>();
        fuel.oxygen = chemistry["oxygen"].get<double>();
        fuel.heat_of_combustion = 1e3 * chemistry["heat_of_combustion"].get<double>();
        fuel.radiative_fraction = chemistry["radiative_fraction"].get<double>();
        std::vector<double> t, q;
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            if (cell(table, i, "fire") != fuel.id) continue;
            t.push_back(number(table, i, "t_s"));
            q.push_back(1e3 * number(table, i, "hrr_kW"));
            f.base = t.size() == 1 ? number(table, i, "height_m") : f.base;
            f.area = number(table, i, "area_m2", 0.1);
            fuel.yield_co = number(table, i, "co_yield");
            fuel.yield_soot = number(table, i, "soot_yield");
        }
        e.end = std::max(e.end, t.empty() ? 0.0 : t.back());
        f.heat = Curve(t, q);
        e.def.fuels.push_back(fuel);
        e.fires.push_back(std::move(f));
    }
}

}  // namespace

std::uint32_t Experiment::room(const std::string& id) const {
    for (std::size_t i = 0; i < def.rooms.size(); ++i) {
        if (def.rooms[i].id == id) return static_cast<std::uint32_t>(i);
    }
    return fire::k_outside;
}

Experiment read_experiment(const std::string& base) {
    Experiment e;
    e.def.settings.all_active = true;
    read_rooms(e, base);
    read_vents(e, base);
    read_fires(e, base);
    return e;
}

std::vector<LayerCurves> run_experiment(const Experiment& e) {
    const auto net = std::make_shared<const fire::GasNetwork>(fire::build_gas_network(e.def));
    fire::GasModel model(net);
    fire::GasState state = fire::initial_gas_state(*net);
    std::vector<LayerCurves> out(e.def.rooms.size());
    const double dt = e.def.settings.step;
    const auto steps = static_cast<long>(std::lround(e.end / dt));
    std::vector<fire::GasFire> fires(e.fires.size());
    for (long i = 0; i <= steps; ++i) {
        const double t = static_cast<double>(i) * dt;
        if (t + 1e-9 >= k_row_every * static_cast<double>(out[0].time.size())) {
            for (std::size_t r = 0; r < out.size(); ++r) {
                const auto v = fire::view_room(*net, state, static_cast<std::uint32_t>(r));
                out[r].time.push_back(t);
                out[r].upper.push_back(v.upper.temperature - 273.15);
                out[r].lower.push_back(v.lower.temperature - 273.15);
                out[r].height.push_back(v.interface_height);
                out[r].co2.push_back(v.upper.co2);
            }
        }
        for (const VentSchedule& s : e.schedules) model.set_vent_fraction(state, s.vent, Curve(s.time, s.fraction).at(t));
        for (std::size_t k = 0; k < fires.size(); ++k) {
            fires[k].room = e.fires[k].room;
            fires[k].fuel = e.fires[k].fuel;
            fires[k].heat = e.fires[k].heat.at(t + 0.5 * dt);
            fires[k].base = e.fires[k].base;
            fires[k].area = e.fires[k].area;
        }
        model.advance(state, fires, {}, t, dt);
    }
    return out;
}

LayerCurves read_layers(const std::string& file) {
    const auto t = table_of(file);
    LayerCurves out;
    for (std::size_t i = 0; i < t.rows.size(); ++i) {
        out.time.push_back(number(t, i, "time_s"));
        out.upper.push_back(number(t, i, "T_upper_C"));
        out.lower.push_back(number(t, i, "T_lower_C"));
        out.height.push_back(number(t, i, "layer_height_m"));
    }
    return out;
}

double LayerCurves::mean(const std::vector<double> LayerCurves::*what, double from, double to) const {
    double sum = 0.0;
    int n = 0;
    for (std::size_t i = 0; i < time.size(); ++i) {
        if (time[i] < from - 1e-9 || time[i] > to + 1e-9) continue;
        sum += (this->*what)[i];
        ++n;
    }
    return n == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / n;
}

BiasSpread bias_of(const std::vector<Pair>& pairs) {
    double sum = 0.0, squares = 0.0;
    BiasSpread out;
    for (const Pair& p : pairs) {
        if (!(p.measured > 0.0) || !(p.ours > 0.0)) continue;
        const double l = std::log(p.ours / p.measured);
        sum += l;
        squares += l * l;
        ++out.n;
    }
    if (out.n == 0) return {0, 0, 0};
    const auto n = static_cast<double>(out.n);
    out.bias = std::exp(sum / n);
    out.spread = out.n < 2 ? 0.0 : std::sqrt(std::max(0.0, (squares - sum * sum / n) / (n - 1)));
    return out;
}

}  // namespace taicho::verify
