#include "core/event.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <tuple>
#include <utility>

namespace taicho {

namespace {

struct NamedKind {
    EventKind kind;
    std::string_view name;
};

using enum EventKind;
constexpr NamedKind k_names[] = {
    {Ignition, "ignition"}, {ItemOut, "item-out"}, {ReIgnition, "re-ignition"},
    {Flashover, "flashover"}, {PlaceFirstSmoke, "place-first-smoke"},
    {OpeningChanged, "opening-changed"}, {RoofOpened, "roof-opened"},
    {BuildingLost, "building-lost"}, {OutsideLit, "outside-lit"}, {Noticed, "noticed"}, {Woke, "woke"}, {Decided, "decided"},
    {StartedMoving, "started-moving"}, {PassedOpening, "passed-opening"}, {Stopped, "stopped"},
    {TurnedBack, "turned-back"}, {Sheltered, "sheltered"}, {Jumped, "jumped"}, {Fell, "fell"},
    {Carried, "carried"}, {Incapacitated, "incapacitated"}, {Died, "died"}, {Out, "out"},
    {Rescued, "rescued"}, {Injured, "injured"}, {BellPressed, "bell-pressed"},
    {BellRang, "bell-rang"}, {Knocked, "knocked"}, {Shouted, "shouted"},
    {CalledService, "called-service"}, {TookFixture, "took-fixture"}, {Discharged, "discharged"},
    {DischargeEnded, "discharge-ended"}, {DeadBottle, "dead-bottle"}, {ThrewWater, "threw-water"},
    {Smothered, "smothered"}, {PutOut, "put-out"}, {ServiceArrived, "service-arrived"},
    {WaterOn, "water-on"}, {WaterOff, "water-off"}, {Joined, "joined"}, {Ordered, "ordered"},
    {Refilled, "refilled"}, {SprinklerOpened, "sprinkler-opened"},
    {FanStarted, "fan-started"}, {HeadsCounted, "heads-counted"}, {Action, "action"}, {Diagnostic, "diagnostic"}};

}  // namespace

std::string_view event_name(EventKind kind) {
    for (const auto& n : k_names) {
        if (n.kind == kind) return n.name;
    }
    return "unknown";
}

const std::vector<EventKind>& event_kinds() {
    static const std::vector<EventKind> kinds = [] {
        std::vector<EventKind> v;
        for (const auto& n : k_names) v.push_back(n.kind);
        return v;
    }();
    return kinds;
}

void DueList::push(const Due& due) {
    heap_.push_back(due);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
}

std::vector<Due> DueList::take_until(double now) {
    std::vector<Due> out;
    while (!heap_.empty() && heap_.front().time <= now) {
        std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
        out.push_back(heap_.back());
        heap_.pop_back();
    }
    return out;
}

double DueList::next_time() const {
    return heap_.empty() ? std::numeric_limits<double>::infinity() : heap_.front().time;
}

void merge_events(std::vector<Event>& to, std::vector<Event> from) {
    const auto key = [](const Event& e) {
        return std::make_tuple(e.time, static_cast<int>(e.kind), e.subject, e.object, e.mode);
    };
    const auto less = [&](const Event& a, const Event& b) { return key(a) < key(b); };
    std::stable_sort(from.begin(), from.end(), less);
    const auto middle = static_cast<std::ptrdiff_t>(to.size());
    to.insert(to.end(), from.begin(), from.end());
    std::inplace_merge(to.begin(), to.begin() + middle, to.end(), less);
}

}  // namespace taicho
