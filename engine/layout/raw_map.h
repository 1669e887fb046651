#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/problems.h"
#include "layout/scene.h"

/// What a real map says, in local metres, before repair. A polygon is a building, a line is a way.
namespace taicho::layout {

struct RawArea {
    std::string id;    ///< b0001: row in the file, so that it is the same in every window
    world::Ring ring;  ///< [m] counter-clockwise
    std::optional<int> levels;
    std::string use;  ///< home, work, shop, block, or empty
    std::string trade;
    Bilingual name;
};

struct RawWay {
    std::string id;
    std::vector<Vec2> line;  ///< [m]
    double width = 0.0;      ///< [m] 0 = not stated
    std::string name;
};

struct RawMap {
    std::vector<RawArea> areas;
    std::vector<RawWay> ways;
    Vec2 box_min, box_max;  ///< [m] the window, or all data
    bool windowed = false;
    double origin_lon = 0.0, origin_lat = 0.0;
    std::map<std::string, int> ignored;  ///< geometry or tag that was not used -> count
    std::map<std::string, int> used;     ///< property that was used -> count
    std::string file;
};

/// Window in the file's own coordinates: x0, y0, x1, y1.
using Window = std::array<double, 4>;

/// Reads a plain GeoJSON file (WGS84 longitude and latitude, or metres when it carries
/// `crs_local`). Buildings count when their centroid lies in the window; ways are clipped to it.
/// False on error.
bool read_raw_geojson(const std::string& path, const std::optional<Window>& window, RawMap& map,
                      Problems& problems);

}  // namespace taicho::layout
