#include "people/population_draw.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/hash.h"
#include "core/rng.h"

namespace taicho::people {

namespace {

double uniform(const DrawSource& src, std::uint64_t key, Purpose purpose, std::uint32_t occasion = 0) {
    return draw_uniform({src.seed, key, purpose, occasion});
}

constexpr std::array<Param, 7> k_sizes = {Param::Household1, Param::Household2, Param::Household3,
                                          Param::Household4, Param::Household5, Param::Household6,
                                          Param::Household7};

/// Chances that keep the overall age shares of D5 whatever the sizes: children sit in the third and later
/// slots of a household, older people in any slot that holds no child.
struct AgeChances {
    double child = 0.0;   ///< of a slot >= 2
    double older = 0.0;   ///< of a slot without a child
};

AgeChances age_chances(const ParameterSet& p) {
    double total = 0.0;
    double people = 0.0;
    double later = 0.0;
    for (std::size_t i = 0; i < k_sizes.size(); ++i) {
        const double share = p[k_sizes[i]];
        total += share;
        people += share * static_cast<double>(i + 1);
        later += share * static_cast<double>(i > 1 ? i - 1 : 0);
    }
    AgeChances c;
    if (total <= 0.0 || later <= 0.0) return c;
    c.child = std::min(1.0, p[Param::ShareChild] * people / later);
    c.older = std::min(1.0, p[Param::ShareOlder] / (1.0 - c.child * later / people));
    return c;
}

int between(double u, int low, int high) {
    return std::min(high, low + static_cast<int>(u * (high - low + 1)));
}

int older_age(double u) {
    return static_cast<int>(quantile(Distribution::triangular(65, 65, 92), u));
}

/// Age of a slot. `parent` is the age of the householder, 0 while drawing him.
int family_age(const DrawSource& src, std::uint64_t household_key, std::uint64_t key, int slot,
               int size, int parent, const AgeChances& c) {
    const double u = uniform(src, key, Purpose::Age);
    // Couples are old together: householder and spouse share the draw that makes them so.
    const double old = slot < 2 ? uniform(src, household_key, Purpose::Age, 1)
                                : uniform(src, key, Purpose::Age, 1);
    if (slot >= 2 && uniform(src, key, Purpose::Age, 2) < c.child) {
        const int oldest = parent >= 65 ? 14 : std::clamp(parent - 20, 0, 14);
        return between(u, 0, oldest);
    }
    if (old < c.older) return older_age(u);
    if (slot == 0) return size >= 3 ? between(u, 34, 60) : between(u, 20, 64);
    if (slot == 1) return std::clamp(parent - 4 + between(u, 0, 6), 18, 64);
    return parent >= 65 ? between(u, 20, 64) : between(u, 15, std::clamp(parent - 18, 16, 40));
}

Draft make_draft(const std::string& household, const char* mark, int k, Kin kin) {
    Draft d;
    d.id = fmt::format("{}-{}{}", household, mark, k + 1);
    d.key = hash_text(d.id);
    d.kin = kin;
    d.slot = k;
    return d;
}

void draw_tenant(const DrawSource& src, Draft& d) {
    const double u = uniform(src, d.key, Purpose::Age);
    const bool young = uniform(src, d.key, Purpose::Tenant) < (*src.parameters)[Param::TenantYoung];
    d.age = young ? between(u, 18, 30) : between(u, 31, 60);
    d.male = uniform(src, d.key, Purpose::Sex) < 0.5;
    d.kin = Kin::Tenant;
}

void apply_listed(const MemberDef& m, Draft& d) {
    if (m.age >= 0.0) d.age = static_cast<int>(std::min(m.age, 120.0));
    if (m.male >= 0) d.male = m.male != 0;
    d.walking = m.walking;
    if (m.role == "tenant") d.kin = Kin::Tenant;
    if (m.role == "worker") d.kin = Kin::LiveInWorker;
}

}  // namespace

int draw_household_size(const DrawSource& src, std::uint64_t household_key, bool rented) {
    const ParameterSet& p = *src.parameters;
    const double u = uniform(src, household_key, Purpose::HouseholdSize);
    if (rented) return u < p[Param::TenantPair] ? 2 : 1;
    double total = 0.0;
    for (const Param size : k_sizes) total += p[size];
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < k_sizes.size(); ++i) {
        sum += p[k_sizes[i]];
        if (u * total < sum) return static_cast<int>(i) + 1;
    }
    return static_cast<int>(k_sizes.size());
}

std::vector<Draft> draw_members(const DrawSource& src, const HouseholdDef& def, bool rented) {
    const std::uint64_t household_key = hash_text(def.id);
    const AgeChances chances = age_chances(*src.parameters);
    int size = static_cast<int>(def.members.size());
    if (size == 0)
        size = def.member_count >= 0 ? def.member_count
                                     : draw_household_size(src, household_key, rented);
    std::vector<Draft> out;
    bool first_male = true;
    for (int k = 0; k < size; ++k) {
        Draft d = make_draft(def.id, "m", k, Kin::Member);
        if (rented) {
            draw_tenant(src, d);
        } else {
            const int parent = out.empty() ? 0 : out.front().age;
            d.age = family_age(src, household_key, d.key, k, size, parent, chances);
            d.male = uniform(src, d.key, Purpose::Sex) < 0.5;
            if (k == 1) d.male = !first_male;
        }
        if (!def.members.empty()) apply_listed(def.members[static_cast<std::size_t>(k)], d);
        if (k == 0) first_male = d.male;
        out.push_back(std::move(d));
    }
    return out;
}

