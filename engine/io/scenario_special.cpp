#include <fmt/format.h>

#include <cmath>

#include "io/csv_table.h"
#include "io/households_csv.h"
#include "io/scenario_context.h"

namespace taicho::io {

using Type = TomlValue::Type;

namespace {

bool one_of(ScenarioContext& c, const TomlValue& v, const std::string& path,
            const std::vector<std::string>& words) {
    std::string all;
    for (const auto& w : words) {
        if (v.is(Type::String) && v.text == w) return true;
        all += (all.empty() ? "" : ", ") + w;
    }
    c.error("E-RANGE-02", v.pos, path, v.shown(),
            fmt::format("`{}` không nhận {}; chọn: {}.", path, v.shown(), all),
            fmt::format("`{}` cannot be {}; it is one of {}.", path, v.shown(), all), all,
            closest(v.text, words));
    return false;
}

void read_format(ScenarioContext& c, const TomlValue& v) {
    if (v.is(Type::String) && v.text == "taicho-scenario/1") return;
    c.error("E-SYN-06", v.pos, "format", v.shown(),
            fmt::format("phiên bản này đọc \"taicho-scenario/1\", không phải {}.", v.shown()),
            fmt::format("this version reads \"taicho-scenario/1\", not {}.", v.shown()),
            "taicho-scenario/1");
}

void read_households_table(ScenarioContext& c, const TomlValue& v, const std::string& path) {
    const auto text = c.table_text(v, path);
    if (text) parse_households(*text, *c.beside(v, path), c.out.people.households, c.problems);
}

/// t-squared growth classes, NFPA 204 / SFPE: time to 1055 kW of 600, 300, 150 and 75 s [W/s2].
void read_growth(ScenarioContext& c, const TomlValue& v, const std::string& path,
                 fire::ItemDef& item) {
    const std::vector<std::string> words = {"slow", "medium", "fast", "ultra-fast"};
    constexpr double k_alpha[] = {2.93, 11.72, 46.89, 187.6};
    if (!one_of(c, v, path, words)) return;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (v.text == words[i]) item.alpha = k_alpha[i];
    }
}

void read_formula(ScenarioContext& c, const TomlValue& v, const std::string& path,
                  fire::FuelSpec& fuel) {
    if (!v.is(Type::Table))
        return value_type_error(c, v, path, "bảng { c, h, o, n, cl }",
                                "a table { c, h, o, n, cl }");
    fuel.c = fuel.h = fuel.o = fuel.n = fuel.cl = 0.0;
    for (const TomlMember& m : v.members) {
        double* atom = m.key == "c"    ? &fuel.c
                       : m.key == "h"  ? &fuel.h
                       : m.key == "o"  ? &fuel.o
                       : m.key == "n"  ? &fuel.n
                       : m.key == "cl" ? &fuel.cl
                                       : nullptr;
        if (atom == nullptr) {
            unknown_key(c, m, path + "." + m.key, {"c", "h", "o", "n", "cl"});
        } else if (const auto x = read_number(c, m.value, path + "." + m.key, 0.0, 1000.0)) {
            *atom = *x;
        }
    }
}

void read_layers(ScenarioContext& c, const TomlValue& v, const std::string& path,
                 fire::LiningSpec& lining) {
    if (!v.is(Type::Array) || v.items.empty())
        return value_type_error(c, v, path, "danh sách lớp", "a list of layers");
    const std::vector<std::string> keys = {"conductivity_w_mk", "density_kg_m3",
                                           "heat_capacity_j_kgk", "thickness_mm"};
    for (const TomlValue& row : v.items) {
        if (!row.is(Type::Table))
            return value_type_error(c, row, path, "bảng của một lớp", "the table of a layer");
        fire::LiningLayer layer;
        for (const TomlMember& m : row.members) {
            const std::string key = path + "." + m.key;
            if (m.key == keys[0])
                layer.conductivity =
                    read_number(c, m.value, key, 1e-4, 500).value_or(layer.conductivity);
            else if (m.key == keys[1])
                layer.density = read_number(c, m.value, key, 1, 20000).value_or(layer.density);
            else if (m.key == keys[2])
                layer.heat_capacity =
                    read_number(c, m.value, key, 1, 10000).value_or(layer.heat_capacity);
            else if (m.key == keys[3])
                layer.thickness =
                    1e-3 * read_number(c, m.value, key, 0.01, 5000).value_or(1e3 * layer.thickness);
            else
                unknown_key(c, m, key, keys);
        }
        lining.layers.push_back(layer);
    }
}

int flag_of(ScenarioContext& c, const TomlValue& v, const std::string& path) {
    if (v.is(Type::Bool)) return v.boolean;
    value_type_error(c, v, path, "true hoặc false", "true or false");
    return -1;
}

void read_member(ScenarioContext& c, const TomlValue& row, const std::string& path,
                 people::MemberDef& out) {
    const std::vector<std::string> keys = {"age", "male", "talk", "drill", "walking", "role"};
    for (const TomlMember& m : row.members) {
        const std::string key = path + "." + m.key;
        if (m.key == "age")
            out.age = read_number(c, m.value, key, 0, 110).value_or(-1.0);
        else if (m.key == "male")
            out.male = flag_of(c, m.value, key);
        else if (m.key == "talk")
            out.talk = flag_of(c, m.value, key);
        else if (m.key == "drill")
            out.drill = flag_of(c, m.value, key);
        else if (m.key == "walking") {
            if (one_of(c, m.value, key, {"normal", "impaired", "wheelchair", "carried"}))
                out.walking = m.value.text;
        } else if (m.key == "role") {
            if (m.value.is(Type::String))
                out.role = m.value.text;
            else
                value_type_error(c, m.value, key, "chuỗi trong ngoặc kép", "text in quotes");
        } else {
            unknown_key(c, m, key, keys);
        }
    }
}

void read_members(ScenarioContext& c, const TomlValue& v, const std::string& path,
                  people::HouseholdDef& h) {
    if (v.is(Type::Integer)) {
        if (const auto n = read_number(c, v, path, 0, 500)) h.member_count = static_cast<int>(*n);
        return;
    }
    if (!v.is(Type::Array))
        return value_type_error(c, v, path, "số người hoặc danh sách { age, … }",
                                "a number of people or a list of { age, … }");
    for (std::size_t i = 0; i < v.items.size(); ++i) {
        const std::string key = fmt::format("{}[{}]", path, i);
        people::MemberDef member;
        if (v.items[i].is(Type::Table))
            read_member(c, v.items[i], key, member);
        else
            value_type_error(c, v.items[i], key, "bảng { age, … }", "a table { age, … }");
        h.members.push_back(member);
    }
    h.member_count = static_cast<int>(h.members.size());
}

void read_weights(ScenarioContext& c, const TomlValue& v, const std::string& path,
                  people::PersonDef& p) {
    if (!v.is(Type::Table))
        return value_type_error(c, v, path, "bảng { lối-ra = xác suất }",
                                "a table { exit = probability }");
    p.exits.clear();
    p.exit_weights.clear();
    for (const TomlMember& m : v.members) {
        const auto w = read_number(c, m.value, path + "." + m.key, 0, 1e6);
        if (!w) continue;
        p.exits.push_back(m.key);
        p.exit_weights.push_back(*w);
    }
}

void read_times(ScenarioContext& c, const TomlValue& v, const std::string& path,
                people::ArrivalDef& a) {
    const auto text = c.table_text(v, path);
    if (!text) return;
    const auto table = parse_csv(*text, v.text, c.problems);
    if (!table) return;
    const auto column = table->column("time_s");
    if (!column) {
        return c.error("E-KEY-03", v.pos, path, v.text,
                       fmt::format("`{}`: tệp thiếu cột time_s.", path),
                       fmt::format("`{}`: the file has no column time_s.", path));
    }
    for (const auto& row : table->rows) {
        if (const auto t = cell_number(row[*column], "time_s", c.problems)) a.times.push_back(*t);
    }
}

/// Columns of an atmosphere table carry the names of the keys.
void read_atmosphere(ScenarioContext& c, const Section& s, const TomlValue& v,
                     const std::string& path, void* object) {
    const auto text = c.table_text(v, path);
    if (!text) return;
    const auto table = parse_csv(*text, v.text, c.problems);
    if (!table) return;
    const auto time = table->column("time_s");
    if (!time) {
        return c.error("E-KEY-03", v.pos, path, v.text,
                       fmt::format("`{}`: tệp thiếu cột time_s.", path),
                       fmt::format("`{}`: the file has no column time_s.", path));
    }
    for (const Field& f : s.fields) {
        const auto column = table->column(f.key);
        if (!column || f.ref == nullptr) continue;
        std::vector<double> xs, ys;
        for (const auto& row : table->rows) {
            if (row[*column].text.empty()) continue;
            const auto x = cell_number(row[*time], "time_s", c.problems),
                       y = cell_number(row[*column], f.key, c.problems);
            if (!x || !y) return;
            xs.push_back(*x);
            ys.push_back(f.scale * *y + f.offset);
        }
        const Ref ref = f.ref(object);
        if (Curve* const* curve = std::get_if<Curve*>(&ref))
            **curve = Curve(std::move(xs), std::move(ys));
    }
}

void read_world(ScenarioContext& c, const TomlMember& m, const std::string& path) {
    if (m.key == "gas") {
        if (one_of(c, m.value, path, {"simulated", "off"}))
            c.out.fire.gas_simulated = m.value.text == "simulated";
    } else if (m.key == "smoke_speed_law") {
        if (one_of(c, m.value, path,
                   {"fridolf", "jin", "jin-irritant", "frantzich", "fds-evac", "purser"})) {
            c.out.people.smoke_speed_law = m.value.text;
        }
    } else {
        if (!m.value.is(Type::Array))
            return value_type_error(c, m.value, path, "danh sách \"x\", \"y\"",
                                    "a list of \"x\", \"y\"");
        for (const TomlValue& i : m.value.items) {
            if (!one_of(c, i, path, {"x", "y"})) continue;
            (i.text == "x" ? c.out.periodic_x : c.out.periodic_y) = true;
        }
    }
}

void read_root(ScenarioContext& c, const TomlMember& m, const std::string& path) {
    if (m.key == "format")
        read_format(c, m.value);
    else if (m.key == "households_table" || m.key == "households")
        read_households_table(c, m.value, path);
    // geometry is read before everything else
}

}  // namespace

