#pragma once

#include <string_view>

namespace taicho::fire {

/// Ignition data of a surface in the flux-time-product method: while q > q_cr the product grows by
/// (q - q_cr)^n, ignition when it reaches `ftp` (fire-spread handbook 1.2; B-RISK, BRANZ).
struct FtpMaterial {
    std::string_view id;
    double q_cr = 9.5e3;      ///< [W/m2]
    double n = 1.0;           ///< [-] 1 thin, 2 thick
    double ftp = 481e3;       ///< [(W/m2)^n s]
    double leak_time = 20.0;  ///< [s] decay below q_cr where the leak is on: 20 thin, 120 thick (J)
};

/// Row of a material from the handbook's units, kW/m2 and (kW/m2)^n s.
[[nodiscard]] FtpMaterial ftp_material(std::string_view id, double q_cr_kw, double n, double ftp_kw);

/// Time to ignite under a constant flux [s]; infinity at or below q_cr.
[[nodiscard]] double ignition_time(const FtpMaterial& material, double flux);

/// Growth of the share under a constant flux [1/s]; 0 at or below q_cr.
[[nodiscard]] double ftp_pace(const FtpMaterial& material, double flux);

/// What a step does to an accumulator. `share` is the product over its critical value: 1 = ignites.
struct FtpStep {
    double share = 0.0;       ///< [-] at the end of the step
    double ignites_after = -1.0;  ///< [s] from the start of the step; negative = not in it
};

/// Advances a share over `dt` under a flux that goes straight from q0 to q1; the crossing is exact for
/// that flux, so ignition does not depend on the step (handbook 6.2). With `leak` in 0..1 the product
/// decays while the flux is below q_cr.
[[nodiscard]] FtpStep advance_share(const FtpMaterial& material, double share, double q0, double q1,
                                    double dt, double leak = 0.0);

}  // namespace taicho::fire
