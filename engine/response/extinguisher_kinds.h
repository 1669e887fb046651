#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "fire/request.h"

namespace taicho::response {

/// A portable extinguisher as sold in Việt Nam (people handbook A4, K; rating of MFZL4 R). The rating says what
/// an expert puts out with it: `rated_hrr` for solids, `rated_area` of a tray for liquids (A3, A6).
struct ExtinguisherKind {
    const char* name;
    fire::Agent agent;
    double charge;        ///< [kg]
    double flow;          ///< [kg/s] mean agent flow
    double range;         ///< [m] least range
    double far_range;     ///< [m] at its best
    double rated_hrr;     ///< [W] class A; 0 = no credit
    double rated_area;    ///< [m2] class B tray; 0 = none
    double re_ignition;   ///< [-] class A burns again after "out" though well used; < 0 = the user's
    bool blinds;          ///< powder cloud
    const char* name_vi;
};

/// The kinds, in the order of `Bottle::kind`. The order is part of saved states: add at the end.
[[nodiscard]] std::span<const ExtinguisherKind> extinguisher_kinds();
[[nodiscard]] std::optional<std::uint8_t> extinguisher_kind(std::string_view name);

}  // namespace taicho::response
