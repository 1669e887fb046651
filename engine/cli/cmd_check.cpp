#include <fmt/format.h>

#include <filesystem>

#include "cli/commands.h"
#include "cli/console.h"
#include "io/atomic_file.h"
#include "io/fields.h"
#include "io/scenario_reader.h"
#include "picture/plan.h"
#include "picture/svg_canvas.h"
#include "sim/build.h"
#include "study/plan.h"
#include "study/study_reader.h"
#include "world/graph.h"

namespace taicho::cli {

namespace {

constexpr double k_page_width = 1400.0;    ///< [px]
constexpr double k_page_height = 1000.0;   ///< [px]

void write_map(const std::string& file, const sim::Scenario& scenario, const world::World* world,
               const Problems& problems, const std::string& lang) {
    picture::DrawList list;
    if (world != nullptr) {
        picture::PlanOptions options;
        options.lang = lang;
        list = picture::plan(*world, options);
    }
    if (world == nullptr || !problems.empty()) {
        const picture::DrawList marked = picture::draft_plan(scenario.map, problems, 0);
        if (world == nullptr) {
            list = marked;
        } else {
            picture::append_marks(list, marked);
        }
    }
    Vec2 lo{0, 0}, hi{10, 10};
    (void)list.world_box(lo, hi);
    const picture::View view = picture::fit_view(lo, hi, k_page_width, k_page_height, 40.0);
    picture::add_scale(list, view);
    io::write_file_atomic(file, picture::to_svg(list, view, lang == "en" ? scenario.name.en : scenario.name.vi));
}

/// Arms are checked with the scenario: a path or value that an arm sets wrongly is found here, not in a run.
void check_study(const std::string& target, Problems& problems) {
    std::error_code ec;
    if (!std::filesystem::exists(std::filesystem::path(target) / "study.toml", ec)) return;
    std::string scenario;
    const auto def = study::find_study(target, scenario, problems);
    if (!def || problems.has_errors()) return;
    const auto expanded = study::expand(*def, 1, 1, {}, problems);
    for (const auto& point : expanded.points) {
        io::ReadOptions options;
        options.read_map = false;
        for (const auto& o : point.set) options.overrides.push_back({o.path, o.value, {def->file, 0, 0}});
        Problems found;
        (void)io::read_scenario(scenario, options, found);
        for (const Problem& p : found.list()) {
            if (p.severity == Problem::Severity::Error) problems.add(p);
        }
    }
}

void warn_of_flow(const world::World& world, const Common& common) {
    const auto state = world::initial_state(world);
    std::vector<double> people(world.places.size(), 0.0);
    for (std::size_t p = 0; p < world.places.size(); ++p) people[p] = world.places[p].outdoors ? 0.0 : 1.0;
    const auto reach = world.graph->reaches_exit(world::walkable_now(world, state));
    std::size_t cut = 0;
    for (std::size_t p = 0; p < world.places.size(); ++p) {
        cut += world.places[p].patch_count > 0 && !world.places[p].outdoors && !reach[p];
    }
    if (cut == 0) return;
    say(common, common.lang == "en"
                    ? fmt::format("note: {} rooms have no way out without a key or tool.", cut)
                    : fmt::format("ghi chú: {} phòng không có lối ra nếu thiếu chìa khóa hoặc dụng cụ.", cut));
}

}  // namespace

int check(const Common& common, const CheckOptions& options) {
    Problems problems;
    const auto scenario = io::read_scenario(options.scenario, {}, problems);
    sim::SharedPlace place;
    if (scenario) {
        place = sim::build_place(*scenario, problems);
        if (place.world != nullptr && !problems.has_errors()) {
            (void)sim::build_model(std::make_shared<const sim::Scenario>(*scenario), place, problems);
        }
        if (!problems.has_errors()) check_study(options.scenario, problems);
        problems.sort();
        if (!options.map.empty()) write_map(options.map, *scenario, place.world.get(), problems, common.lang);
        if (options.print_defaults) answer(io::print_defaults(*scenario));
    }
    const int code = report_problems(common, problems);
    if (code != 0) return code;
    if (options.strict && !problems.empty()) return 2;
    if (place.world != nullptr) warn_of_flow(*place.world, common);
    if (!common.json && !options.print_defaults) {
        answer(common.lang == "en"
                   ? fmt::format("ok: {} places, {} openings, {} buildings, {} households", place.world->places.size(),
                                 place.world->openings.size(), place.world->buildings.size(), scenario->people.households.size())
                   : fmt::format("được: {} không gian, {} lối mở, {} nhà, {} hộ", place.world->places.size(),
                                 place.world->openings.size(), place.world->buildings.size(), scenario->people.households.size()));
    }
    return 0;
}

}  // namespace taicho::cli
