#pragma once

#include <string>
#include <vector>

#include "core/problems.h"
#include "picture/draw_list.h"
#include "world/world.h"

namespace taicho::picture {

struct PlanOptions {
    int level = 0;                            ///< storey shown; alleys on 0
    std::string lang = "vi";
    std::vector<double> building_share;       ///< per building 0..1 (burn frequency), or empty
    bool items = true;
};

/// Colour of a house that burnt in this share of fires: white through ochre to deep brown, darker also
/// when printed grey.
[[nodiscard]] Color share_color(double share);

/// Plan of one storey: alleys, buildings, rooms, doors, exits, items; with `building_share`, houses are
/// coloured by how often they burnt, with a scale.
[[nodiscard]] DrawList plan(const world::World& world, const PlanOptions& options);

/// A plan straight from the features, for maps that cannot be joined: problems are ringed in red with
/// their code.
[[nodiscard]] DrawList draft_plan(const world::MapDef& map, const Problems& problems, int level);

/// Adds the rings and codes of a draft plan on top of a list, without its outlines.
void append_marks(DrawList& list, const DrawList& draft);

/// Scale bar and north arrow in screen space for a view.
void add_scale(DrawList& list, const View& view);

}  // namespace taicho::picture
