// Cues of the fire itself: what is seen, smelt, felt and heard of it.
#include <algorithm>
#include <cmath>

#include "core/rng.h"
#include "people/perceive_senses.h"
#include "people/place_lists.h"
#include "people/sight.h"
#include "people/sound.h"

namespace taicho::people {

namespace {

constexpr double k_quietest = 25.0;        // [dBA] below this nobody is woken (sound.h)

void smell_in_sleep(Senses& senses, std::size_t i, const fire::Conditions& c) {
    const std::uint64_t key = senses.fixed.population.key[i];
    const ParameterSet& p = senses.p;
    if (c.extinction < p[Param::SmellAsleepExtinction]) return;
    if (senses.fixed.population.age[i] < p[Param::WakeChildMinAge]) return;
    if (draw_uniform({senses.ctx.seed, key, Purpose::SmellWakes}) >= p[Param::SmellWakes]) return;
    const double delay = quantile(p.lognormal(Param::SmellWakeMedian, Param::SmellWakeSigma),
                                  draw_uniform({senses.ctx.seed, key, Purpose::SmellWakes, 1}));
    reach(senses, i, {CueKind::Smell, senses.ctx.now, delay, c.extinction, {}, {}});
}

void sense_asleep(Senses& senses, std::size_t i, const fire::Conditions& c) {
    if (c.flux >= senses.p[Param::HeatWakes] || c.temperature >= senses.p[Param::HotAirNoticed]) {
        const double delay =
            notice_delay(senses, i, CueKind::Heat, Param::NoticeRoomMedian, Param::NoticeRoomSigma);
        reach(senses, i, {CueKind::Heat, senses.ctx.now, delay, c.flux, {}, {}});
    }
    smell_in_sleep(senses, i, c);
}

void sense_awake(Senses& senses, std::size_t i, PlaceIndex place, double hrr, const fire::Conditions& c,
                 double ceiling_extinction) {
    const ParameterSet& p = senses.p;
    const double now = senses.ctx.now;
    const auto room_delay = [&](CueKind kind) {
        return notice_delay(senses, i, kind, Param::NoticeRoomMedian, Param::NoticeRoomSigma);
    };
    if (c.flux >= p[Param::HeatNoticed] || c.temperature >= p[Param::HotAirNoticed])
        reach(senses, i, {CueKind::Heat, now, 0.0, c.flux, {}, {}});
    if (flame_in_room_seen(p, senses.world.places[place.row()], hrr, c.extinction) && !withheld(senses.fixed, i, CueKind::Flame)) {
        senses.s.seen_hrr[i] = std::max(senses.s.seen_hrr[i], static_cast<float>(hrr));
        reach(senses, i, {CueKind::Flame, now, room_delay(CueKind::Flame), hrr, place, {}});
    }
    const double seen = std::max(c.extinction, ceiling_extinction);
    if (seen >= p[Param::SmokeVisibleExtinction])
        reach(senses, i, {CueKind::Smoke, now, room_delay(CueKind::Smoke), seen, {}, {}});
    if (c.extinction >= p[Param::SmellAwakeExtinction]) {
        const double delay =
            notice_delay(senses, i, CueKind::Smell, Param::NoticeDwellingMedian, Param::NoticeDwellingSigma);
        reach(senses, i, {CueKind::Smell, now, delay, c.extinction, {}, {}});
    }
}

void sense_own_place(Senses& senses) {
    const PeopleState& s = senses.s;
    for (const PersonIndex person : s.exposed) {
        const std::size_t i = person.row();
        if (!can_perceive(s, i)) continue;
        const PlaceIndex place = s.where.of[i];
        const Vec2 at = s.walk.pos[i];
        const fire::Conditions c = fire::conditions_at(senses.fire_static, senses.fire, place, at,
                                                       nose_height(senses.p, senses.fixed.population, s, i));
        if (!s.awake[i]) {
            sense_asleep(senses, i, c);
            continue;
        }
        const world::Place& room = senses.world.places[place.row()];
        const double above = std::max(room.height - 0.2, 0.1);
        const double ceiling =
            fire::conditions_at(senses.fire_static, senses.fire, place, at, above).extinction;
        sense_awake(senses, i, place, fire::place_hrr(senses.fire, place), c, ceiling);
    }
}

bool transparent(const world::Opening& o, world::OpeningState state) {
    if (o.kind == world::OpeningKind::Virtual || o.kind == world::OpeningKind::Cage)
        return state != world::OpeningState::None;
    return world::is_open(state) || (o.glazed && state != world::OpeningState::None);
}

/// Can somebody at `from` look through the opening: not too much from the side.
bool looks_through(const world::Opening& o, Vec2 from) {
    const Vec2 middle = 0.5 * (o.p0 + o.p1);
    const Vec2 along = normalised(o.p1 - o.p0);
    const Vec2 line = middle - from;
    const double away = norm(line);
    return away < 2.0 || std::fabs(cross(along, line)) > 0.25 * away;
}

bool crosses(Vec2 a, Vec2 b, Vec2 c, Vec2 d) {
    const double s1 = cross(b - a, c - a), s2 = cross(b - a, d - a);
    const double s3 = cross(d - c, a - c), s4 = cross(d - c, b - c);
    return s1 * s2 <= 0.0 && s3 * s4 <= 0.0;
}

/// Smoke between the eyes and the opening hides the flame; `away` is the way through the own place [m].
void see_flame(Senses& senses, std::size_t i, PlaceIndex fire_place, double hrr, double away) {
    PeopleState& s = senses.s;
    if (!can_perceive(s, i) || !s.awake[i] || withheld(senses.fixed, i, CueKind::Flame)) return;
    const PlaceIndex place = s.where.of[i];
    if (fire::place_affected(senses.fire, place)) {
        const double k = fire::conditions_at(senses.fire_static, senses.fire, place, s.walk.pos[i],
                                             nose_height(senses.p, senses.fixed.population, s, i))
                             .extinction;
        if (k * away >= k_light_emitting) return;
    }
    s.seen_hrr[i] = std::max(s.seen_hrr[i], static_cast<float>(hrr));
    const double delay =
        notice_delay(senses, i, CueKind::Flame, Param::NoticeRoomMedian, Param::NoticeRoomSigma);
    reach(senses, i, {CueKind::Flame, senses.ctx.now, delay, hrr, fire_place, {}});
}

/// Sight along open air from a flame: piece by piece, as long as the line of sight passes between them.
class AlleySight {
  public:
    AlleySight(Senses& senses, PlaceIndex fire_place, double hrr, Vec2 source)
        : senses_(senses), fire_place_(fire_place), hrr_(hrr), source_(source) {}
    void look(PlaceIndex piece, int depth = 0) {
        if (depth > 6) return;
        for_people_in(senses_.s, piece, [&](std::size_t i) {
            const Vec2 at = senses_.s.walk.pos[i];
            if (distance(at, source_) > senses_.p[Param::SightOutside]) return;
            for (const world::Opening* gap : gaps_)
                if (!crosses(source_, at, gap->p0, gap->p1)) return;
            see_flame(senses_, i, fire_place_, hrr_, distance(at, source_));
        });
        for (const OpeningIndex o : senses_.world.openings_of[piece.row()]) {
            const world::Opening& opening = senses_.world.openings[o.row()];
            const PlaceIndex next = senses_.world.across(o, piece);
            if (opening.kind != world::OpeningKind::Virtual || !next.valid() || next == came_from_) continue;
            if (!senses_.world.places[next.row()].outdoors) continue;
            if (distance(0.5 * (opening.p0 + opening.p1), source_) > senses_.p[Param::SightOutside]) continue;
            const PlaceIndex before = came_from_;
            came_from_ = piece;
            gaps_.push_back(&opening);
            look(next, depth + 1);
            gaps_.pop_back();
            came_from_ = before;
        }
    }

