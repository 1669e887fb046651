#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "fire/gas_network.h"
#include "fire/gas_plume.h"
#include "fire/gas_state.h"

namespace taicho::fire {

/// What burns in a room during the next step.
struct GasFire {
    std::uint32_t room = 0;
    std::uint32_t fuel = 0;
    double heat = 0;         ///< [W] pyrolysis rate times heat of combustion
    double base = 0.2;       ///< [m] above the floor
    double area = 1.0;       ///< [m2] > 0
    FirePosition position = FirePosition::Free;
    double x = 0.5, y = 0.5; ///< [-] share of width and depth
    double cooling = 0;      ///< [W] taken by water in the smoke
    double steam = 0;        ///< [kg/s] water vapour made there, at 100 C
};

/// What came of it, mean over the step.
struct GasFireResult {
    double heat = 0;         ///< [W] burned in the room
    double lower = 0;        ///< [W] of it with air of the lower layer
    double unburned = 0;     ///< [kg/s] fuel gas left over
    double entrained = 0;    ///< [kg/s] air drawn below the layer
    double flame = 0;        ///< [m] height
    double cooling = 0;      ///< [W] taken up
};

struct GasScratch;

/// Two-zone gas of a quarter: pure functions of the network over a GasState, with scratch of its own.
/// One model object serves one run at a time; the network may be shared.
class GasModel {
  public:
    explicit GasModel(std::shared_ptr<const GasNetwork> network);
    ~GasModel();
    GasModel(const GasModel&) = delete;
    GasModel& operator=(const GasModel&) = delete;

    [[nodiscard]] const GasNetwork& network() const { return *net_; }

    /// Working memory beside the state [B].
    [[nodiscard]] std::size_t scratch_bytes() const;

    /// Sets how far an opening is open [-]; it moves there within the ramp of the settings.
    void set_vent_fraction(GasState& s, std::uint32_t vent, double fraction) const;

    /// Advances from `t` by `dt`, a whole number of settings.step. `results` may be empty or one per fire.
    void advance(GasState& s, std::span<const GasFire> fires, std::span<GasFireResult> results,
                 double t, double dt);

  private:
    void step(GasState& s, std::span<const GasFire> fires, std::span<GasFireResult> results, double t);
    void sort_fires(const GasState& s, std::span<const GasFire> fires);
    void step_block(GasState& s, std::span<const GasFire> fires, std::span<GasFireResult> results,
                    std::size_t place, double t);

    std::shared_ptr<const GasNetwork> net_;
    std::unique_ptr<GasScratch> w_;
};

/// Sum of keyed row hashes of the physical columns.
[[nodiscard]] std::uint64_t hash_gas(const GasState& s);

}  // namespace taicho::fire
