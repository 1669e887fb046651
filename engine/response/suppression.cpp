#include "response/suppression.h"

#include <algorithm>
#include <cmath>

namespace taicho::response {

namespace {

using people::Param;
using people::Skill;
using people::Training;

double blend(double a, double b, double share) { return a + (b - a) * share; }

}  // namespace

SuppressionRules::SuppressionRules(const people::ParameterSet& p)
    : eta_untrained(p[Param::EfficacyUntrainedMedian]), eta_untrained_sd(p[Param::EfficacyUntrainedSigma]),
      eta_talk(p[Param::EfficacyTalkMedian]), eta_talk_sd(p[Param::EfficacyTalkSigma]),
      eta_drill(p[Param::EfficacyDrillMedian]), eta_drill_sd(p[Param::EfficacyDrillSigma]),
      eta_expert(p[Param::EfficacyExpertMedian]), eta_expert_sd(p[Param::EfficacyExpertSigma]),
      expert_flux(p[Param::ExpertFlux]),
      poor_untrained(p[Param::PoorTechniqueUntrained]), poor_drill(p[Param::PoorTechniqueTrained]),
      poor_factor(p[Param::PoorTechniqueFactor]), talk_share(p[Param::TalkTechniqueShare]),
      never_untrained(p[Param::NeverDischargesUntrained]), never_drill(p[Param::NeverDischargesTrained]),
      operate(p[Param::OperateUntrainedMedian]), operate_sd(p[Param::OperateUntrainedSigma]),
      operate_drill(p[Param::OperateTrainedMedian]), operate_drill_sd(p[Param::OperateTrainedSigma]),
      extra_user(p[Param::ExtraUserEfficiency]),
      most_users(p[Param::MaxUsers]),
      bucket_low(p[Param::BucketLow]), bucket_high(p[Param::BucketHigh]), bucket_factor(p[Param::BucketFactor]),
      hose_eta(p[Param::HoseEfficacy]), hose_miss(p[Param::HoseMiss]),
      garden_hose(p[Param::GardenHose]), hose_reel(p[Param::HoseReelFlow]), riser(p[Param::RiserFlow]),
      water_dose(1e-6 * p[Param::WaterDose]), water_absorbs(1e6 * p[Param::WaterAbsorbs]),
      cloth_success(p[Param::ClothSuccess]), cloth_limit(p[Param::ClothLimit]),
      flare_untrained(p[Param::FlareUntrained]), flare_talk(p[Param::FlareTalk]), flare_drill(p[Param::FlareDrill]),
      flare_factor(p[Param::FlareFactor]), flare_burn(p[Param::FlareBurns]),
      again_solid(p[Param::AgainSolid]), again_solid_drill(p[Param::AgainSolidDrill]),
      again_liquid(p[Param::AgainLiquid]), again_electric(p[Param::AgainElectric]),
      again_lithium(p[Param::AgainLithium]), again_gas(p[Param::AgainGas]) {}

double efficacy(const SuppressionRules& r, const Skill& skill, double u) {
    const bool drill = skill.training == Training::Drill;
    const double median = drill ? r.eta_drill : r.eta_talk;
    const double sd = drill ? r.eta_drill_sd : r.eta_talk_sd;
    const double share = skill.any();
    const double m = r.eta_untrained * std::pow(median / r.eta_untrained, share);
    return m * std::exp(blend(r.eta_untrained_sd, sd, share) * inverse_normal_cdf(u));
}

double poor_technique_probability(const SuppressionRules& r, const Skill& skill) {
    const double share =
        skill.training == Training::Talk ? r.talk_share * skill.retention : skill.drill();
    return blend(r.poor_untrained, r.poor_drill, share);
}

double never_discharges_probability(const SuppressionRules& r, const Skill& skill) {
    return blend(r.never_untrained, r.never_drill, skill.drill());
}

Distribution operating_time(const SuppressionRules& r, const Skill& skill) {
    const double share = skill.drill();
    return Distribution::lognormal(r.operate * std::pow(r.operate_drill / r.operate, share),
                                   blend(r.operate_sd, r.operate_drill_sd, share));
}

double user_factor(const SuppressionRules& r, int n) {
    if (n >= r.most_users) return 0.0;
    return n == 0 ? 1.0 : r.extra_user;
}

AgentRates agent_rates(const ExtinguisherKind& kind, double eta) {
    AgentRates out;
    const double share = eta * kind.flow / kind.charge;   // of the whole rating, per second
    out.rate = share * kind.rated_hrr;
    out.area_rate = share * kind.rated_area;
    out.critical_area = eta * kind.rated_area;
    return out;
}

double bucket_amount(const SuppressionRules& r, double u) {
    return r.bucket_factor * blend(r.bucket_low, r.bucket_high, u);
}

double hose_rate(const SuppressionRules& r, double flow) { return r.hose_eta * flow / r.water_dose; }

double burns_again(const SuppressionRules& r, FuelClass fuel, const Skill& skill,
                   const ExtinguisherKind* kind) {
    switch (fuel) {
        case FuelClass::Solid:
            if (kind != nullptr && kind->re_ignition >= 0.0) return kind->re_ignition;
            return blend(r.again_solid, r.again_solid_drill, skill.drill());
        case FuelClass::Liquid: return r.again_liquid;
        case FuelClass::Electrical: return r.again_electric;
        case FuelClass::Lithium: return r.again_lithium;
        case FuelClass::Gas: return r.again_gas;
    }
    return 0.0;
}

double flare_probability(const SuppressionRules& r, const Skill& skill) {
    const double trained = skill.training == Training::Drill ? r.flare_drill : r.flare_talk;
    return blend(r.flare_untrained, trained, skill.any());
}

}  // namespace taicho::response