void read_special(ScenarioContext& c, const Section& s, const TomlMember& m,
                  const std::string& path, void* object) {
    const std::string_view at = s.path;
    if (at.empty()) return read_root(c, m, path);
    if (at == "world") return read_world(c, m, path);
    if (at == "items") return read_growth(c, m.value, path, *static_cast<fire::ItemDef*>(object));
    if (at == "fuels") return read_formula(c, m.value, path, *static_cast<fire::FuelSpec*>(object));
    if (at == "linings")
        return read_layers(c, m.value, path, *static_cast<fire::LiningSpec*>(object));
    if (at == "atmospheres") return read_atmosphere(c, s, m.value, path, object);
    if (at == "households")
        return read_members(c, m.value, path, *static_cast<people::HouseholdDef*>(object));
    if (at == "persons")
        return read_weights(c, m.value, path, *static_cast<people::PersonDef*>(object));
    if (at == "arrivals")
        return read_times(c, m.value, path, *static_cast<people::ArrivalDef*>(object));
    if (at == "people.defaults") {
        Field f;
        f.lo = -1.0, f.hi = 86400.0;
        c.pretravel = read_distribution(c, f, m.value, path);
    }
}

void read_parameters(ScenarioContext& c, const TomlValue& table, const std::string& prefix) {
    for (const TomlMember& m : table.members) {
        const std::string key = prefix.empty() ? m.key : prefix + "." + m.key;
        if (m.value.is(Type::Table))
            read_parameters(c, m.value, key);
        else if (m.value.is(Type::Bool))
            c.out.people.parameters[key] = m.value.boolean;
        else if (const auto x =
                     read_number(c, m.value, "people.parameters." + key, -1e300, 1e300)) {
            c.out.people.parameters[key] = *x;
        }
    }
}

}  // namespace taicho::io
