#include "cli/commands.h"
#include "cli/console.h"
#include "io/results_diff.h"
#include "io/results_reader.h"

namespace taicho::cli {

int diff(const Common& common, const std::string& a, const std::string& b) {
    const io::Results first = io::read_results(a);
    const io::ResultsDiff found = io::diff_results(first, io::read_results(b));
    answer(common.json ? io::diff_json(found) : io::diff_text(found, common.lang));
    return found.same ? 0 : 10;
}

int info(const Common& common, const std::string& file) {
    const io::Results results = io::read_results(file);
    answer(common.json ? io::info_json(results) : io::info_text(results, common.lang));
    return 0;
}

}  // namespace taicho::cli