  private:
    Senses& senses_;
    PlaceIndex fire_place_;
    double hrr_;
    Vec2 source_;
    PlaceIndex came_from_;
    std::vector<const world::Opening*> gaps_;
};

void sense_through_openings(Senses& senses, PlaceIndex place, double hrr) {
    const world::World& world = senses.world;
    const bool outdoors = world.places[place.row()].outdoors;
    if (outdoors && hrr >= senses.p[Param::FlameAdjacent])
        AlleySight(senses, place, hrr, world.places[place.row()].centre).look(place);
    for (const OpeningIndex o : world.openings_of[place.row()]) {
        const PlaceIndex other = world.across(o, place);
        const world::Opening& opening = world.openings[o.row()];
        if (!other.valid() || !transparent(opening, senses.openings.opening_state[o.row()])) continue;
        if (world.places[other.row()].outdoors) {
            if (!outdoors && hrr >= senses.p[Param::FlameOutside])
                AlleySight(senses, place, hrr, 0.5 * (opening.p0 + opening.p1)).look(other);
        } else if (hrr >= senses.p[Param::FlameAdjacent]) {
            for_people_in(senses.s, other, [&](std::size_t i) {
                const Vec2 at = senses.s.walk.pos[i];
                const double away = std::max(1.0, distance(at, 0.5 * (opening.p0 + opening.p1)));
                if (looks_through(opening, at)) see_flame(senses, i, place, hrr, away);
            });
        }
    }
}

void sense_noise(Senses& senses, PlaceIndex place, double hrr) {
    const double loudness = fire_noise(senses.p, hrr);
    if (loudness < k_quietest) return;
    PeopleState& s = senses.s;
    for (const SoundPath& path : cached_paths(senses.world, senses.openings, senses.p, s.sound, place)) {
        const double level = loudness - path.loss;
        if (level < k_quietest) break;   // nearest in loss come first
        for_people_in(s, path.place, [&](std::size_t i) {
            if (s.aware_at[i] <= senses.ctx.now && s.awake[i]) return;
            const double delay = notice_delay(senses, i, CueKind::Noise, Param::NoticeDwellingMedian,
                                              Param::NoticeDwellingSigma);
            hear(senses, i, {CueKind::Noise, senses.ctx.now, 0.0, level, {}, {}}, true, delay);
        });
    }
}

}  // namespace

void sense_fire(Senses& senses) {
    sense_own_place(senses);
    for (const PlaceIndex place : senses.fire.affected_list) {
        const double hrr = fire::place_hrr(senses.fire, place);
        if (hrr <= 0.0) continue;
        sense_through_openings(senses, place, hrr);
        sense_noise(senses, place, hrr);
    }
}

}  // namespace taicho::people
