#include <fmt/format.h>

#include "core/text.h"
#include "layout/write_scenario.h"

namespace taicho::layout {

namespace {

/// Uptake of the base scenario (= arm `today`). Counts: Ha Tinh province, November 2023 (people
/// handbook D1, R); divided by its about 390 000 households (census 2019, K).
constexpr const char* k_measures = R"toml(
# Biện pháp tại chỗ. Đây là mức "hiện nay"; mỗi phương án trong study.toml chỉ thay đổi bảng này.
# What stands ready on the spot. This is the level "today"; an arm of study.toml changes this table only.
#
# Nguồn / source of the levels: Hà Tĩnh, 11/2023: 106 492 hộ có ít nhất một bình, 302 tổ liên gia,
# 1 772 lối thoát thứ hai, hơn 20 000 người nghe tuyên truyền, 3 556 người được tập huấn; chia cho
# khoảng 390 000 hộ. Một tỉnh làm ví dụ, không phải nơi này: hãy thay bằng số của địa phương.
# Ha Tinh province, Nov 2023: counts as above over some 390 000 households. One province as an example,
# not this place: replace by local figures.

[measures.extinguishers]            # bình chữa cháy
households_fraction = 0.27          # 106 492 / 390 000
per_household = 1
kind = "MFZL4"
workshop_kind = "MFZL8"
working_fraction = 0.9              # không kiểm tra định kỳ / not inspected (J)

[measures.tools]                    # dụng cụ phá dỡ, thoát nạn
households_fraction = 0.05          # giả định / judgement (J)
kinds = ["crowbar", "rope-ladder"]

[measures.training]                 # tuyên truyền | huấn luyện
talk_fraction = 0.05                # 20 000 / 390 000
drill_fraction = 0.01               # 3 556 / 390 000
months_since = 6
order = "random"                    # random | cadres-first | risk-first | by-alley
diffusion = false

[measures.volunteers]
households_fraction = 0.0           # kế hoạch: 0.02 / the plan asks for 0.02

[measures.linked_groups]            # Tổ liên gia an toàn PCCC
households_fraction = 0.01          # 302 × 10 / 390 000
group_size = 10
bell_reliability = 0.9              # (J)

[measures.fire_points]              # Điểm chữa cháy công cộng
spacing_m = 0                       # 0 = không có / none; thường 100–150 m / usually 100-150 m
drawn = false                       # điểm vẽ trên bản đồ là nơi dự kiến đặt / those on the map are where they would stand

[measures.second_exits]             # lối thoát nạn thứ hai
households_fraction = 0.005         # 1 772 / 390 000
)toml";

constexpr const char* k_block = R"toml(
[measures.block_team]               # Khu chung cư, tập thể an toàn PCCC
systems_in_order_fraction = 0.6     # báo cháy, vòi chữa cháy dùng được / alarm, hose reels (J)
self_closing_fraction = 0.7         # cửa thang bộ tự đóng còn tốt / stair doors that close (J)
wedged_fraction = 0.2               # cửa thang bộ bị chèn mở / wedged open (J)

[measures.block_systems]            # những gì bản đồ có vẽ / those the map draws
alarm_fraction = 0.6                # chuông nghe được trong căn hộ / bells heard in the flats (J)
sprinkler_fraction = 0.8            # đầu phun có nước / sprinklers with water (J)
fan_fraction = 0.5                  # quạt tăng áp thang chạy / stair fans that start (J)
lift_return_fraction = 0.7          # thang máy về tầng trệt khi báo cháy / lifts that return on alarm (J)
)toml";

