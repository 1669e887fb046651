#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/spread_chain.h"
#include "cli/stop_signal.h"
#include "cli/study_files.h"
#include "core/text.h"
#include "io/atomic_file.h"
#include "io/file_error.h"
#include "io/results_writer.h"
#include "sim/outcomes.h"
#include "study/run_row.h"
#include "study/spread_tree.h"
#include "study/wording.h"
#include "study/worker.h"

namespace taicho::cli {

namespace {

namespace fs = std::filesystem;

bool split_setting(const std::string& text, study::Override& out, Problems& problems) {
    const std::size_t at = text.find('=');
    if (at != std::string::npos && at > 0) {
        out = {text.substr(0, at), text.substr(at + 1)};
        return true;
    }
    problems.add({.code = "E-KEY-31", .pos = {"--set", 0, 0}, .path = text, .found = text,
                  .allowed = "path=value", .suggestion = "",
                  .text = {"--set cần dạng đường_dẫn=giá_trị.", "--set needs path=value."}});
    return false;
}

std::string folder_ready(const std::string& out, bool force) {
    std::error_code ec;
    if (fs::exists(out, ec) && !force && !fs::is_empty(out, ec)) {
        throw io::FileError(out, {"thư mục không trống; thêm --force để ghi đè.",
                                  "the folder is not empty; --force overwrites."});
    }
    fs::create_directories(out, ec);
    if (ec) throw io::FileError(out, {"không tạo được thư mục.", "cannot make the folder."});
    return out;
}

std::string fact(const io::Results& rows, const char* key) {
    for (const auto& [k, text] : rows.facts) {
        if (k == key) return text;
    }
    return {};
}

/// Hand calculation by max-flow, beside the time of the last one out. A crowd that pushes passes more than 1.3.
std::string bound_line(const Common& common, const io::Results& rows) {
    const auto seconds = to_real(fact(rows, "evacuation_bound_s"));
    if (!seconds) return {};
    const std::string time = study::number(*seconds / 60.0, 1, common.lang), openings = fact(rows, "critical_openings");
    if (common.lang == "vi") return fmt::format("Với 1,3 người/(m·s) (tính tay SFPE), riêng các cửa cần {} phút; cửa quyết định: {}\n", time, openings);
    return fmt::format("At 1.3 people/(m s) (SFPE hand calculation) the openings alone need {} min; critical: {}\n", time, openings);
}

std::string outcomes_table(const Common& common, const io::Results& rows) {
    constexpr int k_label = 46, k_value = 10;
    std::string text;
    for (const auto& [key, value] : rows.summary) {
        const int field = study::field_of(key);
        if (field < 0) continue;
        text += study::pad(study::run_label(static_cast<std::size_t>(field), common.lang), k_label, false) +
                study::pad(study::run_value(static_cast<std::size_t>(field), value, common.lang), k_value, true) + "\n";
    }
    return text + bound_line(common, rows) + fmt::format("hash {:016x}\n", rows.header.outcome_hash);
}

std::string outcomes_json(const io::Results& rows, const RunOptions& o, double wall_s) {
    nlohmann::ordered_json outcomes;
    for (const auto& [key, value] : rows.summary) outcomes[key] = value;
    nlohmann::ordered_json facts = nlohmann::ordered_json::object();
    for (const auto& [key, text] : rows.facts) facts[key] = text;
    const std::uint64_t hash = rows.state_hash.empty() ? 0 : rows.state_hash.back();
    return nlohmann::ordered_json({{"scenario", o.scenario}, {"arm", rows.header.arm},
                                   {"seed", rows.header.seed}, {"outcomes", outcomes}, {"facts", facts},
                                   {"simulated_s", rows.time_s.empty() ? 0.0 : rows.time_s.back()},
                                   {"wall_s", wall_s}, {"state_hash", fmt::format("{:016x}", hash)},
                                   {"outcome_hash", fmt::format("{:016x}", rows.header.outcome_hash)}})
        .dump(1);
}

}  // namespace

int run(const Common& common, const RunOptions& options) {
    Problems problems;
    std::vector<study::Override> set = arm_overrides(options.scenario, options.arm, problems);
    for (const std::string& s : options.set) {
        study::Override o;
        if (split_setting(s, o, problems)) set.push_back(o);
    }
    const auto ready = study::read_ready(options.scenario, set, options.arm, {}, problems);
    if (problems.has_errors()) return report_problems(common, problems);
    if (!common.json) (void)report_problems(common, problems);   // the answer stays one JSON value
    const std::string folder = folder_ready(options.out, common.force);

    study::RunSettings settings;
    settings.seed = options.seed.value_or(ready.scenario->run.seed);
    settings.population_seed = options.seed.value_or(ready.scenario->run.population_seed);
    if (options.until_s) settings.until_s = *options.until_s;
    settings.stop = &stop_on_signal();
    const auto begin = std::chrono::steady_clock::now();
    io::Results rows = study::run_ready(ready, settings);
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    rows.provenance["wall_s"] = to_text(wall.count());
    rows.header.program_version = TAICHO_VERSION;
    rows.header.git_commit = TAICHO_COMMIT;
    io::write_results((fs::path(folder) / "run.h5").string(), rows);
    if (common.json) {
        answer(outcomes_json(rows, options, wall.count()));
    } else {
        answer(outcomes_table(common, rows));
        say(common, fmt::format("{:.0f} s simulated in {:.2f} s; {}/run.h5",
                                rows.time_s.empty() ? 0.0 : rows.time_s.back(), wall.count(), folder));
    }
    if (options.chain || !options.why.empty()) {
        const std::string text = spread_chain(rows, *ready.place.world, options.why);
        const std::string svg = study::spread_svg(study::spread_steps(rows.events, *ready.place.world), *ready.place.world, common.lang);
        if (!svg.empty()) io::write_file_atomic((fs::path(folder) / "spread.svg").string(), std::string_view(svg));
        answer(text.empty() ? pick(common, {"Không cháy tới.", "The fire did not get there."}) : text);
    }
    return rows.header.complete ? 0 : 75;
}

}  // namespace taicho::cli
