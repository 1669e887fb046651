#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace taicho {

/// What happened. Everything a reader may ask later is an event; numbers are part of the results
/// format (docs/results-format.md lists subject, object, mode and values of each kind).
enum class EventKind : std::uint16_t {
    // fire
    Ignition = 1,      ///< item caught fire. object = source item or opening; mode = SpreadMode; values = flux kW/m2, FTP share, HRR of source kW
    ItemOut,           ///< item stopped burning. mode = 0 burnt out, 1 by agent, 2 starved
    ReIgnition,        ///< item thought out burns again
    Flashover,         ///< place. values = T_upper K, HRR kW
    PlaceFirstSmoke,   ///< place reached extinction 0.1 1/m
    OpeningChanged,    ///< subject = opening; object = person or none; mode = new state
    RoofOpened,
    BuildingLost,      ///< building burnt out
    OutsideLit,        ///< outside of a place: wall or goods in a cage. subject = face; object, mode, values as Ignition
    // people: know
    Noticed = 100,     ///< subject = person; object = source person or item; mode = CueKind; values = strength
    Woke,              ///< mode = CueKind; values = level dBA
    // people: decide
    Decided = 120,     ///< mode = Decision; values = inputs (P, HRR kW, extinction, draw)
    StartedMoving,
    PassedOpening,     ///< object = opening
    Stopped, TurnedBack, Sheltered, Jumped, Fell, Carried,
    // people: harm
    Incapacitated = 140, Died, Out, Rescued, Injured,
    // response
    BellPressed = 160, BellRang, Knocked, Shouted, CalledService, TookFixture, Discharged, DischargeEnded,
    DeadBottle, ThrewWater, Smothered, PutOut, ServiceArrived, WaterOn, WaterOff, Joined, Ordered, Refilled,
    SprinklerOpened,   ///< object = fixture; values = link K
    FanStarted,        ///< object = fixture
    HeadsCounted,      ///< subject = who counts; values = people missing
    // acts from outside
    Action = 200,
    // trouble in the model
    Diagnostic = 250
};

/// English key of a kind (stable, used in files), e.g. "ignition".
[[nodiscard]] std::string_view event_name(EventKind kind);
/// All kinds in numeric order.
[[nodiscard]] const std::vector<EventKind>& event_kinds();

/// One thing that happened, at an exact time.
struct Event {
    double time = 0.0;  ///< [s]
    EventKind kind = EventKind::Action;
    std::uint16_t mode = 0;
    std::uint32_t subject = 0xFFFFFFFFu;
    std::uint32_t object = 0xFFFFFFFFu;
    std::uint32_t place = 0xFFFFFFFFu;
    std::array<double, 4> values{};
};

/// Things due at a future moment, ordered by (time, kind, id): ties never depend on memory or threads.
struct Due {
    double time = 0.0;
    std::uint32_t kind = 0;
    std::uint32_t id = 0;
    std::uint64_t payload = 0;
    friend auto operator<=>(const Due&, const Due&) = default;
};

/// Ordered list of due things; a plain value (copying a run copies it).
class DueList {
  public:
    void push(const Due& due);
    /// Removes and returns everything with time <= now, in order.
    [[nodiscard]] std::vector<Due> take_until(double now);
    [[nodiscard]] bool empty() const { return heap_.empty(); }
    [[nodiscard]] double next_time() const;

  private:
    std::vector<Due> heap_;  ///< min-heap
};

/// Adds `from` to `to` in (time, kind, subject, object) order; both stay sorted by time.
void merge_events(std::vector<Event>& to, std::vector<Event> from);

}  // namespace taicho
