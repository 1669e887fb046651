#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "io/results_data.h"
#include "study/worker.h"

/// What whole-program tests share: a folder of their own, the built program as a child process, a
/// scenario run in process.
namespace taicho::whole {

/// An empty folder that goes with its owner.
class TempFolder {
  public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// What a finished program left behind.
struct Answer {
    int code = -1;            ///< exit code; 128 + signal when a signal ended it
    std::string out, err;
};

/// Starts `program` with these arguments and these settings of the environment, waits for its end.
[[nodiscard]] Answer start(const std::string& program, const std::vector<std::string>& args,
                           const std::map<std::string, std::string>& environment = {});
/// The same for the program under test.
[[nodiscard]] Answer taicho(const std::vector<std::string>& args,
                            const std::map<std::string, std::string>& environment = {});

/// Environment in which numbers are written 1.234,5: a Vietnamese locale made in the folder. Empty when
/// the machine cannot make one.
[[nodiscard]] std::map<std::string, std::string> vietnamese_locale(const TempFolder& folder);

/// A child that is still running, for tests that interrupt it.
class Child {
  public:
    Child(const std::vector<std::string>& args, const TempFolder& folder);
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    void signal(int number) const;
    [[nodiscard]] Answer wait();

  private:
    std::string out_, err_;
    int pid_ = -1;
};

/// Content of a file; empty when it cannot be read.
[[nodiscard]] std::string bytes(const std::string& file);
void write(const std::string& file, const std::string& text);
/// Relative names of everything below a folder, sorted.
[[nodiscard]] std::vector<std::string> listing(const std::string& folder);

/// A scenario shipped with the program.
[[nodiscard]] std::string shipped(const std::string& name);

/// Reads a scenario with changes; a problem of class error fails the test and gives an unusable value.
[[nodiscard]] study::ReadyScenario ready(const std::string& folder,
                                         const std::vector<study::Override>& set = {},
                                         const std::string& arm = {});
/// Changes that an arm of the shipped study makes, bases resolved.
[[nodiscard]] std::vector<study::Override> arm_of(const std::string& folder, const std::string& arm);

/// Total of events of a kind.
[[nodiscard]] std::size_t count(const io::Results& rows, EventKind kind);
/// Time of the first event of a kind about one subject (any when `subject` is negative); NaN = none. [s]
[[nodiscard]] double first_time(const io::Results& rows, EventKind kind, long subject = -1);
/// Row of an id, or -1.
[[nodiscard]] long row_of(const std::vector<std::string>& ids, const std::string& id);
/// A scalar outcome.
[[nodiscard]] double outcome(const io::Results& rows, const std::string& key);

}  // namespace taicho::whole
