#include "layout/write_scenario.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <fmt/format.h>
#include <unistd.h>

namespace taicho::layout {

namespace fs = std::filesystem;

namespace {

void file_problem(Problems& problems, const std::string& path, const char* code,
                  const std::string& vi, const std::string& en) {
    Problem p;
    p.code = code;
    p.pos.file = path;
    p.path = path;
    p.text = {vi, en};
    problems.add(std::move(p));
}

/// Written beside its name, then renamed: a reader never sees half a file.
bool put(const fs::path& file, const std::string& text, Problems& problems) {
    const fs::path temporary = file.string() + fmt::format(".tmp-{}", ::getpid());
    {
        std::ofstream out(temporary, std::ios::binary);
        out.write(text.data(), static_cast<std::streamsize>(text.size()));
        out.flush();
        if (!out) {
            std::error_code ignored;
            fs::remove(temporary, ignored);
            file_problem(problems, file.string(), "E-FILE-02", "Không ghi được tệp.",
                         "The file cannot be written.");
            return false;
        }
    }
    std::error_code failed;
    fs::rename(temporary, file, failed);
    if (failed)
        file_problem(problems, file.string(), "E-FILE-02", "Không ghi được tệp.",
                     "The file cannot be written.");
    return !failed;
}

std::string first_cells(const std::string& row, int n) {
    std::size_t at = 0;
    for (int i = 0; i < n; ++i) {
        at = row.find(',', at);
        if (at == std::string::npos) return row;
        ++at;
    }
    return row.substr(0, at);
}

/// Rows of an existing table stay as the planner left them where id, building and home are
/// unchanged.
std::string keep_edited(const fs::path& old_table, const std::string& fresh) {
    std::ifstream in(old_table);
    std::map<std::string, std::string> old_rows;
    std::string head_old, head_new, line;
    if (!in || !std::getline(in, head_old)) return fresh;
    while (std::getline(in, line)) old_rows[first_cells(line, 3)] = line;
    std::istringstream rows(fresh);
    std::getline(rows, head_new);
    if (head_new != head_old) return fresh;
    std::string out = head_new + "\n";
    while (std::getline(rows, line)) {
        const auto it = old_rows.find(first_cells(line, 3));
        out += (it == old_rows.end() ? line : it->second) + "\n";
    }
    return out;
}

bool write_files(const Scene& scene, const fs::path& folder, const fs::path& old_table,
                 Problems& problems) {
    bool good = put(folder / "map.geojson", map_text(scene.map), problems);
    good = good && put(folder / "households.csv",
                       keep_edited(old_table, households_text(scene.households)), problems);
    good = good && put(folder / "scenario.toml", scenario_text(scene), problems);
    good = good && put(folder / "study.toml", study_text(scene), problems);
    good = good && put(folder / "study-coverage.toml", coverage_text(scene), problems);
    good = good && put(folder / "README.md", readme_text(scene), problems);
    if (!scene.repairs.empty())
        good = good && put(folder / "repairs.csv", repairs_text(scene.repairs), problems);
    return good;
}

}  // namespace

bool write_scenario(const Scene& scene, const std::string& folder, bool force, Problems& problems) {
    fs::path target = fs::path(folder).lexically_normal();
    if (!target.has_filename()) target = target.parent_path();
    std::error_code failed;
    const bool there = fs::exists(target, failed);
    if (there && !fs::is_directory(target)) {
        file_problem(problems, folder, "E-FILE-03", "Đã có một tệp trùng tên thư mục.",
                     "A file of that name exists; a folder is needed.");
        return false;
    }
    if (there && !fs::is_empty(target, failed) && !force) {
        file_problem(problems, folder, "E-FILE-04", "Thư mục không trống; dùng --force để ghi đè.",
                     "The folder is not empty; --force writes over it.");
        return false;
    }
    if (there) return write_files(scene, target, target / "households.csv", problems);
    const fs::path temporary = target.string() + fmt::format(".tmp-{}", ::getpid());
    fs::create_directories(temporary, failed);
    if (failed) {
        file_problem(problems, folder, "E-FILE-02", "Không tạo được thư mục.",
                     "The folder cannot be made.");
        return false;
    }
    bool good = write_files(scene, temporary, {}, problems);
    if (good) {
        fs::rename(temporary, target, failed);
        good = !failed;
        if (failed)
            file_problem(problems, folder, "E-FILE-02", "Không tạo được thư mục.",
                         "The folder cannot be made.");
    }
    if (!good) fs::remove_all(temporary, failed);
    return good;
}

}  // namespace taicho::layout
