#pragma once

#include <string>

/// Smallest complete scenes, written into a folder of the test.
namespace taicho::whole {

/// One house on a 3 m alley that leads to the street in the west: a front room `shop` (4 x 5 m) with the
/// door `door-street` to the alley, a back room `back` (4 x 5 m) behind the inner door `door-inner`. Nobody and
/// nothing stands in it: `tail` is put at the end of scenario.toml: [[persons]], [[actions]], [fire.ignition], ...
struct HouseScene {
    std::string street_leaf = "closed";   ///< open | closed | locked, empty: no door
    std::string inner_leaf = "open";
    std::string gate_leaf;                ///< empty: no gate across the alley before the exit
    bool gate_key = true;                 ///< residents hold the key (else it takes a tool)
    std::string run;                      ///< further lines of [run]
    std::string tail;
};

void write_house(const std::string& folder, const HouseScene& scene);

/// A fire of this item set at 0 s.
[[nodiscard]] std::string ignite(const std::string& item);
/// A fuel item that grows to `peak_kw` and holds `energy_mj`.
[[nodiscard]] std::string item(const std::string& id, const std::string& place, const std::string& at,
                               const std::string& peak_kw, const std::string& energy_mj);
/// A person of the scene; `response` below 0 waits for a cue.
[[nodiscard]] std::string person(const std::string& id, const std::string& at, const std::string& response);
/// A timed act.
[[nodiscard]] std::string action(const std::string& at, const std::string& act, const std::string& what);

}  // namespace taicho::whole
