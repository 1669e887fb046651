#include "response/costs.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace taicho::response {

const std::vector<CostItem>& cost_items() {
    // Upkeep of a bottle: yearly check 35 000 (K) and a recharge of 115 000 (K) every fifth year (J). Training:
    // time 90 000 and consumables 30 000 (J), repeated every second year (J).
    static const std::vector<CostItem> items = {
        {"MFZL1", 130e3, 8, 45e3, 'K', "powder bottle 1 kg", "bình bột 1 kg"},
        {"MFZL2", 180e3, 8, 50e3, 'K', "powder bottle 2 kg", "bình bột 2 kg"},
        {"MFZL4", 250e3, 8, 58e3, 'R', "powder bottle 4 kg", "bình bột 4 kg"},
        {"MFZL8", 400e3, 8, 65e3, 'K', "powder bottle 8 kg", "bình bột 8 kg"},
        {"MFTZL35", 2.5e6, 8, 150e3, 'J', "powder trolley 35 kg", "xe đẩy bột 35 kg"},
        {"MFZ4", 250e3, 8, 58e3, 'K', "powder bottle 4 kg, BC", "bình bột BC 4 kg"},
        {"MFZ8", 400e3, 8, 65e3, 'K', "powder bottle 8 kg, BC", "bình bột BC 8 kg"},
        {"MT3", 450e3, 8, 58e3, 'R', "CO2 bottle 3 kg", "bình CO2 3 kg"},
        {"MT5", 700e3, 8, 65e3, 'J', "CO2 bottle 5 kg", "bình CO2 5 kg"},
        {"mini", 200e3, 5, 0, 'R', "mini bottle", "bình mini"},
        {"tools", 300e3, 15, 0, 'K', "set of tools", "bộ dụng cụ phá dỡ"},
        {"hood", 200e3, 5, 0, 'R', "smoke hood, one person", "mặt nạ chống khói, một người"},
        {"talk", 60e3, 2, 0, 'J', "talk, one person", "tuyên truyền, một người"},
        {"drill", 120e3, 2, 0, 'J', "drill, one person", "huấn luyện, một người"},
        {"volunteer", 120e3, 1, 300e3, 'J', "volunteer: yearly drill, kit", "tình nguyện viên: huấn luyện, trang bị"},
        {"bell", 500e3, 8, 0, 'J', "linked bell and two call points", "chuông báo và hai nút ấn"},
        {"fire_point", 10e6, 10, 1e6, 'J', "public fire point", "điểm chữa cháy công cộng"},
        {"second_exit", 350e3, 15, 0, 'R', "opened cage, rope or ladder", "mở chuồng cọp, thang dây"},
        {"warden", 120e3, 1, 0, 'J', "floor warden", "người phụ trách tầng"},
        {"systems", 2e6, 1, 0, 'J', "systems kept in order, per storey", "bảo trì hệ thống, mỗi tầng"},
        {"alarm_upkeep", 1e6, 1, 0, 'J', "alarm zones kept in order, per storey", "bảo trì báo cháy, mỗi tầng"},
        {"sprinkler_upkeep", 1.5e6, 1, 0, 'J', "sprinklers kept in order, per storey", "bảo trì đầu phun, mỗi tầng"},
        {"fan_upkeep", 0.8e6, 1, 0, 'J', "stair fans kept in order, per storey", "bảo trì quạt tăng áp thang, mỗi tầng"},
        {"lift_upkeep", 0.3e6, 1, 0, 'J', "lift return kept in order, per storey", "bảo trì thang máy về trệt, mỗi tầng"},
        {"pump", 55e6, 15, 1e6, 'K', "portable community pump", "máy bơm khiêng tay"},
        {"command", 120e3, 1, 0, 'J', "on-site commander: yearly drill", "chỉ huy tại chỗ: huấn luyện hằng năm"},
    };
    return items;
}

const CostItem& cost_item(const std::string& key) {
    const auto& items = cost_items();
    const auto it = std::find_if(items.begin(), items.end(),
                                 [&](const CostItem& i) { return key == i.key; });
    assert(it != items.end());
    return *it;
}

