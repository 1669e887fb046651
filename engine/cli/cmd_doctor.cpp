#include <fmt/core.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "cli/commands.h"
#include "cli/console.h"

namespace taicho::cli {

namespace {

struct Check {
    std::string name;
    bool ok;
    std::string detail;
    Bilingual advice;   ///< when not ok
};

bool on_path(const char* program) {
    const char* path = std::getenv("PATH");
    if (path == nullptr) return false;
    const std::string all = path;
    for (std::size_t b = 0; b <= all.size();) {
        const std::size_t e = std::min(all.find(':', b), all.size());
        if (access((all.substr(b, e - b) + "/" + program).c_str(), X_OK) == 0) return true;
        b = e + 1;
    }
    return false;
}

std::vector<Check> checks() {
    std::error_code ec;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", ec);
    const auto viewer = self.parent_path() / "taicho-view";
    const auto space = std::filesystem::space(".", ec);
    const char* display = std::getenv("DISPLAY");
    std::vector<Check> out;
    out.push_back({"cores", true, std::to_string(std::thread::hardware_concurrency()), {}});
    out.push_back({"disk", !ec && space.available > (1u << 30), fmt::format("{} MiB", space.available >> 20),
                   {"Một nghiên cứu cần khoảng 1 GiB.", "A study needs about 1 GiB."}});
    out.push_back({"viewer", std::filesystem::exists(viewer), viewer.filename().string(),
                   {"Chạy ./bootstrap build để có cửa sổ xem.", "Run ./bootstrap build to get the viewer."}});
    out.push_back({"display", display != nullptr, display != nullptr ? display : "-",
                   {"Không có màn hình: dùng `taicho export --as html`.",
                    "No display: use `taicho export --as html`."}});
    out.push_back({"ffmpeg", on_path("ffmpeg"), "video",
                   {"Chỉ cần khi xuất video: apt install ffmpeg.", "Only for video: apt install ffmpeg."}});
    return out;
}

}  // namespace

int doctor(const Common& common) {
    const auto all = checks();
    if (common.json) {
        auto out = nlohmann::ordered_json::array();
        for (const Check& c : all) {
            out.push_back({{"check", c.name}, {"ok", c.ok}, {"detail", c.detail},
                           {"advice_en", c.advice.en}, {"advice_vi", c.advice.vi}});
        }
        answer(out.dump(1));
        return 0;
    }
    for (const Check& c : all) {
        answer(fmt::format("{:<4} {:<10} {}{}", c.ok ? "ok" : "-", c.name, c.detail,
                           c.ok ? "" : "  " + pick(common, c.advice)));
    }
    return 0;
}

}  // namespace taicho::cli
