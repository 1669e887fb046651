#include "core/constants.h"
#include "io/field_macros.h"
#include "io/sections.h"

/// Judgements of the fire models: each is a key, so that a study can ask whether it matters.
// clang-format off: one row per key
namespace taicho::io {

namespace {

using namespace fire;

constexpr double k_kelvin = constants::k_zero_celsius;

Section general() {
    return section(
        "fire", "Cháy", "Fire", [](sim::Scenario & s) -> auto& { return s.fire; },
        {number<&FireDef::gas_step>("gas_step_s", "s", 0.02, 2, ' ', "",
                                    "bước của khí; slow_step_s là bội của nó",
                                    "step of the gas; the slow step is a whole number of these")});
}

Section burning() {
    using D = BurningDef;
    return section(
        "fire.burning", "Vật đang cháy", "Burning items",
        [](sim::Scenario & s) -> auto& { return s.fire.burning; },
        {number<&D::decay_from>("decay_from_fraction", "1", 0, 1, 'K', "spread 1.3",
                                "phần năng lượng đã cháy khi bắt đầu tàn",
                                "share of the energy spent when the decay begins"),
         number<&D::regrowth_efold>("regrowth_efold_s", "s", 1, 600, 'J', "people A6",
                                    "cháy bị dập lớn lại", "knocked-down burning comes back"),
         number<&D::reignition_window>("reignition_window_s", "s", 0, 7200, 'J', "people A6",
                                       "khoảng thời gian có thể cháy lại",
                                       "time in which it may light again"),
         number<&D::reignition_share>("reignition_fraction", "1", 0, 1, 'J', "people A6",
                                      "phần cháy lúc bùng lại",
                                      "share of the burning it had when it lights again"),
         number<&D::flare_time>("flare_s", "s", 0, 120, 'J', "people A6", "thời gian bùng lên",
                                "length of a flare-up"),
         number<&D::critical_share>("critical_fraction", "1", 0, 1, 'J', "people A6",
                                    "chất lỏng cháy quá lớn: chỉ giảm tới mức này",
                                    "liquid fire too large for the flow is knocked down to this"),
         number<&D::pyrolysis_excess>("pyrolysis_excess", "1", 0, 10, 'J', "zone-model 5",
                                      "khi thiếu khí: nhiên liệu bốc ra trên phần cháy được; 0: không giảm",
                                      "short of air: fuel given off over what burns; 0: never held back"),
         number<&D::pyrolysis_time>("pyrolysis_s", "s", 0.5, 600, 'J', "zone-model 5",
                                    "thời gian vật theo kịp lượng khí", "time in which a package follows the air it gets"),
         number<&D::starved_share>("starved_fraction", "1", 0, 1, 'J', "spread 1.3",
                                   "cháy dưới mức này là thiếu khí",
                                   "burning less than this is starving"),
         number<&D::starved_time>("starved_s", "s", 1, 3600, 'J', "spread 1.3",
                                  "thiếu khí lâu vậy thì tắt", "starving this long puts it out"),
         number<&D::warm_rise>("warm_rise_c", "°C", 1, 400, 'J', "spread 1.2",
                               "độ tăng của lớp khói từ đó xét bắt cháy",
                               "rise of the layer above which things are looked at"),
         number<&D::powder_extinction>("powder_extinction_m2_kg", "m2/kg", 0, 1000, 'J', "people A4",
                                       "bột chữa cháy lơ lửng che khuất",
                                       "sight taken by powder in the air"),
         number<&D::powder_efold>("powder_settles_s", "s", 1, 3600, 'J', "people A4",
                                  "thời gian bột lắng", "time in which powder settles"),
         number<&D::growth_sd>("growth_sd_ln", "1", 0, 2, 'J', "people A9",
                               "độ phân tán (ln) của tốc độ phát triển",
                               "spread (ln) of the growth between packages")});
}

Section developed() {
    using D = DevelopedDef;
    return section(
        "fire.developed", "Bùng cháy và phòng cháy hoàn toàn", "Flashover and the developed room",
        [](sim::Scenario & s) -> auto& { return s.fire.developed; },
        {number<&D::flashover_temperature>("flashover_c", "°C", 300, 900, 'R', "spread 1.6",
                                           "nhiệt độ lớp trên khi bùng cháy",
                                           "upper layer at flashover", 1.0, k_kelvin),
         number<&D::flashover_flux>("flashover_kw_m2", "kW/m2", 5, 60, 'R', "spread 1.6",
                                    "bức xạ xuống sàn khi bùng cháy",
                                    "flux on the floor at flashover", 1e3),
         number<&D::combustion_factor>("combustion_factor_fraction", "1", 0.1, 1, 'K', "spread 1.4",
                                       "hệ số cháy hết", "combustion factor, cellulosics"),
         number<&D::free_burn_time>("free_burn_s", "s", 60, 14400, 'R', "spread 1.6",
                                    "thời gian cháy tự do của tải",
                                    "fuel-limited burning of the load"),
         number<&D::deep_room>("deep_room", "1", 0.5, 10, 'R', "spread 1.6",
                               "tỷ số sâu/rộng từ đó dùng công thức phòng sâu",
                               "depth over width above which the deep form holds"),
         number<&D::excess_fuel>("excess_fuel", "1", 1, 5, 'J', "spread 1.6",
                                 "nhựa, chất lỏng: khí cháy dư so với không khí vào",
                                 "pyrolysis over what the air burns, plastics and liquids"),
         number<&D::involvement_alpha>("involvement_alpha_kw_s2", "kW/s2", 1e-4, 10, 'J',
                                       "spread 1.6", "tốc độ lan trong phòng lúc bùng cháy",
                                       "growth of the goods at flashover", 1e3),
         number<&D::goods_reach>("goods_reach_m", "m", 0, 20, 'J', "spread 2",
                                 "vật gần lỗ mở nóng hơn mức này thì bắt cháy trước",
                                 "an item nearer than this to a hot opening is what it lights"),
         number<&D::lost_share>("lost_fraction", "1", 0.05, 1, 'J', "people E",
                                "phần sàn cháy thì coi là mất nhà",
                                "share of a building's floor burnt that counts as lost")});
}

Section outside() {
    using D = OutsideDef;
    return section(
        "fire.outside", "Mặt ngoài cháy được: tường gỗ, tre, nứa; hàng trong chuồng cọp",
        "Outsides that burn: walls of timber, bamboo, woven stuff; goods in cages",
        [](sim::Scenario & s) -> auto& { return s.fire.outside; },
        {plain<&D::burns>("burns", "mặt ngoài bắt cháy", "outsides light"),
         number<&D::wall_power>("wall_power_kw_m2", "kW/m2", 10, 200, 'J', "spread 2.2", "bức xạ của tường đang cháy",
                                "emissive power of a burning wall", 1e3),
         number<&D::wall_burn_min>("wall_burn_min_s", "s", 30, 7200, 'J', "spread 2.2", "tường cháy hết, sớm nhất",
                                   "a wall burns through, earliest"),
         number<&D::wall_burn_max>("wall_burn_max_s", "s", 30, 7200, 'J', "spread 2.2", "muộn nhất", "latest"),
         number<&D::ramp>("ramp_s", "s", 0, 600, 'J', "spread 2.2", "thời gian bùng tới đủ", "from 0 to full"),
         number<&D::climb_min>("climb_min_m_min", "m/min", 0.01, 20, 'J', "spread 2.7", "cháy lan lên mặt tiền, chậm nhất",
                               "up a combustible front, slowest", 1.0 / 60.0),
         number<&D::climb_max>("climb_max_m_min", "m/min", 0.01, 20, 'J', "spread 2.7", "nhanh nhất", "fastest", 1.0 / 60.0),
         number<&D::board_min>("board_min_s", "s", 10, 7200, 'J', "spread 2.9", "vách ván cháy thủng từ trong, sớm nhất",
                               "boards burn through from inside, earliest"),
         number<&D::board_max>("board_max_s", "s", 10, 7200, 'J', "spread 2.9", "muộn nhất", "latest"),
         number<&D::woven_min>("woven_min_s", "s", 10, 7200, 'J', "spread 2.9", "vách đan cháy thủng từ trong, sớm nhất",
                               "woven walls burn through from inside, earliest"),
         number<&D::woven_max>("woven_max_s", "s", 10, 7200, 'J', "spread 2.9", "muộn nhất", "latest"),
         number<&D::cage_goods_fraction>("cage_goods_fraction", "1", 0, 1, 'J', "spread 2.1", "phần chuồng cọp có hàng",
                                         "share of cages that hold goods"),
         number<&D::cage_rate>("cage_rate_kw_m", "kW/m", 10, 2000, 'J', "spread 2.1", "tỏa nhiệt mỗi mét hàng",
                               "heat release per metre of goods", 1e3),
         number<&D::cage_energy>("cage_energy_mj_m", "MJ/m", 1, 5000, 'J', "spread 1.5", "năng lượng mỗi mét hàng",
                                 "energy per metre of goods", 1e6),
         number<&D::cage_climb_min>("cage_climb_min_s", "s", 5, 3600, 'J', "spread 2.7", "lên chuồng cọp tầng trên, sớm nhất",
                                    "to the cage above, earliest"),
         number<&D::cage_climb_max>("cage_climb_max_s", "s", 5, 3600, 'J', "spread 2.7", "muộn nhất", "latest")});
}

Section cylinders() {
    using D = CylinderDef;
    return section(
        "fire.cylinders", "Bình gas nổ", "LPG cylinders that burst",
        [](sim::Scenario & s) -> auto& { return s.fire.cylinders; },
        {number<&D::burst_fraction>("burst_fraction", "1", 0, 1, 'J', "spread 1.5", "phần bình nổ sau khi van xả mở",
                                    "share that burst after their valve opened"),
         number<&D::burst_min>("burst_min_s", "s", 1, 3600, 'K', "spread 1.5", "sau khi van mở, sớm nhất", "after the valve opened, earliest"),
         number<&D::burst_max>("burst_max_s", "s", 1, 3600, 'K', "spread 1.5", "muộn nhất", "latest"),
         number<&D::radiative_fraction>("radiative_fraction", "1", 0, 1, 'K', "spread 1.5", "phần bức xạ của quả cầu lửa",
                                        "radiated share of the fireball")});
}

Section barriers() {
    using D = BarrierDef;
    return section(
        "fire.barriers", "Kính, cửa, mái, tường hỏng vì nhiệt",
        "Panes, leaves, roofs and walls that fail by heat",
        [](sim::Scenario & s) -> auto& { return s.fire.barriers; },
        {number<&D::glass_median>("glass_median_c", "°C", 100, 1200, 'R', "spread 2.1",
                                  "nhiệt độ nửa số kính rơi",
                                  "layer at which half the panes are out", 1.0, k_kelvin),
         number<&D::glass_sd>("glass_sd_c", "°C", 0, 300, 'R', "spread 2.1", "độ lệch của nó",
                              "its spread"),
         number<&D::glass_delay>("glass_delay_s", "s", 0, 1800, 'R', "spread 2.1",
                                 "từ vết nứt tới khi rơi",
                                 "from the first crack to a clear opening"),
         number<&D::glass_crack_rise>("glass_crack_rise_c", "°C", 10, 300, 'D', "spread 2.1",
                                      "chênh nhiệt làm kính nứt",
                                      "pane over shaded edge at the first crack"),
         number<&D::glass_outside_flux>("glass_outside_kw_m2", "kW/m2", 5, 100, 'K', "spread 2.1",
                                        "bức xạ ngoài làm kính rơi",
                                        "flux from outside at which it falls out", 1e3),
         number<&D::shutter_time>("shutter_s", "s", 30, 7200, 'J', "spread 2.1",
                                  "cửa cuốn hở sau bùng cháy",
                                  "roller shutter opens after flashover"),
         number<&D::shutter_fraction>("shutter_fraction", "1", 0, 1, 'J', "spread 2.1", "phần hở",
                                      "how far"),
         number<&D::door_hollow_min>("door_hollow_min_s", "s", 10, 7200, 'J', "spread 2.1",
                                     "cửa gỗ rỗng cháy thủng, sớm nhất",
                                     "hollow door burns through, earliest"),
         number<&D::door_hollow_max>("door_hollow_max_s", "s", 10, 7200, 'J', "spread 2.1",
                                     "muộn nhất", "latest"),
         number<&D::door_solid_min>("door_solid_min_s", "s", 10, 14400, 'J', "spread 2.1",
                                    "cửa gỗ đặc cháy thủng, sớm nhất",
                                    "solid door burns through, earliest"),
         number<&D::door_solid_max>("door_solid_max_s", "s", 10, 14400, 'J', "spread 2.1",
                                    "muộn nhất", "latest"),
         number<&D::roof_share_first>("roof_open_fraction", "1", 0, 1, 'J', "spread 2.6",
                                      "phần mái hở trước khi sập",
                                      "open share of a roof before collapse"),
         number<&D::party_wall_minutes>("party_wall_min", "min", 5, 360, 'K', "spread 2.9",
                                        "tường chung gạch 110 mm trát",
                                        "party wall, 110 mm brick plastered"),
         number<&D::open_void_min>("open_void_min_s", "s", 10, 7200, 'J', "spread 2.9",
                                   "lửa vượt tường dưới mái tôn, sớm nhất",
                                   "flame over a wall below the sheets, earliest"),
         number<&D::open_void_max>("open_void_max_s", "s", 10, 7200, 'J', "spread 2.9", "muộn nhất",
                                   "latest"),
         number<&D::k_b>("k_b", "min m2/MJ", 0.01, 0.5, 'K', "spread 2.9",
                         "hệ số thời gian tương đương", "factor of the equivalent time"),
         plain<&D::roof_void_open>("roof_void_open", "tường nhà mái nhẹ dừng dưới mái",
                                   "walls of light-roofed rows stop under the sheets")});
}

Section outdoor() {
    using D = OutdoorDef;
    return section(
        "fire.outdoor", "Khói và nhiệt ngoài trời", "Smoke and heat outdoors",
        [](sim::Scenario & s) -> auto& { return s.fire.outdoor; },
        {number<&D::share_ground>("ground_fraction", "1", 0, 1, 'J', "spread 4.1",
                                  "phần khói tầng trệt ở lại ngõ",
                                  "share of ground-floor smoke kept in the street"),
         number<&D::share_lee>("lee_fraction", "1", 0, 1, 'J', "spread 4.1",
                               "phần khói khuất gió ở lại ngõ", "share kept in the lee"),
         number<&D::share_rising>("rising_fraction", "1", 0, 1, 'J', "spread 4.1",
                                  "phần khói bốc lên ở lại ngõ", "share of rising smoke kept"),
         number<&D::loss_speed>("loss_m_s", "m/s", 0.01, 5, 'J', "spread 4.1",
                                "tốc độ khói thoát khỏi ngõ",
                                "rise of the mixed smoke out of the street"),
         number<&D::thermal_loss>("thermal_loss", "1", 0, 2, 'J', "Scorer 1957",
                                  "khí nóng thoát lên như bong bóng nhiệt: hệ số của (g' W)^½",
                                  "hot air leaves as thermals: factor of (g' W)^1/2"),
         number<&D::calm_speed>("calm_m_s", "m/s", 0.01, 5, 'J', "spread 4.1",
                                "tốc độ dọc ngõ nhỏ nhất", "least speed along the alley"),
         number<&D::alley_wind_along>("wind_along_fraction", "1", 0, 1, 'J', "spread 2.5",
                                      "phần gió dọc ngõ",
                                      "share of the wind along an aligned alley"),
         number<&D::alley_wind_across>("wind_across_fraction", "1", 0, 1, 'J', "spread 2.5",
                                       "phần gió ngang ngõ", "share across")});
}

Section gas() {
    using D = GasChoiceDef;
    return section(
        "fire.gas", "Khói và khí trong nhà", "Smoke and gas indoors",
        [](sim::Scenario & s) -> auto& { return s.fire.gas; },
        {plain<&D::co_with_ventilation>("co_with_ventilation", "cháy thiếu khí sinh nhiều CO hơn",
                                        "starved fires give off more CO"),
         number<&D::co_starved>("co_starved_fraction", "kg/kg", 0, 0.5, 'J', "zone-model 5",
                                "hệ số sinh CO khi thiếu khí (tỷ số tương đương 1,5)",
                                "CO yield of a starved fire (equivalence ratio 1.5)"),
         number<&D::lower_oxygen_limit>("lower_oxygen_limit_fraction", "kg/kg", 0, 0.23, 'K',
                                        "zone-model 5", "dưới mức ô xy này lửa tắt trong khói",
                                        "below this share of oxygen flames go out"),
         number<&D::oxygen_limit_free_burn>("oxygen_free_burn_c", "°C", 0, 2000, 'K', "FDS, NIST SP 1018-1",
                                            "mức ô xy ấy giảm dần tới 0 ở nhiệt độ này; 0: không đổi",
                                            "that share falls to none in air this hot; 0: it stays", 1.0, k_kelvin),
         number<&D::stair_fan_pressure>("stair_fan_pa", "Pa", 5, 200, 'J', "people D4",
                                        "áp suất thang khi mọi cửa đóng (quạt tăng áp)",
                                        "pressure of a pressurised stair, all doors shut"),
         number<&D::stair_fan_door_flow>("stair_fan_door_m3_s", "m3/s", 0.05, 20, 'J', "people D4",
                                         "lưu lượng qua một cửa thang mở",
                                         "flow through one open door of it")});
}

}  // namespace

std::vector<Section> fire_model_sections() {
    return {general(), burning(), developed(), barriers(), outside(), cylinders(), outdoor(), gas()};
}

std::vector<Field> spread_fields() {
    using D = SpreadDef;
    return {
        number<&D::flashover_delay>(
            "flashover_delay_s", "s", 0, 7200, ' ', "",
            "bùng cháy sau khi bắt cháy; bỏ trống: theo đám cháy (ca kiểm chứng)",
            "flashover this long after ignition; unset: from the fire itself (verification)"),
        number<&D::emissive_power>(
            "emissive_power_kw_m2", "kW/m2", 1, 400, ' ', "",
            "công suất phát xạ của lỗ mở; bỏ trống: theo khí trong phòng",
            "emissive power of openings, 84 or 168 in codes; unset: from the room's gas", 1e3),
        number<&D::emissive_ramp>("emissive_ramp_s", "s", 0, 3600, 'J', "spread 2.2",
                                  "thời gian tăng tới đủ sau bùng cháy",
                                  "from 0 to full after flashover"),
        number<&D::pane_transmission>("pane_transmission_fraction", "1", 0, 1, 'K', "spread 2.1",
                                      "phần bức xạ qua kính đóng", "flux through a closed pane"),
        number<&D::steel_transmission>("steel_transmission_fraction", "1", 0, 1, 'D', "spread 2.6",
                                       "phần bức xạ sau cánh thép",
                                       "back face of a closed steel leaf"),
        number<&D::contact_flux>("contact_kw_m2", "kW/m2", 10, 300, 'K', "spread 2.8",
                                 "ngọn lửa liếm vào", "flame body touching a receiver", 1e3),
        number<&D::touching_flux>("touching_kw_m2", "kW/m2", 5, 300, 'J', "spread 2.8",
                                  "hàng kề hàng đang cháy", "goods touching burning goods", 1e3),
        number<&D::touching_hrr>("touching_hrr_kw", "kW", 1, 1000, 'J', "spread 2.8",
                                 "mức cháy nhỏ nhất để lan kề", "least burning that does so", 1e3),
        number<&D::brand_far_share>("brand_far_fraction", "1", 0, 1, 'J', "spread 2.10", "phần tàn lửa bay xa (luật mixed)",
                                    "brands of the law mixed that fly far"),
        number<&D::brand_mass>("brand_g", "g", 0.001, 100, 'R', "spread 2.10", "khối lượng một tàn lửa", "mass of a brand", 1e-3),
        number<&D::brand_pile>("brand_pile_g", "g", 0.1, 1000, 'R', "spread 2.10", "đống tàn lửa gây cháy", "pile of brands that lights", 1e-3),
        number<&D::brand_attempt>("brand_attempt_fraction", "1", 0, 1, 'R', "spread 2.10", "phần đống như thế gây cháy",
                                  "share of such piles that light"),
        number<&D::brand_gaps>("brand_gaps_fraction", "1", 0, 1, 'J', "spread 2.6", "khe hở của mái", "gaps of a roof"),
        number<&D::brand_roof>("brand_roof_fraction", "1", 0, 1, 'J', "spread 2.10", "phần mái cháy được nơi tàn lửa dồn đống",
                               "share of a combustible roof where brands gather"),
        number<&D::brand_range>("brand_range_m", "m", 10, 5000, 'J', "spread 8", "tầm xa nhất của tàn lửa", "farthest reach of brands"),
        number<&D::pack_reach>("pack_reach_m", "m", 0, 10, 'J', "spread 1.5", "tầm phun của pin lithi", "reach of a lithium pack"),
        number<&D::pack_time>("pack_time_s", "s", 0, 600, 'J', "spread 1.5", "pin phun trong", "it throws for"),
        number<&D::running_rate>("running_rate_kw_m2", "kW/m2", 100, 10000, 'K', "spread 1.5", "tỏa nhiệt của vũng dung môi mỏng",
                                 "heat release of a thin pool of thinner", 1e3),
        number<&D::running_width>("running_width_m", "m", 0.05, 5, 'J', "spread 1.5", "bề rộng dòng nhiên liệu chảy",
                                  "width of running fuel"),
        number<&D::air_extinction>("air_extinction_m1", "1/m", 0, 1, 'J', "spread 2.4",
                                   "mất bức xạ trên mỗi mét không khí",
                                   "loss of radiation per metre of clear air"),
        number<&D::air_transmission_min>("air_transmission_fraction", "1", 0, 1, 'J', "spread 2.4",
                                         "mức truyền nhỏ nhất", "least transmission"),
        plain<&D::receiver_material>("receiver_material", "vật liệu sau lỗ mở",
                                     "surface behind an opening")};
}

}  // namespace taicho::io
