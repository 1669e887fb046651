#pragma once

#include <optional>
#include <string>
#include <vector>

/// One function per command; main.cpp only parses. Each returns the exit code of the program: 0 done,
/// 1 our fault, 2 command line or input wrong and nothing run, 3 cannot read, write or open, 4 study
/// ended with failed runs, 10 different, 75 stopped and resumable. stdout is the answer, stderr the rest.
namespace taicho::cli {

/// Flags every command takes.
struct Common {
    std::string lang = "vi";
    bool quiet = false;
    bool verbose = false;
    bool json = false;
    bool force = false;
    int threads = 1;
};

struct CheckOptions {
    std::string scenario;
    bool strict = false;
    bool print_defaults = false;
    std::string map;                 ///< write an SVG plan with the problems marked
};
int check(const Common& common, const CheckOptions& options);

struct RunOptions {
    std::string scenario;
    std::string out;
    std::string arm;
    std::optional<std::uint64_t> seed;
    std::vector<std::string> set;    ///< path=value
    std::optional<double> until_s;
    bool chain = false;              ///< print how the fire got from the first item to each house that burnt
    std::string why;                 ///< building or place: print the chain to it alone
};
int run(const Common& common, const RunOptions& options);

struct CompareOptions {
    std::string target;              ///< scenario folder or study file
    std::string out;
    std::vector<std::string> arms;
    std::optional<int> repeats;
    int jobs = 0;                    ///< 0 = all cores
    std::optional<double> limit_minutes;
    bool dry_run = false;
};
int compare(const Common& common, const CompareOptions& options);
int demo(const Common& common, const CompareOptions& options);

struct ReportOptions {
    std::string folder;
    std::string out;
};
int report(const Common& common, const ReportOptions& options);

struct RankOptions {
    std::string folder;
    std::string out;                 ///< CSV file, or empty
};
int rank(const Common& common, const RankOptions& options);

struct NewOptions {
    std::string kind;
    std::string folder;
    std::optional<int> households;   ///< the template's own when not stated
    std::uint64_t seed = 1;
};
int make_new(const Common& common, const NewOptions& options);

struct ImportOptions {
    std::string file;
    std::string out;
    std::string window;
    std::uint64_t seed = 1;
};
int import(const Common& common, const ImportOptions& options);

struct ExportOptions {
    std::string source;
    std::string out;
    std::string as;
    std::optional<double> time_s;
    int level = 0;
};
int export_as(const Common& common, const ExportOptions& options);

struct StoryOptions {
    std::string source;
    std::string person;
    bool dose = false;               ///< the dose over time as CSV instead
};
int story(const Common& common, const StoryOptions& options);

struct ViewOptions {
    std::string first, second;
    std::string screenshot;          ///< write a picture and leave (tests, documentation)
    double at_s = -1.0;
};
int view(const Common& common, const ViewOptions& options);

struct VerifyOptions {
    std::vector<std::string> suites;
    std::string out;
    std::string reference;
    bool quick = false;
    bool ci = false;                 ///< exit code 1 for a new fail, or a known one that passes
};
int verify(const Common& common, const VerifyOptions& options);

struct BenchOptions {
    std::vector<std::string> scenes;
    std::string out;
};
int bench(const Common& common, const BenchOptions& options);

int diff(const Common& common, const std::string& a, const std::string& b);
int info(const Common& common, const std::string& file);
int doctor(const Common& common);

}  // namespace taicho::cli
