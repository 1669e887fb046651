#pragma once

#include "core/vec2.h"

namespace taicho::layout {

/// Transverse Mercator on WGS84 about a point, scale 1 on its meridian: local metres for a quarter.
/// Krueger's series to the fourth order of the third flattening (Karney 2011, J. Geodesy 85, eq.
/// 35): better than 1 micrometre within 1 000 km, so below 1 mm in 1 km. Away from the central
/// meridian lengths grow by x^2 / 2R^2: 3 mm in 1 km at 15 km.
class LocalProjection {
  public:
    LocalProjection(double origin_lon_deg, double origin_lat_deg);
    /// Longitude, latitude [deg] to metres east and north of the origin.
    [[nodiscard]] Vec2 to_metres(double lon_deg, double lat_deg) const;
    [[nodiscard]] double origin_lon() const { return lon0_; }
    [[nodiscard]] double origin_lat() const { return lat0_; }

  private:
    [[nodiscard]] Vec2 raw(double lon_deg, double lat_deg) const;
    double lon0_, lat0_;
    double north0_ = 0.0;
};

}  // namespace taicho::layout
