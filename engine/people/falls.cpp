#include "people/falls.h"

#include <algorithm>

#include "people/decide_rules.h"
#include "people/harm.h"
#include "people/move.h"

namespace taicho::people {

void come_down(PeopleState& s, PersonIndex who, const FallFrom& from, double u, double now, std::vector<Event>& events) {
    const std::size_t i = who.row();
    const JumpOutcome odds = jump_outcome(from.level);
    const bool dies = u < odds.death, hurt = u < std::max(odds.serious, odds.death);
    const auto tell = [&](EventKind kind, std::uint16_t mode) {
        events.push_back({.time = now, .kind = kind, .mode = mode, .subject = who.v, .place = from.place.v});
    };
    tell(from.how, dies ? 2 : hurt ? 1 : 0);
    if (hurt) {
        tell(dies ? EventKind::Died : EventKind::Injured, static_cast<std::uint16_t>(HarmCause::Fall));
        s.cause[i] = static_cast<std::uint8_t>(HarmCause::Fall);
        s.activity_at_harm[i] = from.how == EventKind::Jumped ? Activity::Sheltering : Activity::Walking;
    }
    if (dies) s.died_at[i] = now;
    if (dies) s.activity[i] = Activity::Dead;
    if (!from.outside) {
        if (dies) stand_still(s.walk, who.v);
        return;
    }
    s.out_at[i] = now;
    s.task[i] = Task::Jump;
    if (!dies) s.activity[i] = Activity::Out;
    take_out(s.walk, who.v, WalkMode::Out);
}

}  // namespace taicho::people