namespace {

constexpr double k_as_found = 0.6;   // of the systems in order without upkeep (D4, J)
constexpr double k_people = 3.5;     // per household (D5, K)

/// Share of the way from what is found without upkeep to all in order.
double above(double share, double as_found) { return std::max(0.0, share - as_found) / (1.0 - as_found); }

double tools(const ToolMeasure& m, const CostBasis& b) {
    const auto has = [&](const char* kind) { return std::find(m.kinds.begin(), m.kinds.end(), kind) != m.kinds.end(); };
    const bool more = std::any_of(m.kinds.begin(), m.kinds.end(), [](const std::string& k) { return k != "hood"; });
    const double each = (more ? cost_item("tools").annual_vnd() : 0.0) + (has("hood") ? k_people * cost_item("hood").annual_vnd() : 0.0);
    return b.households * m.households_fraction * each;
}

/// Keeping in order what a block has built in, beyond what is found today (D4).
double block_systems(const BlockSystemsMeasure& m, const CostBasis& b) {
    const BlockSystemsMeasure found;
    return b.storeys * (above(m.alarm_fraction, found.alarm_fraction) * cost_item("alarm_upkeep").annual_vnd() +
                        above(m.sprinkler_fraction, found.sprinkler_fraction) * cost_item("sprinkler_upkeep").annual_vnd() +
                        above(m.fan_fraction, found.fan_fraction) * cost_item("fan_upkeep").annual_vnd() +
                        above(m.lift_return_fraction, found.lift_return_fraction) * cost_item("lift_upkeep").annual_vnd());
}

double bottles(const ExtinguisherMeasure& m, const CostBasis& b) {
    const double homes = std::max(0.0, b.households - b.workshops) * cost_item(m.kind).annual_vnd();
    const double works = b.workshops * cost_item(m.workshop_kind).annual_vnd();
    return m.households_fraction * m.per_household * (1.0 + m.spare_fraction) * (homes + works);
}

double training(const TrainingMeasure& m, const CostBasis& b) {
    const double talk_only = std::max(0.0, m.talk_fraction - m.drill_fraction);
    return b.households * b.people_drilled_per_household *
           (talk_only * cost_item("talk").annual_vnd() + m.drill_fraction * cost_item("drill").annual_vnd());
}

}  // namespace

std::vector<CostLine> annual_costs(const Measures& m, const CostBasis& b) {
    const double points = m.fire_points.spacing_m > 0.0 ? std::ceil(b.alley_m / m.fire_points.spacing_m) : 0.0;
    const double homes = b.households;
    std::vector<CostLine> all = {
        {"extinguishers", bottles(m.extinguishers, b)},
        {"tools", tools(m.tools, b)},
        {"training", training(m.training, b)},
        {"volunteers", homes * m.volunteers.households_fraction * cost_item("volunteer").annual_vnd()},
        {"linked_groups", homes * m.linked_groups.households_fraction * cost_item("bell").annual_vnd()},
        {"fire_points", points * cost_item("fire_point").annual_vnd()},
        {"second_exits", homes * m.second_exits.households_fraction * cost_item("second_exit").annual_vnd()},
        {"block_team", b.storeys * (m.block_team.wardens_fraction * cost_item("warden").annual_vnd() +
                                    above(m.block_team.systems_in_order_fraction, k_as_found) * cost_item("systems").annual_vnd())},
        {"block_systems", block_systems(m.block_systems, b)},
        {"water", m.water.pumps * cost_item("pump").annual_vnd()},
        {"cluster", b.clusters * (m.cluster.shared_pumps * cost_item("pump").annual_vnd() +
                                  (m.cluster.mutual_alarm ? b.workshops * m.cluster.members_fraction * cost_item("bell").annual_vnd() : 0.0))},
        {"command", m.command.present ? cost_item("command").annual_vnd() : 0.0},
    };
    std::erase_if(all, [](const CostLine& l) { return l.vnd_year <= 0.0; });
    return all;
}

double total_vnd_year(const std::vector<CostLine>& lines) {
    double sum = 0.0;
    for (const CostLine& l : lines) sum += l.vnd_year;
    return sum;
}

}  // namespace taicho::response
