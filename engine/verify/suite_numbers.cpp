#include <fmt/format.h>

#include "core/parallel.h"
#include "fire/gas_scenes.h"
#include "people/move_scenes.h"
#include "verify/case.h"

namespace taicho::verify {

namespace {

/// The same scene on 1, 2, 3 and 8 threads: one hash.
template <class Run>
CaseResult on_threads(const std::string& id, const Bilingual& title, Run run) {
    CaseResult out{.suite = "numbers", .id = id, .source = "docs/architecture.md, determinism", .title = title};
    const int before = threads();
    set_threads(1);
    const std::uint64_t one = run();
    for (const int n : {2, 3, 8}) {
        set_threads(n);
        const std::uint64_t many = run();
        out.rows.push_back({fmt::format("{} threads", n), fmt::format("{:016x}", many), "equal to one thread",
                            fmt::format("{:016x}", one), many == one});
    }
    set_threads(before);
    return out;
}

std::uint64_t walk_hash_of(const std::string& scene_name, int steps) {
    people::MoveScene scene;
    if (!people::scene_by_name(scene_name, scene)) return 0;
    people::WalkEvents events;
    for (int i = 0; i < steps; ++i) scene.step(events);
    return people::walk_hash(scene.state);
}

}  // namespace

void add_number_cases(std::vector<CaseEntry>& out) {
    out.push_back({"numbers", "threads-movement", [](const Context& c) {
        const int steps = c.tier == Tier::Quick ? 40 : 400;
        return on_threads("threads-movement", {"Đi lại: số luồng không đổi kết quả", "Movement: threads change nothing"},
                          [steps] { return walk_hash_of("hall-10000-2", steps); });
    }});
    out.push_back({"numbers", "threads-gas", [](const Context&) {
        return on_threads("threads-gas", {"Khói: số luồng không đổi kết quả", "Gas: threads change nothing"},
                          [] {
                              fire::GasCase scene = fire::rooms_scene(1000, true);  // many chunks of rooms at once
                              scene.end = 60;
                              return fire::run_scene(scene).hash;
                          });
    }});
}

}  // namespace taicho::verify
