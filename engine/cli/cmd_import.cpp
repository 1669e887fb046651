#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "cli/commands.h"
#include "cli/console.h"
#include "core/text.h"
#include "layout/import.h"
#include "layout/write_scenario.h"

namespace taicho::cli {

namespace {

std::vector<double> numbers_of(const std::string& list) {
    std::vector<double> out;
    for (std::size_t b = 0; b <= list.size();) {
        const std::size_t e = std::min(list.find(',', b), list.size());
        const auto v = to_real(list.substr(b, e - b));
        if (!v) return {};
        out.push_back(*v);
        b = e + 1;
    }
    return out;
}

bool window_of(const std::string& text, std::optional<layout::Window>& window, Problems& problems) {
    if (text.empty()) return true;
    const auto v = numbers_of(text);
    if (v.size() == 4 && v[0] < v[2] && v[1] < v[3]) {
        window = layout::Window{v[0], v[1], v[2], v[3]};
        return true;
    }
    problems.add({.code = "E-RANGE-32", .pos = {"--window", 0, 0}, .path = "--window", .found = text,
                  .allowed = "x0,y0,x1,y1 with x0 < x1 and y0 < y1", .suggestion = "",
                  .text = {"--window cần x0,y0,x1,y1 theo tọa độ của tệp, x0 < x1, y0 < y1.",
                           "--window needs x0,y0,x1,y1 in the file's coordinates, x0 < x1, y0 < y1."}});
    return false;
}

}  // namespace

int import(const Common& common, const ImportOptions& options) {
    Problems problems;
    std::optional<layout::Window> window;
    if (!window_of(options.window, window, problems)) return report_problems(common, problems);
    layout::ImportDef def;
    def.seed = options.seed;
    const auto scene = layout::import_geojson(options.file, window, def, problems);
    if (!scene || problems.has_errors() ||
        !layout::write_scenario(*scene, options.out, common.force, problems)) {
        return report_problems(common, problems);
    }
    if (common.json) {
        answer(nlohmann::ordered_json({{"folder", options.out}, {"households", scene->households.size()},
                                       {"repairs", scene->repairs.size()}}).dump(1));
        return 0;
    }
    (void)report_problems(common, problems);
    answer(common.lang == "en"
               ? fmt::format("Made {0}: {1} households, {2} repairs (repairs.csv). Next:\n  taicho check {0} --map {0}/plan.svg\n"
                             "  taicho compare {0} -o out/study", options.out, scene->households.size(), scene->repairs.size())
               : fmt::format("Đã tạo {0}: {1} hộ, sửa {2} chỗ của bản đồ (repairs.csv). Tiếp theo:\n  taicho check {0} --map {0}/plan.svg\n"
                             "  taicho compare {0} -o out/study", options.out, scene->households.size(), scene->repairs.size()));
    return 0;
}

}  // namespace taicho::cli
