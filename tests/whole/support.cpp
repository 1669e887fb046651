#include "support.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <limits>
#include <sstream>

#include "study/study_reader.h"

extern char** environ;

namespace taicho::whole {

namespace fs = std::filesystem;

namespace {

/// Environment of the child: ours, with some settings replaced.
std::vector<std::string> environment_with(const std::map<std::string, std::string>& set) {
    std::vector<std::string> out;
    for (char** e = environ; *e != nullptr; ++e) {
        const std::string line = *e;
        if (set.count(line.substr(0, line.find('='))) == 0) out.push_back(line);
    }
    for (const auto& [key, value] : set) out.push_back(key + "=" + value);
    return out;
}

std::vector<char*> pointers(std::vector<std::string>& lines) {
    std::vector<char*> out;
    for (std::string& l : lines) out.push_back(l.data());
    out.push_back(nullptr);
    return out;
}

int spawn(const std::string& program, std::vector<std::string> args,
          const std::map<std::string, std::string>& environment, const std::string& out,
          const std::string& err) {
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    const int mode = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, out.c_str(), mode, 0600);
    posix_spawn_file_actions_addopen(&files, 2, err.c_str(), mode, 0600);
    args.insert(args.begin(), program);
    std::vector<std::string> settings = environment_with(environment);
    pid_t pid = -1;
    const int failed = posix_spawnp(&pid, program.c_str(), &files, nullptr, pointers(args).data(),
                                    pointers(settings).data());
    posix_spawn_file_actions_destroy(&files);
    return failed != 0 ? -1 : pid;
}

int code_of(int status) {
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

TempFolder::TempFolder() {
    std::string name = (fs::temp_directory_path() / "taicho-whole-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
}

TempFolder::~TempFolder() {
    std::error_code ec;
    fs::remove_all(path_, ec);
}

Answer start(const std::string& program, const std::vector<std::string>& args,
             const std::map<std::string, std::string>& environment) {
    const TempFolder folder;
    Answer a;
    const int pid = spawn(program, args, environment, folder / "out", folder / "err");
    if (pid < 0) return a;
    int status = 0;
    ::waitpid(pid, &status, 0);
    a.code = code_of(status);
    a.out = bytes(folder / "out");
    a.err = bytes(folder / "err");
    return a;
}

Answer taicho(const std::vector<std::string>& args, const std::map<std::string, std::string>& environment) {
    return start(TAICHO_PROGRAM, args, environment);
}

std::map<std::string, std::string> vietnamese_locale(const TempFolder& folder) {
    const std::string name = "vi_VN.UTF-8";
    const Answer made = start("localedef", {"-i", "vi_VN", "-f", "UTF-8", folder / name});
    if (made.code != 0) return {};
    return {{"LOCPATH", folder.path().string()}, {"LC_ALL", name}, {"LANG", name}};
}

Child::Child(const std::vector<std::string>& args, const TempFolder& folder)
    : out_(folder / "child.out"), err_(folder / "child.err") {
    pid_ = spawn(TAICHO_PROGRAM, args, {}, out_, err_);
}

Child::~Child() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    (void)wait();
}

void Child::signal(int number) const { ::kill(pid_, number); }

Answer Child::wait() {
    Answer a;
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = -1;
    a.code = code_of(status);
    a.out = bytes(out_);
    a.err = bytes(err_);
    return a;
}

std::string bytes(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

void write(const std::string& file, const std::string& text) {
    fs::create_directories(fs::path(file).parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

std::vector<std::string> listing(const std::string& folder) {
    std::vector<std::string> out;
    std::error_code ec;
    for (const auto& e : fs::recursive_directory_iterator(folder, ec)) {
        out.push_back(fs::relative(e.path(), folder).string());
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::string shipped(const std::string& name) { return std::string(TAICHO_SOURCE_DIR) + "/scenarios/" + name; }

study::ReadyScenario ready(const std::string& folder, const std::vector<study::Override>& set,
                           const std::string& arm) {
    Problems problems;
    study::ReadyScenario r = study::read_ready(folder, set, arm, {}, problems);
    for (const Problem& p : problems.list()) {
        if (p.severity == Problem::Severity::Error) ADD_FAILURE() << format_problem(p, "en");
    }
    return problems.has_errors() ? study::ReadyScenario{} : r;
}

std::vector<study::Override> arm_of(const std::string& folder, const std::string& arm) {
    Problems problems;
    std::string scenario;
    const auto def = study::find_study(folder, scenario, problems);
    if (def) {
        const study::ExpandedStudy study = study::expand(*def, 1, 1, {}, problems);
        for (const study::Point& p : study.points) {
            if (p.key == arm) return p.set;
        }
    }
    ADD_FAILURE() << "no arm " << arm;
    return {};
}

std::size_t count(const io::Results& rows, EventKind kind) {
    return static_cast<std::size_t>(std::count_if(rows.events.begin(), rows.events.end(),
                                                  [&](const Event& e) { return e.kind == kind; }));
}

double first_time(const io::Results& rows, EventKind kind, long subject) {
    for (const Event& e : rows.events) {
        if (e.kind == kind && (subject < 0 || e.subject == static_cast<std::uint32_t>(subject))) return e.time;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

long row_of(const std::vector<std::string>& ids, const std::string& id) {
    const auto it = std::find(ids.begin(), ids.end(), id);
    return it == ids.end() ? -1 : static_cast<long>(it - ids.begin());
}

double outcome(const io::Results& rows, const std::string& key) {
    for (const auto& [k, v] : rows.summary) {
        if (k == key) return v;
    }
    ADD_FAILURE() << "no outcome " << key;
    return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace taicho::whole
