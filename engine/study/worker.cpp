#include "study/worker.h"

namespace taicho::study {

ReadyScenario read_ready(const std::string& path, const std::vector<Override>& set, const std::string& arm,
                         const std::vector<sim::SharedPlace>& places, Problems& problems) {
    std::vector<io::Override> changes;
    for (const Override& o : set) changes.push_back({o.path, o.value, {}});
    return io::read_ready(path, changes, arm, places, problems);
}

}  // namespace taicho::study
