#include "study/study_reader.h"

#include <filesystem>

#include "io/study_reader.h"

namespace taicho::study {

namespace {

namespace fs = std::filesystem;

std::vector<Override> changes(const std::vector<io::Override>& from) {
    std::vector<Override> out;
    for (const io::Override& o : from) out.push_back({o.path, o.value});
    return out;
}

AxisDef axis_of(const io::AxisFile& from, Problems& problems) {
    AxisDef axis;
    axis.name = from.id;
    axis.paths = from.paths;
    axis.arms = from.arms;
    axis.pos = from.pos;
    axis.marks = from.marks;
    for (const auto& value : from.values) {
        for (const std::string& v : value) {
            if (v == value.front()) continue;
            problems.add({.code = "E-TYPE-20", .pos = from.pos, .path = "axes." + from.id + ".values", .found = v,
                          .allowed = "one value for all paths of the axis", .suggestion = "",
                          .text = {"mỗi giá trị của trục áp dụng chung cho mọi khóa.",
                                   "each value of an axis applies to all its paths."}});
        }
        axis.values.push_back(value.front());
    }
    return axis;
}

StudyDef to_def(const io::StudyFile& from, Problems& problems) {
    StudyDef def;
    def.file = from.file;
    def.text = from.text;
    def.scenario = from.scenario;
    def.repeats = from.repeats;
    def.pair_population = def.pair_seed = false;
    for (const std::string& by : from.pair_by) {
        def.pair_population = def.pair_population || by == "population_seed";
        def.pair_seed = def.pair_seed || by == "seed";
    }
    for (const io::ArmFile& a : from.arms) {
        def.arms.push_back({a.id, a.base, a.label, changes(a.set), a.pos});
    }
    for (const io::AxisFile& a : from.axes) def.axes.push_back(axis_of(a, problems));
    def.outcomes.primary = from.outcomes.primary;
    def.outcomes.confidence = from.outcomes.confidence;
    def.outcomes.stop_when_half_width_below = from.outcomes.stop_when_half_width_below;
    def.outcomes.minimum_repeats = from.outcomes.minimum_repeats;
    return def;
}

}  // namespace

std::optional<StudyDef> find_study(const std::string& target, std::string& scenario, Problems& problems) {
    std::error_code ec;
    const fs::path path(target);
    const bool folder = fs::is_directory(path, ec);
    if (folder && !fs::exists(path / "study.toml", ec)) {
        scenario = target;
        return standard_study();
    }
    const auto file = io::read_study(target, problems);
    if (!file) return std::nullopt;
    scenario = folder ? target : file->scenario;
    return to_def(*file, problems);
}

}  // namespace taicho::study
