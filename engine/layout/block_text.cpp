#include <fmt/format.h>

#include "layout/block_parts.h"
#include "layout/high_block.h"

/// What a block is called and what it assumes, in both languages.
namespace taicho::layout {

namespace {

std::string join(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& p : parts) out += (out.empty() ? "" : ", ") + p;
    return out;
}

Bilingual name_of(const ApartmentDef& def) {
    if (def.rented_rooms) {
        return {fmt::format("Chung cư mini {} tầng", def.storeys),
                fmt::format("Mini apartment house, {} storeys", def.storeys)};
    }
    if (!def.parking) {
        return {fmt::format("Khu tập thể {} tầng", def.storeys),
                fmt::format("Collective block, {} storeys", def.storeys)};
    }
    return {fmt::format("Chung cư {} tầng", def.storeys),
            fmt::format("Apartment block, {} storeys", def.storeys)};
}

Bilingual summary_of(const ApartmentDef& def, std::size_t homes) {
    std::vector<std::string> vi, en;
    vi.push_back(fmt::format("Nhà {} tầng, {} {} hai bên một hành lang", def.storeys, homes,
                             def.rented_rooms ? "phòng thuê" : "căn hộ"));
    en.push_back(fmt::format("A building of {} storeys with {} {} on both sides of a corridor",
                             def.storeys, homes, def.rented_rooms ? "rented rooms" : "flats"));
    vi.emplace_back(def.two_stairs ? "hai thang bộ ở hai đầu" : "chỉ một thang bộ");
    en.emplace_back(def.two_stairs ? "two stairs at its ends" : "a single stair");
    vi.emplace_back(def.enclosed_stairs ? "cửa thang tự đóng" : "thang hở, không cửa");
    en.emplace_back(def.enclosed_stairs ? "with self-closing doors" : "open to the corridor");
    if (!def.stair_opens_outside) {
        vi.emplace_back("chân thang nằm trong chỗ để xe");
        en.emplace_back("its foot among the motorbikes");
    }
    if (def.lifts) vi.emplace_back("hai thang máy"), en.emplace_back("two lifts");
    if (def.parking)
        vi.emplace_back("tầng trệt để xe máy"), en.emplace_back("motorbikes on the ground floor");
    if (def.systems) {
        vi.emplace_back("mỗi tầng có vòi chữa cháy, đầu báo khói, nút nhấn và chuông báo cháy");
        en.emplace_back("hose reels, smoke detectors, call points and a bell on every storey");
    }
    if (high_block(def)) {
        vi.emplace_back("đầu phun tự động trong mọi phòng và quạt tăng áp cho thang bộ");
        en.emplace_back("sprinklers in every room and fans that pressurise the stairs");
    }
    return {join(vi) + ".", join(en) + "."};
}

}  // namespace

void describe_block(const ApartmentDef& def, Scene& scene) {
    scene.name = name_of(def);
    scene.summary = summary_of(def, scene.households.size());
    const auto add = [&scene](const char* vi, const char* en) {
        scene.assumptions.push_back({vi, en});
    };
    if (def.enclosed_stairs || def.systems) {
        add("Cửa thang bộ còn tự đóng 70 %, bị chèn mở 20 %, hệ thống báo cháy và vòi dùng được 60 "
            "% "
            "([measures.block_team], giả định).",
            "Stair doors close by themselves in 70 %, stand wedged open in 20 %; alarm and reels "
            "work in 60 % "
            "([measures.block_team], judgement).");
    }
    if (high_block(def)) {
        add("Nhà cao trên 25 m: đầu phun có nước 80 %, quạt tăng áp chạy 50 %, chuông nghe được trong căn hộ 60 % "
            "([measures.block_systems], giả định).",
            "Above 25 m: sprinklers have water in 80 %, stair fans start in 50 %, bells are heard in the flats in 60 % "
            "([measures.block_systems], judgement).");
    }
    if (def.lifts) {
        add("Thang máy không dùng để thoát nạn; 70 % tự về tầng trệt khi báo cháy, giếng thang chỉ dẫn khói.",
            "Lifts are not used for escape; 70 % return to the ground on alarm, their shafts only carry smoke.");
    }
    if (def.rented_rooms) {
        add("Mỗi phòng 1–2 người (giả định).", "One or two people per room (judgement).");
    } else {
        add("Mỗi căn một hộ, cỡ hộ theo phân bố chung.",
            "One household per flat, sizes by the common table.");
    }
    if (def.parking) {
        add("Cứ hai người một xe máy ở tầng trệt (giả định).",
            "One motorbike on the ground floor for every two people (judgement).");
    }
    add("Ban công hoặc cửa sổ liền kề chỉ thành lối thoát khi [measures.second_exits] mở.",
        "Adjoining balconies or windows become a way out only when [measures.second_exits] opens "
        "them.");
    scene.repeats = 20;
    scene.bells_arm = true;
    scene.block = true;
    scene.station_distance_km = 3.0;
}

}  // namespace taicho::layout
