#include "fire/fire_hash.h"

#include "core/hash.h"
#include "fire/gas_model.h"

namespace taicho::fire {
namespace {

std::uint64_t items(const FireState& s) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < s.item_phase.size(); ++i) {
        const bool rests = s.item_phase[i] == ItemPhase::Unburnt && s.item_ftp_piloted[i] == 0.0 &&
                           s.item_ftp_unpiloted[i] == 0.0;
        if (rests) continue;
        RowHash row(0x17e0'0000'0000ull + i);
        row.add(static_cast<std::uint64_t>(s.item_phase[i]));
        for (const auto* c : {&s.item_ignited_at, &s.item_hrr, &s.item_burnt, &s.item_knocked,
                              &s.item_ftp_piloted, &s.item_ftp_unpiloted, &s.item_clock, &s.item_spent,
                              &s.item_actual, &s.item_held, &s.item_reignites_at})
            row.add_real((*c)[i]);
        sum += row.value();
    }
    return sum;
}

std::uint64_t places(const FireState& s) {
    std::uint64_t sum = 0;
    for (std::size_t p = 0; p < s.place_stage.size(); ++p) {
        if (s.place_stage[p] == 0 && s.place_burnt_area[p] == 0.0 && s.affected[p] == 0) continue;
        RowHash row(0x91ace'0000'0000ull + p);
        row.add(s.place_stage[p]).add_real(s.place_hrr[p]).add_real(s.place_burnt_area[p]);
        sum += row.value();
    }
    for (const PowderCloud& c : s.clouds) sum += RowHash(0xc10d'0000'0000ull + c.place.v).add_real(c.kg).value();
    for (const AlleySmoke& a : s.smoke)
        sum += RowHash(0x5a0ce'0000'0000ull + a.place.v).add_real(a.soot).add_real(a.co).add_real(a.heat).value();
    for (const GoodsFire& g : s.goods) {
        RowHash row(0x900d5'0000'0000ull + g.place.v);
        row.add_real(g.lit_at).add_real(g.flashover_at).add_real(g.clock).add_real(g.spent);
        row.add_real(g.held).add_real(g.knocked).add_real(g.hrr).add_real(g.actual).add_real(g.barrier);
        sum += row.value();
    }
    return sum;
}

std::uint64_t openings(const FireState& s) {
    std::uint64_t sum = 0;
    for (const ReceiverRow& r : s.receivers) {
        if (r.share == 0.0 && r.flux == 0.0) continue;
        sum += RowHash((r.opening.valid() ? 0x09e4'0000'0000ull + r.opening.v : 0xface'0000'0000ull + r.face)).add_real(r.share).add_real(r.flux).value();
    }
    for (const LiveOpening& l : s.live) {
        if (l.power == 0.0 && l.flame_height == 0.0) continue;
        RowHash row((l.roof()      ? 0x400f'0000'0000ull + l.place.v
                     : l.is_face() ? 0xf1ace'0000'0000ull + l.face
                                   : 0x119e'0000'0000ull + l.opening.v));
        sum += row.add_real(l.power).add_real(l.flame_height).add_real(l.flame_power).value();
    }
    for (std::size_t f = 0; f < s.face_stage.size(); ++f)
        if (s.face_stage[f] != 0) sum += RowHash(0xfacade'0000ull + f).add(s.face_stage[f]).value();
    for (const FaceDue& d : s.faces_due) sum += RowHash(0xd0e'0000'0000ull + d.face).add_real(d.time).value();
    for (std::size_t b = 0; b < s.building_phase.size(); ++b)
        if (s.building_phase[b] != BuildingPhase::Whole)
            sum += RowHash(0xb11d'0000'0000ull + b).add(static_cast<std::uint64_t>(s.building_phase[b])).value();
    return sum;
}

}  // namespace

std::uint64_t hash_of(const FireState& s) {
    return items(s) + places(s) + openings(s) + RowHash(0xe4e).add_real(s.energy_released).value() +
           (s.gas.rooms.empty() ? 0 : hash_gas(s.gas));
}

}  // namespace taicho::fire
