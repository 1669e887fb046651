#include "io/units.h"

#include <algorithm>

namespace taicho::io {

const std::vector<std::string>& unit_endings() {
    static const std::vector<std::string> endings = [] {
        std::vector<std::string> e = {
            "m", "m2", "m3", "s", "kw", "kw_m2", "mj_m2", "c", "m_s", "p_m2", "l", "fraction",
            "vnd", "vnd_m2", "vnd_day", "kg", "kw_s2", "pa", "deg", "db", "months", "years", "days",
            "min", "h", "l_s", "kg_m3", "mm", "ppm", "percent", "w_mk", "j_kgk", "mj_kg", "m1",
            "p_m_s", "mj", "km", "m2_kg",
            // not ours, but people write them: they are named in the message
            "cm", "inch", "ft", "k", "f", "w", "mw", "j", "kj", "g", "t", "km_h", "ms", "kpa",
            "bar", "rad", "hour", "hours", "sec", "secs", "minutes", "w_m2", "mw_m2", "kj_kg",
            "l_min", "degc"};
        std::sort(e.begin(), e.end(), [](const std::string& a, const std::string& b) {
            return a.size() != b.size() ? a.size() > b.size() : a < b;
        });
        return e;
    }();
    return endings;
}

KeyParts split_unit(std::string_view key) {
    for (const std::string& e : unit_endings()) {
        if (key.size() > e.size() + 1 && key.substr(key.size() - e.size()) == e &&
            key[key.size() - e.size() - 1] == '_') {
            return {std::string(key.substr(0, key.size() - e.size() - 1)), e};
        }
    }
    return {std::string(key), ""};
}

}  // namespace taicho::io
