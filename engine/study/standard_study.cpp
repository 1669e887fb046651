#include "study/study_def.h"

namespace taicho::study {

namespace {

const char* const k_per_household = "measures.extinguishers.per_household";
const char* const k_drill = "measures.training.drill_fraction";
const char* const k_talk = "measures.training.talk_fraction";

ArmDef arm(const char* id, const char* base, const char* vi, const char* en,
           std::vector<Override> set) {
    ArmDef a;
    a.id = id;
    a.base = base;
    a.label = {vi, en};
    a.set = std::move(set);
    return a;
}

}  // namespace

StudyDef standard_study() {
    StudyDef def;
    def.arms = {
        arm("none", "", "Không có gì tại chỗ", "Nothing on the spot",
            {{k_per_household, "0"}, {k_drill, "0"}, {k_talk, "0"}}),
        arm("today", "", "Như hiện nay", "As today", {}),
        arm("extinguishers", "none", "Mỗi nhà một bình chữa cháy", "An extinguisher in every home",
            {{k_per_household, "1"}}),
        arm("trained", "none", "Mỗi nhà có người đã tập huấn", "A trained member in every home",
            {{k_drill, "1"}}),
        arm("both", "none", "Có bình và đã tập huấn", "Extinguishers and training",
            {{k_per_household, "1"}, {k_drill, "1"}}),
    };
    return def;
}

}  // namespace taicho::study
