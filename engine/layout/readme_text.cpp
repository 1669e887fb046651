#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "layout/write_scenario.h"

namespace taicho::layout {

namespace {

using world::FeatureKind;

constexpr std::size_t k_repairs_shown = 40;

struct Counts {
    int buildings = 0, rooms = 0, openings = 0, items = 0, people = 0;
    std::map<std::string, int> trades;
};

Counts count(const Scene& scene) {
    Counts c;
    for (const auto& f : scene.map.features) {
        c.buildings += f.kind == FeatureKind::Building;
        c.rooms += f.kind == FeatureKind::Room;
        c.openings += f.line.size() == 2 && f.kind != FeatureKind::Alley;
        c.items += f.what == "item";
    }
    for (const auto& h : scene.households) {
        c.people += std::max(0, h.member_count) + std::max(0, h.live_in_workers);
        if (!h.trade.empty()) ++c.trades[h.trade];
    }
    return c;
}

std::string trades_text(const Counts& c, bool vi) {
    static const std::map<std::string, const char*> k_vi = {
        {"wood", "gỗ"}, {"textile", "dệt may"}, {"plastic", "nhựa"}};
    std::string out;
    for (const auto& [trade, n] : c.trades) {
        const auto it = k_vi.find(trade);
        out += fmt::format("{}{} {}", out.empty() ? "" : ", ",
                           vi && it != k_vi.end() ? it->second : trade, n);
    }
    return out.empty() ? (vi ? "không" : "none") : out;
}

std::string repairs_section(const Scene& scene, bool vi) {
    if (scene.repairs.empty()) return "";
    std::map<std::string, int> kinds;
    for (const Repair& r : scene.repairs) ++kinds[r.what];
    std::string out = vi ? "\n### Đã sửa khi nhập\n\nDanh sách đầy đủ trong `repairs.csv`.\n\n"
                         : "\n### Repaired on import\n\nAll of them are in `repairs.csv`.\n\n";
    for (const auto& [what, n] : kinds) out += fmt::format("- `{}`: {}\n", what, n);
    out += "\n";
    for (std::size_t i = 0; i < std::min(k_repairs_shown, scene.repairs.size()); ++i) {
        const Repair& r = scene.repairs[i];
        out += fmt::format("- `{}` ({:.1f}, {:.1f}): {}\n", r.id, r.at.x, r.at.y,
                           vi ? r.text.vi : r.text.en);
    }
    return out;
}

std::string language_section(const Scene& scene, const Counts& c, bool vi) {
    std::string out = vi ? "## Tiếng Việt\n\n" : "## English\n\n";
    out += (vi ? scene.summary.vi : scene.summary.en) + "\n\n";
    out += vi ? fmt::format(
                    "{} nhà, {} hộ, {} người; {} phòng, {} cửa và lối thông, {} vật cháy; hộ làm "
                    "nghề: {}.\n",
                    c.buildings, scene.households.size(), c.people, c.rooms, c.openings, c.items,
                    trades_text(c, true))
              : fmt::format(
                    "{} buildings, {} households, {} people; {} rooms, {} openings, {} fuel "
                    "packages; households with a craft: {}.\n",
                    c.buildings, scene.households.size(), c.people, c.rooms, c.openings, c.items,
                    trades_text(c, false));
    out += vi ? "\n### Giả định\n\n" : "\n### Assumptions\n\n";
    for (const Bilingual& a : scene.assumptions) out += "- " + (vi ? a.vi : a.en) + "\n";
    out += vi ? "- Mức trang bị \"hiện nay\" lấy Hà Tĩnh 11/2023 làm ví dụ (nguồn ghi trong "
                "`scenario.toml`).\n"
              : "- The level \"today\" takes Ha Tinh province, November 2023, as an example "
                "(source in `scenario.toml`).\n";
    out += repairs_section(scene, vi);
    return out;
}

}  // namespace

std::string readme_text(const Scene& scene) {
    const Counts c = count(scene);
    std::string out = "# " + scene.name.vi + " · " + scene.name.en + "\n\n";
    out += "    taicho check .\n    taicho compare . -o results\n\n";
    if (!scene.recipe.empty()) {
        out += "Được sinh bằng · made by: `" + scene.recipe + "`\n\n";
    }
    out += language_section(scene, c, true) + "\n" + language_section(scene, c, false);
    out += R"md(
## Tệp · Files

| tệp / file | nội dung / content |
|---|---|
| `scenario.toml` | thời gian, thời tiết, biện pháp / time, weather, measures |
| `map.geojson` | phòng, cửa, cầu thang, ngõ, vật cháy; mét / rooms, openings, stairs, alleys, fuel packages; metres |
| `households.csv` | một dòng một hộ; ô trống do biện pháp quyết định / one row per household; empty cells are decided by the measures |
| `study.toml` | các phương án so sánh / the arms compared |
| `study-coverage.toml` | đường cong bao phủ 0–100 % / coverage curve 0-100 % |

`households.csv`: `home` = các phòng, cách nhau bằng `;` / places, separated by `;`; `members` = số người
trong hộ / people of the household; `live_in_workers` = thợ ngủ lại / workers asleep inside; `group` = tổ
liên gia / linked group; `cadre` = 1 nếu có cán bộ, đảng viên / 1 with an official or party member;
`trained`, `bottles`, `tools`, `volunteer`, `second_exit` = để trống hoặc ghi thực tế / empty or what is true.
)md";
    return out;
}

}  // namespace taicho::layout
