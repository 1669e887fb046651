#include "cli/spread_chain.h"

#include <fmt/format.h>

#include <vector>

#include "fire/spread_mode.h"
#include "study/spread_tree.h"

namespace taicho::cli {

namespace {

using study::SpreadStep;

struct Writer {
    const io::Results& rows;
    const world::World& world;
    std::vector<SpreadStep> steps;

    [[nodiscard]] std::string source(const SpreadStep& s) const {
        if (s.parent < 0) return "-";
        const SpreadStep& from = steps[static_cast<std::size_t>(s.parent)];
        std::string name = world.places[from.place.row()].id;
        if (from.outside()) name += " / outside";
        if (s.opening < world.openings.size()) name += " / " + world.openings[s.opening].id;
        return name;
    }
    [[nodiscard]] std::string line(const SpreadStep& s) const {
        const Event& e = s.event;
        const std::string what = s.outside()                          ? "outside"
                                 : e.subject < rows.ids.items.size() ? rows.ids.items[e.subject]
                                                                     : "goods";
        return fmt::format("{:8.1f} s  {} ({})  <- {}  {}  {:.1f} kW/m2 for {:.0f} s\n", e.time, world.places[s.place.row()].id,
                           what, source(s), fire::spread_mode_name(s.mode()), e.values[0], e.values[3]);
    }
    [[nodiscard]] std::string chain(std::int32_t step) const {
        std::string text;
        for (const std::int32_t s : study::path_to(steps, step)) text += line(steps[static_cast<std::size_t>(s)]);
        return text;
    }
};

}  // namespace

std::string spread_chain(const io::Results& rows, const world::World& world, const std::string& only) {
    const Writer writer{rows, world, study::spread_steps(rows.events, world)};
    for (std::size_t p = 0; p < world.places.size() && !only.empty(); ++p) {
        if (world.places[p].id != only) continue;
        for (std::size_t k = 0; k < writer.steps.size(); ++k)
            if (writer.steps[k].place == PlaceIndex(p)) return writer.chain(static_cast<std::int32_t>(k));
        return {};
    }
    std::string text;
    for (const world::Building& b : world.buildings) {
        if (!only.empty() && b.id != only) continue;
        const std::int32_t step = study::first_step(writer.steps, b);
        if (step >= 0) text += b.id + "\n" + writer.chain(step);
    }
    return text;
}

}  // namespace taicho::cli
