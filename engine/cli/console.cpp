#include "cli/console.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/log.h"
#include "io/file_error.h"

namespace taicho::cli {

void start_console(const Common& common) {
    const bool quiet = common.quiet;
    const bool verbose = common.verbose;
    set_log_sink([quiet, verbose](LogLevel level, const std::string& text) {
        if (quiet && level < LogLevel::Error) return;
        if (level == LogLevel::Debug && !verbose) return;
        std::fprintf(stderr, "%s\n", text.c_str());
    });
}

void answer(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    if (text.empty() || text.back() != '\n') std::fputc('\n', stdout);
    std::fflush(stdout);
}

void say(const Common& common, const std::string& text) {
    if (!common.quiet) std::fprintf(stderr, "%s\n", text.c_str());
}

const std::string& pick(const Common& common, const Bilingual& text) {
    return common.lang == "en" ? text.en : text.vi;
}

std::string problems_json(const Problems& problems) {
    static constexpr const char* k_severity[] = {"note", "warning", "error"};
    auto out = nlohmann::ordered_json::array();
    for (const Problem& p : problems.list()) {
        out.push_back({{"file", p.pos.file}, {"line", p.pos.line}, {"column", p.pos.column},
                       {"severity", k_severity[static_cast<int>(p.severity)]}, {"code", p.code},
                       {"path", p.path}, {"found", p.found}, {"allowed", p.allowed},
                       {"suggestion", p.suggestion}, {"text_en", p.text.en}, {"text_vi", p.text.vi}});
    }
    return out.dump(1);
}

int report_problems(const Common& common, const Problems& problems) {
    if (common.json) {
        answer(problems_json(problems));
    } else {
        for (const Problem& p : problems.list()) {
            if (common.quiet && p.severity != Problem::Severity::Error) continue;
            std::fprintf(stderr, "%s\n", format_problem(p, common.lang).c_str());
        }
    }
    bool any = false;
    bool only_files = true;
    for (const Problem& p : problems.list()) {
        if (p.severity != Problem::Severity::Error) continue;
        any = true;
        only_files = only_files && p.code.rfind("E-FILE", 0) == 0;
    }
    if (!any) return 0;
    return only_files ? 3 : 2;
}

std::string shipped_scenario(const std::string& name) {
    namespace fs = std::filesystem;
    std::error_code ec;
    const fs::path self = fs::read_symlink("/proc/self/exe", ec).parent_path();
    // build/<preset>/taicho and bin/taicho
    for (const fs::path& root : {self / "../../scenarios", self / "../share/taicho/scenarios", fs::path("scenarios")}) {
        if (fs::exists(root / name / "scenario.toml", ec)) return fs::weakly_canonical(root / name, ec).string();
    }
    throw io::FileError(name, {"không tìm thấy kịch bản mẫu.", "the shipped scenario is not there."});
}

int report_exception(const Common& common, const std::exception& e) {
    if (const auto* file = dynamic_cast<const io::FileError*>(&e)) {
        std::fprintf(stderr, "taicho: %s: %s\n", file->file().c_str(), pick(common, file->text()).c_str());
        return 3;
    }
    std::fprintf(stderr, "taicho: %s\n", e.what());
    return 1;
}

}  // namespace taicho::cli
