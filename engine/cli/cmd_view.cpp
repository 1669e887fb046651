#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "core/text.h"
#include "io/file_error.h"

extern char** environ;

namespace taicho::cli {

namespace {

namespace fs = std::filesystem;

std::string viewer_path() {
    std::error_code ec;
    const fs::path viewer = fs::read_symlink("/proc/self/exe", ec).parent_path() / "taicho-view";
    if (ec || !fs::exists(viewer)) {
        throw io::FileError("taicho-view", {"chưa có cửa sổ xem; chạy ./bootstrap build.",
                                            "the viewer is not built; run ./bootstrap build."});
    }
    return viewer.string();
}

int start(const std::string& program, std::vector<std::string> args) {
    std::vector<char*> argv;
    args.insert(args.begin(), program);
    for (std::string& a : args) argv.push_back(a.data());
    argv.push_back(nullptr);
    pid_t child = 0;
    if (posix_spawn(&child, program.c_str(), nullptr, nullptr, argv.data(), environ) != 0) {
        throw io::FileError(program, {"không mở được.", "cannot be started."});
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

}  // namespace

int view(const Common& common, const ViewOptions& options) {
    std::vector<std::string> args = {options.first};
    if (!options.second.empty()) args.push_back(options.second);
    args.insert(args.end(), {"--lang", common.lang});
    if (options.at_s >= 0.0) args.insert(args.end(), {"--at", to_text(options.at_s)});
    if (!options.screenshot.empty()) args.insert(args.end(), {"--screenshot", options.screenshot});
    return start(viewer_path(), std::move(args));
}

}  // namespace taicho::cli
