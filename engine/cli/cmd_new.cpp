#include <fmt/core.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/console.h"
#include "layout/templates.h"
#include "layout/write_scenario.h"

namespace taicho::cli {

namespace {

Problem wrong(const char* code, const std::string& path, const std::string& found,
              const std::string& allowed, Bilingual text) {
    return {.code = code, .pos = {"taicho new", 0, 0}, .path = path, .found = found,
            .allowed = allowed, .text = std::move(text)};
}

bool households_ok(const NewOptions& o, int least, int most, Problems& problems) {
    if (!o.households || (*o.households >= least && *o.households <= most)) return true;
    problems.add(wrong("E-RANGE-30", "--households", std::to_string(*o.households),
                       fmt::format("{}..{}", least, most),
                       {fmt::format("--households {}: cần từ {} đến {} hộ.", *o.households, least, most),
                        fmt::format("--households {}: allowed are {} to {} households.", *o.households,
                                    least, most)}));
    return false;
}

bool make_scene(const NewOptions& o, layout::Scene& scene, Problems& problems) {
    if (o.kind == "village") {
        layout::VillageDef def;
        def.seed = o.seed;
        if (!households_ok(o, 2, 100000, problems)) return false;
        if (o.households) def.households = *o.households;
        layout::check_def(def, problems);
        if (problems.has_errors()) return false;
        scene = layout::make_village(def);
        return true;
    }
    if (o.kind == "alley") {
        if (!households_ok(o, 12, 12, problems)) return false;
        scene = layout::make_alley(o.seed == 1 ? layout::k_alley_seed : o.seed);
        return true;
    }
    if (o.kind == "apartment") {
        layout::ApartmentDef def;
        def.seed = o.seed;
        if (!households_ok(o, 2, 29 * 24, problems)) return false;
        if (o.households) {
            const int upper = def.storeys - 1;
            def.flats_per_storey = std::max(2, 2 * ((*o.households + 2 * upper - 1) / (2 * upper)));
            if (def.flats_per_storey > 24) {
                def.flats_per_storey = 24;
                def.storeys = 1 + (*o.households + 23) / 24;
            }
        }
        layout::check_def(def, problems);
        if (problems.has_errors()) return false;
        scene = layout::make_apartment(def);
        return true;
    }
    if (o.kind == "mini-apartment" || o.kind == "collective") {
        if (!households_ok(o, 0, 0, problems)) return false;
        scene = layout::make_apartment(o.kind == "collective" ? layout::collective_def(o.seed)
                                                              : layout::mini_apartment_def(o.seed));
        return true;
    }
    Problem p = wrong("E-KEY-30", "template", o.kind, "village, alley, apartment, mini-apartment, collective",
                      {"không có mẫu `" + o.kind + "`; có: village, alley, apartment, mini-apartment, collective.",
                       "no template `" + o.kind + "`; there are: village, alley, apartment, mini-apartment, collective."});
    p.suggestion = closest(o.kind, {"village", "alley", "apartment", "mini-apartment", "collective"});
    problems.add(std::move(p));
    return false;
}

std::string recipe_of(const NewOptions& o) {
    const std::string households = o.households ? fmt::format(" --households {}", *o.households) : "";
    return fmt::format("taicho new {} FOLDER{} --seed {}", o.kind, households, o.seed);
}

}  // namespace

int make_new(const Common& common, const NewOptions& options) {
    Problems problems;
    layout::Scene scene;
    if (!make_scene(options, scene, problems)) return report_problems(common, problems);
    scene.recipe = recipe_of(options);
    if (!layout::write_scenario(scene, options.folder, common.force, problems)) {
        return report_problems(common, problems);
    }
    if (common.json) {
        answer(nlohmann::ordered_json({{"folder", options.folder},
                                       {"households", scene.households.size()},
                                       {"features", scene.map.features.size()}}).dump(1));
        return 0;
    }
    answer(fmt::format(fmt::runtime(pick(common, {"Đã tạo {}: {} hộ. Tiếp theo:\n  taicho check {}\n"
                                                  "  taicho compare {} -o out/study",
                                                  "Made {}: {} households. Next:\n  taicho check {}\n"
                                                  "  taicho compare {} -o out/study"})),
                       options.folder, scene.households.size(), options.folder, options.folder));
    return 0;
}

}  // namespace taicho::cli
