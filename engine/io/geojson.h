#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/problems.h"
#include "world/map_def.h"

/// GeoJSON in and out (docs/scenario-format.md "Map").
namespace taicho::io {

struct GeoJsonMap {
    world::MapDef map;
    bool local = true;  ///< false: longitude and latitude, for `import` to project
};

/// A map from text; `file` names it in messages. Every problem is collected; syntax errors end
/// reading. With `local_only` a map in longitude and latitude is the error E-GEO-22.
[[nodiscard]] std::optional<GeoJsonMap> parse_geojson(std::string_view text,
                                                      const std::string& file, bool local_only,
                                                      Problems& problems);
[[nodiscard]] std::optional<GeoJsonMap> read_geojson(const std::string& path, bool local_only,
                                                     Problems& problems);

/// One feature per line, properties in table order, then `extra`; reading it back gives the same
/// map.
[[nodiscard]] std::string write_geojson(const world::MapDef& map);

/// Sets one property as if the file had said so; errors name `pos` and `path`. False when no property
/// has that key.
bool set_map_property(world::Feature& feature, const std::string& key, const std::string& json,
                      const SourcePos& pos, Problems& problems);

/// One property of a feature, for the reader, the writer and docs/scenario-format.md.
struct MapProperty {
    const char* key;
    const char* kinds;     ///< kinds that use it, comma separated
    const char* type;      ///< text | real | integer | flag | [dx, dy]
    double lo, hi;         ///< allowed range
    const char* allowed;   ///< allowed words separated by |, or empty
    const char* fallback;  ///< default as text
    const char* vi;
    const char* en;
};
[[nodiscard]] std::vector<MapProperty> map_properties();

}  // namespace taicho::io