std::vector<Draft> draw_workers(const DrawSource& src, const HouseholdDef& def,
                                const std::string& trade) {
    const ParameterSet& p = *src.parameters;
    const std::uint64_t key = hash_text(def.id);
    int live_in = def.live_in_workers;
    if (live_in < 0) {
        live_in = 0;
        if (!trade.empty() && uniform(src, key, Purpose::LiveInWorkers) < p[Param::LiveInWorkshop])
            live_in = between(uniform(src, key, Purpose::LiveInWorkers, 1),
                              static_cast<int>(p[Param::LiveInLow]),
                              static_cast<int>(p[Param::LiveInHigh]));
    }
    int day = def.workers;
    if (day < 0)
        day = trade.empty() ? 0
                            : static_cast<int>(std::lround(
                                  quantile(p.lognormal(Param::DayWorkersMedian, Param::DayWorkersSigma),
                                           uniform(src, key, Purpose::LiveInWorkers, 2))));
    std::vector<Draft> out;
    for (int k = 0; k < live_in; ++k) out.push_back(make_draft(def.id, "w", k, Kin::LiveInWorker));
    for (int k = 0; k < day; ++k) out.push_back(make_draft(def.id, "d", k, Kin::DayWorker));
    for (Draft& d : out) {
        d.age = between(uniform(src, d.key, Purpose::Age), 18, 55);
        d.male = uniform(src, d.key, Purpose::Sex) < 0.5;
    }
    return out;
}

namespace {

Walking walking_of(const DrawSource& src, const Draft& d) {
    if (d.walking == "normal") return Walking::Normal;
    if (d.walking == "impaired") return Walking::Impaired;
    if (d.walking == "wheelchair") return Walking::Wheelchair;
    if (d.walking == "carried") return Walking::Carried;
    if (d.age < (*src.parameters)[Param::WakeChildMinAge]) return Walking::Carried;   // B1, B2
    const bool resident = d.kin == Kin::Member || d.kin == Kin::Tenant;
    const double u = uniform(src, d.key, Purpose::Impaired);
    return resident && u < (*src.parameters)[Param::MobilityImpaired] ? Walking::Impaired
                                                                      : Walking::Normal;
}

/// B4 with the mobility data of Boyce, Shields and Silcock 1999; cut to what was observed.
Distribution speed_of(const ParameterSet& p, const Draft& d, Walking walking,
                      const Distribution& adult_speed) {
    if (walking == Walking::Impaired)
        return Distribution::normal(p[Param::SpeedImpairedMean], p[Param::SpeedImpairedSd])
            .within(0.1, 1.77);
    if (walking == Walking::Wheelchair)
        return Distribution::normal(p[Param::SpeedWheelchairMean], p[Param::SpeedWheelchairSd])
            .within(0.13, 1.35);
    if (d.age < 13)
        return Distribution::normal(p[Param::SpeedChildMean], p[Param::SpeedChildSd]).within(0.3, 1.8);
    if (d.age >= 65)
        return Distribution::normal(p[Param::SpeedOlderMean], p[Param::SpeedOlderSd]).within(0.2, 1.6);
    if (!(adult_speed == PeopleDef{}.adult_speed)) return adult_speed;  // the scenario states its own
    return d.male ? Distribution::normal(p[Param::SpeedMaleMean], p[Param::SpeedMaleSd]).within(0.6, 2.0)
                  : Distribution::normal(p[Param::SpeedFemaleMean], p[Param::SpeedFemaleSd])
                        .within(0.5, 1.8);
}

}  // namespace

Traits draw_traits(const DrawSource& src, const Draft& d, const Distribution& adult_speed) {
    const ParameterSet& p = *src.parameters;
    Traits t;
    t.walking = walking_of(src, d);
    const bool old = d.age >= 65;
    t.hard_of_hearing = uniform(src, d.key, Purpose::Hearing) <
                        p[old ? Param::HardOfHearingOlder : Param::HardOfHearingAdult];
    t.alcohol = d.male && d.age >= 18 &&
                uniform(src, d.key, Purpose::Alcohol) < p[Param::AlcoholMenNight];
    t.speed = sample(speed_of(p, d, t.walking, adult_speed),
                     {src.seed, d.key, Purpose::WalkingSpeed});
    const bool impaired = t.walking == Walking::Impaired || t.walking == Walking::Wheelchair;
    const double median = impaired            ? p[Param::IncapImpairedMedian]
                          : d.age < 6 || old ? p[Param::IncapFrailMedian]
                                              : p[Param::IncapMedian];
    t.incap_threshold = quantile(Distribution::lognormal(median, p[Param::IncapSigma]),
                                 uniform(src, d.key, Purpose::IncapThreshold));
    t.heat_threshold = quantile(Distribution::lognormal(1.0, p[Param::HeatSigma]),
                                uniform(src, d.key, Purpose::HeatThreshold));
    return t;
}

}  // namespace taicho::people