std::string quoted(const std::string& s) {
    std::string out = "\"";
    for (const char c : s) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

std::string both(const Bilingual& b) {
    return "{ vi = " + quoted(b.vi) + ", en = " + quoted(b.en) + " }";
}

constexpr const char* k_arms = R"toml(
[[arms]]
id = "none"
label = { vi = "Không có gì tại chỗ", en = "Nothing on the spot" }
[arms.set]
"measures.extinguishers.per_household" = 0
"measures.tools.households_fraction" = 0
"measures.training.talk_fraction" = 0
"measures.training.drill_fraction" = 0
"measures.volunteers.households_fraction" = 0
"measures.linked_groups.households_fraction" = 0
"measures.fire_points.spacing_m" = 0
"measures.second_exits.households_fraction" = 0

[[arms]]
id = "today"
label = { vi = "Như hiện nay", en = "As today" }

[[arms]]
id = "extinguishers"
base = "none"
label = { vi = "Mỗi nhà một bình", en = "An extinguisher in every home" }
[arms.set]
"measures.extinguishers.households_fraction" = 1
"measures.extinguishers.per_household" = 1

[[arms]]
id = "trained"
base = "none"
label = { vi = "Mỗi nhà một người được tập huấn", en = "A trained member in every home" }
[arms.set]
"measures.training.talk_fraction" = 1
"measures.training.drill_fraction" = 1

[[arms]]
id = "both"
base = "none"
label = { vi = "Có bình và đã tập huấn", en = "Extinguishers and training" }
[arms.set]
"measures.extinguishers.households_fraction" = 1
"measures.extinguishers.per_household" = 1
"measures.training.talk_fraction" = 1
"measures.training.drill_fraction" = 1
)toml";

constexpr const char* k_bells = R"toml(
[[arms]]
id = "both-bells"
base = "both"
label = { vi = "Có bình, tập huấn và chuông liên gia", en = "Extinguishers, training and linked bells" }
[arms.set]
"measures.linked_groups.households_fraction" = 1
)toml";

}  // namespace

std::string scenario_text(const Scene& scene) {
    std::string out = "format = \"taicho-scenario/1\"\n";
    out += "name = " + both(scene.name) + "\n";
    out += "geometry = \"map.geojson\"\nhouseholds = \"households.csv\"\n\n[run]\n";
    out += fmt::format("duration_s = {}\n", to_text(scene.duration_s));
    out += "seed = 1\npopulation_seed = 1\n";
    if (scene.start_hour >= 0.0) out += fmt::format("start_hour = {}\n", to_text(scene.start_hour));
    out +=
        "\n# Không có [fire.ignition]: nơi, giờ và nguyên nhân cháy được rút ngẫu nhiên theo tần "
        "suất.\n"
        "# No [fire.ignition]: place, hour and cause of the fire are drawn from the rates.\n";
    out += "\n[weather]\nwind_m_s = 1.5\nwind_from_deg = 45\ntemperature_c = 24\n";
    out += k_measures;
    if (scene.block) out += k_block;
    out += fmt::format(
        "\n[measures.fire_service]           # 114\nstation_distance_km = {}            # trung vị "
        "/ median (J)\n",
        to_text(scene.station_distance_km));
    return out;
}

std::string study_text(const Scene& scene) {
    std::string out = "format = \"taicho-study/1\"\nscenario = \"scenario.toml\"\n";
    out += fmt::format("repeats = {}\n", scene.repeats);
    out +=
        "pair_by = [\"population_seed\", \"seed\"]   # cùng dân cư, cùng may rủi / same people, "
        "same luck\n";
    out += k_arms;
    if (scene.bells_arm) out += k_bells;
    out += "\n[outcomes]\nprimary = \"deaths\"\nconfidence = 0.95\n";
    return out;
}

std::string coverage_text(const Scene& scene) {
    std::string out = "format = \"taicho-study/1\"\nscenario = \"scenario.toml\"\n";
    out += fmt::format("repeats = {}\n", scene.repeats);
    out += "pair_by = [\"population_seed\", \"seed\"]\n";
    out += k_arms;
    out += R"toml(
# Độ bao phủ: bình và tập huấn cùng tăng từ 0 đến 100 % số hộ.
# Coverage: extinguishers and training grow together from 0 to 100 % of the households.
[axes.coverage]
set = ["measures.training.talk_fraction", "measures.training.drill_fraction", "measures.extinguishers.households_fraction"]
values = [0, 0.25, 0.5, 0.75, 1]
arms = ["both"]

[outcomes]
primary = "deaths"
confidence = 0.95
)toml";
    return out;
}

}  // namespace taicho::layout
