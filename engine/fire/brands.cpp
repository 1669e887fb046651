#include "fire/brands.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/hash.h"
#include "core/rng.h"
#include "fire/exposure.h"
#include "fire/goods.h"

namespace taicho::fire {
namespace {

constexpr double k_pi = 3.14159265358979323846;
constexpr double k_bin = 60.0;         ///< [s] of a draw (6.2)

double density(const FireStatic& fixed, double rate, double roof, double along, double across) {
    const double u = fixed.weather.wind;
    const std::string& law = fixed.def.spread.brand_law;
    const double far = law == "swuift" ? 1.0 : law == "himoto" ? 0.0 : fixed.def.spread.brand_far_share;
    double sum = 0.0;
    if (far < 1.0)
        sum += (1.0 - far) * landing_density(himoto_brands(std::max(2.0, std::sqrt(roof)), rate, u), along, across);
    if (far > 0.0) sum += far * landing_density(swuift_brands(u), along, across);
    return sum;
}

/// Brands gather into a pile that lights what is below only in light wind: by De Beer none above 4 m/s.
bool gathers(double wind) { return std::isfinite(pile_threshold(wind)); }

/// Surface of a house that brands can light, each part in its own wind: the share of a combustible roof where brands
/// gather, in the wind over the roofs; gaps at eaves and overlaps, in the lee of walls.
double receptive_area(const FireStatic& fixed, const world::Building& b, double footprint) {
    const SpreadDef& def = fixed.def.spread;
    const double u = fixed.weather.wind;
    const bool burns = b.roof_material == "timber" || b.roof_material == "thatch" || b.roof_material == "sandwich";
    double area = 0.0;
    // Wind over the roof by the power law of the street, handbook 2.5.
    if (burns && gathers(u * std::pow(std::max(1.0, b.height) / 10.0, 0.2))) area += def.brand_roof * footprint;
    // A slab has a fifth of the gaps of sheets and tiles (J).
    if (gathers(u * fixed.def.outdoor.alley_wind_across))
        area += (b.roof_material == "concrete" ? 0.2 : 1.0) * def.brand_gaps * footprint;
    return area;
}

PlaceIndex top_place(const FireStatic& fixed, const world::Building& b) {
    for (const PlaceIndex p : b.places)
        if (fixed.world->places[p.row()].top_storey && fixed.places[p.row()].load > 0.0f) return p;
    return {};
}

struct BrandHit {
    PlaceIndex place, from;
    double time = 0.0;             ///< [s]
};

void shower(const FireStatic& fixed, const StepContext& ctx, const GoodsFire& fire, double bin,
            std::vector<BrandHit>& lit) {
    const SpreadDef& def = fixed.def.spread;
    const world::Place& from = fixed.world->places[fire.place.row()];
    const double u = fixed.weather.wind, roof = from.area;
    const double burn = std::max(600.0, fire.energy / std::max(1e3, fire.peak));
    const double brands = brands_per_roof(u) * roof * k_bin / burn;
    const Vec2 wind{-std::cos(fixed.weather.wind_from), -std::sin(fixed.weather.wind_from)};
    std::vector<std::uint32_t> near;
    fixed.exposure->grid.buildings_near(from.centre + 0.5 * def.brand_range * wind, 0.6 * def.brand_range, near);
    for (const std::uint32_t row : near) {
        const world::Building& b = fixed.world->buildings[row];
        if (BuildingIndex(std::size_t{row}) == from.building) continue;
        const Vec2 d = b.centre - from.centre;
        const double along = dot(d, wind), across = cross(wind, d);
        if (along <= 0.5) continue;
        const double footprint = b.floor_area / std::max(1, b.levels);
        const double landed = brands * density(fixed, fire.actual, roof, along, across) *
                              receptive_area(fixed, b, footprint);
        const double expected = landed * def.brand_mass / def.brand_pile * def.brand_attempt;
        if (expected < 1e-9) continue;
        const PlaceIndex target = top_place(fixed, b);
        if (!target.valid()) continue;
        const DrawKey key{fixed.seed, mix64(fixed.world->building_key[row] ^ fixed.world->place_key[fire.place.row()]),
                          Purpose::Brands, static_cast<std::uint32_t>(2.0 * bin)};
        if (!draw_chance(key, 1.0 - std::exp(-expected))) continue;
        DrawKey when = key;
        when.occasion += 1;
        lit.push_back({target, fire.place, ctx.now + draw_uniform(when) * ctx.dt});
    }
}

}  // namespace

BrandLaw himoto_brands(double base, double rate, double wind, double thickness, double density_p, double air,
                       double ambient) {
    const double g = 9.81, cp = 1.0e3;
    const double q = rate / (air * cp * ambient * std::sqrt(g) * std::pow(base, 2.5));
    const double b = wind / std::sqrt(g * base) * std::pow(density_p / air, -0.75) *
                     std::pow(thickness / base, -0.75) * std::sqrt(q);
    BrandLaw law;
    law.mean = 0.47 * std::pow(b, 2.0 / 3.0) * base;
    law.sd = 0.88 * std::cbrt(b) * base;
    const double r = law.sd / law.mean;
    law.sigma = std::sqrt(std::log(1.0 + r * r));
    law.mu = std::log(law.mean) - 0.5 * law.sigma * law.sigma;
    law.across = 0.92 * base;
    return law;
}

BrandLaw swuift_brands(double wind) {
    BrandLaw law;
    law.mu = std::log(std::max(0.1, 30.0 * wind));
    law.sigma = 0.3;
    law.across = 4.85;
    law.mean = std::exp(law.mu + 0.5 * law.sigma * law.sigma);
    law.sd = law.mean * std::sqrt(std::exp(law.sigma * law.sigma) - 1.0);
    return law;
}

double landing_density(const BrandLaw& law, double along, double across) {
    if (along <= 0.0) return 0.0;
    const double z = (std::log(along) - law.mu) / law.sigma, y = across / law.across;
    return std::exp(-0.5 * z * z) / (along * law.sigma * std::sqrt(2.0 * k_pi)) *
           std::exp(-0.5 * y * y) / (law.across * std::sqrt(2.0 * k_pi));
}

double brands_per_roof(double wind) { return 306.77 * std::exp(0.1879 * wind); }

double pile_threshold(double v) {
    const double f = (v - 0.003) * (v - 4.017);
    return f < 0.0 ? -0.188 / f : std::numeric_limits<double>::infinity();
}

void spread_brands(const FireStatic& fixed, const StepContext& ctx, FireState& state, std::vector<Event>& events) {
    if (!fixed.def.spread.brands || fixed.weather.wind <= 0.1) return;
    const double bin = std::floor((ctx.now + ctx.dt) / k_bin);
    if (bin == std::floor(ctx.now / k_bin)) return;
    std::vector<BrandHit> lit;
    for (const GoodsFire& fire : state.goods)
        if (fire.burning && fire.roof_opened) shower(fixed, ctx, fire, bin, lit);
    for (const auto& [place, from, time] : lit) {
        const GoodsFire* there = find_goods(state, place);
        if (there != nullptr && (there->burning || std::isfinite(there->flashover_at))) continue;
        const auto source = static_cast<std::uint32_t>(fixed.openings.size() + from.row());
        ignite_goods(fixed, state, place, time, {SpreadMode::Brand, source, 0.0, 1.0, state.place_hrr[from.row()]}, events);
    }
}

}  // namespace taicho::fire
