#include "core/constants.h"
#include "io/field_macros.h"
#include "io/sections.h"

// clang-format off: one row per key
namespace taicho::io {

using sim::HabitsDef;
using sim::RunDef;
using sim::ValueDef;
using sim::WeatherDef;

namespace {

Section root() {
    return section("", "Đầu tệp", "Top of the file", [](sim::Scenario & s) -> auto& { return s; },
                   {required(special("format", "", "phải là \"taicho-scenario/1\"",
                                     "must be \"taicho-scenario/1\"")),
                    plain<&sim::Scenario::name>("name", "tên, một chuỗi hoặc { vi, en }",
                                                "name, a string or { vi, en }"),
                    required(special("geometry", "", "tệp bản đồ GeoJSON, cạnh tệp này",
                                     "GeoJSON map beside this file")),
                    special("households", "", "tệp CSV danh sách hộ, hoặc các bảng [[households]]",
                            "CSV table of households, or [[households]] tables"),
                    special("households_table", "", "tệp CSV danh sách hộ bên cạnh [[households]]",
                            "CSV table of households beside [[households]]")});
}

Section run() {
    return section(
        "run", "Một lần chạy", "One run", [](sim::Scenario & s) -> auto& { return s.run; },
        {number<&RunDef::duration_s>("duration_s", "s", 1, 86400, ' ', "", "thời gian mô phỏng",
                                     "simulated time"),
         number<&RunDef::step_s>("step_s", "s", 0.01, 0.05, ' ', "", "bước di chuyển",
                                 "movement tick"),
         number<&RunDef::slow_step_s>("slow_step_s", "s", 0.1, 2, ' ', "",
                                      "bước của cháy, nhận biết, nhiễm độc; bội của step_s",
                                      "step of fire, cues and doses; a multiple of step_s"),
         number<&RunDef::record_every_s>("record_every_s", "s", 0.05, 3600, ' ', "",
                                         "khoảng ghi kết quả", "recording interval"),
         plain<&RunDef::seed>("seed", "số gieo của lần chạy", "run seed"),
         plain<&RunDef::population_seed>("population_seed",
                                         "số gieo của dân cư; giữ nguyên giữa các phương án",
                                         "who lives here; kept equal between arms"),
         number<&RunDef::start_hour>("start_hour", "h", -1, 24, ' ', "",
                                     "giờ bắt đầu; nhỏ hơn 0: rút cùng đám cháy",
                                     "hour of the day; below 0: drawn with the ignition"),
         number<&RunDef::weekday>("weekday", "1", 1, 7, 'J', "D5",
                                  "ngày trong tuần: 1 = thứ hai .. 7 = chủ nhật; ai đi làm, ai ở nhà",
                                  "day of the week: 1 = Monday .. 7 = Sunday; who is at work, who at home"),
         plain<&RunDef::stop_when_settled>(
             "stop_when_settled", "dừng sớm khi không còn gì cháy và không ai di chuyển",
             "end early when nothing burns and nobody is on the move")});
}

Section weather() {
    return section("weather", "Thời tiết", "Weather",
                   [](sim::Scenario & s) -> auto& { return s.weather; },
                   {number<&WeatherDef::wind_m_s>("wind_m_s", "m/s", 0, 60, ' ', "", "gió ở 10 m",
                                                  "wind at 10 m"),
                    number<&WeatherDef::wind_from_deg>(
                        "wind_from_deg", "deg", 0, 360, ' ', "",
                        "hướng gió thổi từ; 0 = bắc (+y), theo chiều kim đồng hồ",
                        "where it blows from; 0 = north (+y), clockwise"),
                    number<&WeatherDef::temperature>("temperature_c", "°C", -30, 60, ' ', "",
                                                     "nhiệt độ ngoài trời", "outdoor temperature",
                                                     1.0, constants::k_zero_celsius)});
}

Section habits() {
    return section("habits", "Nếp đóng mở cửa theo giờ", "What stands open at which hour",
                   [](sim::Scenario & s) -> auto& { return s.habits; },
                   {plain<&HabitsDef::by_hour>("by_hour", "false: cửa như bản đồ ghi", "false: as the map states"),
                    number<&HabitsDef::day_from_h>("day_from_h", "h", 0, 24, 'J', "judgement, no survey found", "giờ mở cửa hàng, xưởng", "shops and workshops open"),
                    number<&HabitsDef::day_to_h>("day_to_h", "h", 0, 24, 'J', "judgement, no survey found", "giờ kéo cửa cuốn xuống", "shutters come down"),
                    number<&HabitsDef::shutter_day_fraction>("shutter_day_fraction", "1", 0, 1, 'J', "judgement, no survey found", "phần cửa cuốn mở ban ngày", "shutters up by day"),
                    number<&HabitsDef::door_day_fraction>("door_day_fraction", "1", 0, 1, 'J', "judgement, no survey found", "phần cửa chính mở ban ngày", "front doors open by day"),
                    number<&HabitsDef::window_day_fraction>("window_day_fraction", "1", 0, 1, 'J', "judgement, no survey found", "phần cửa sổ ngoài mở ban ngày", "outer windows open by day"),
                    number<&HabitsDef::window_night_fraction>("window_night_fraction", "1", 0, 1, 'J', "judgement, no survey found", "phần cửa sổ ngoài mở ban đêm", "outer windows open at night")});
}

Section values() {
    const double no_limit = 1e12;
    const auto vnd = [&](auto f) {
        f.hi = no_limit;
        return f;
    };
    return section(
        "values", "Giá trị chịu rủi ro (VND)", "Values at risk (VND)",
        [](sim::Scenario & s) -> auto& { return s.values; },
        {vnd(number<&ValueDef::structure_home_vnd_m2>("structure_home_vnd_m2", "VND/m2", 0, 0, 'J',
                                                      "people E", "kết cấu nhà ở",
                                                      "structure of a home")),
         vnd(number<&ValueDef::structure_workshop_vnd_m2>("structure_workshop_vnd_m2", "VND/m2", 0,
                                                          0, 'J', "people E", "kết cấu xưởng",
                                                          "structure of a workshop")),
         vnd(number<&ValueDef::contents_home_vnd_m2>("contents_home_vnd_m2", "VND/m2", 0, 0, 'J',
                                                     "people E", "đồ đạc trong nhà",
                                                     "contents of a home")),
         vnd(number<&ValueDef::stock_wood_vnd_m2>("stock_wood_vnd_m2", "VND/m2", 0, 0, 'J',
                                                  "people E", "hàng, máy: gỗ",
                                                  "stock and machines: wood")),
         vnd(number<&ValueDef::stock_textile_vnd_m2>("stock_textile_vnd_m2", "VND/m2", 0, 0, 'J',
                                                     "people E", "hàng, máy: dệt may",
                                                     "stock and machines: textile")),
         vnd(number<&ValueDef::stock_plastic_vnd_m2>("stock_plastic_vnd_m2", "VND/m2", 0, 0, 'J',
                                                     "people E", "hàng, máy: nhựa",
                                                     "stock and machines: plastic")),
         vnd(number<&ValueDef::stock_paper_vnd_m2>("stock_paper_vnd_m2", "VND/m2", 0, 0, 'J',
                                                   "people E", "hàng, máy: giấy",
                                                   "stock and machines: paper")),
         vnd(number<&ValueDef::stock_lacquer_vnd_m2>("stock_lacquer_vnd_m2", "VND/m2", 0, 0, 'J',
                                                     "people E", "hàng, máy: sơn mài",
                                                     "stock and machines: lacquer")),
         vnd(number<&ValueDef::stock_food_vnd_m2>("stock_food_vnd_m2", "VND/m2", 0, 0, 'J',
                                                  "people E", "hàng, máy: thực phẩm",
                                                  "stock and machines: food")),
         vnd(number<&ValueDef::motorbike_vnd>("motorbike_vnd", "VND", 0, 0, 'J', "people E",
                                              "một xe máy", "one motorbike")),
         number<&ValueDef::smoke_fraction>("smoke_fraction", "1", 0, 1, 'J', "people E",
                                           "phần đồ đạc hỏng vì khói",
                                           "share of contents spoilt by smoke"),
         number<&ValueDef::water_fraction>("water_fraction", "1", 0, 1, 'J', "people E",
                                           "phần đồ đạc hỏng vì nước",
                                           "share of contents spoilt by water"),
         vnd(number<&ValueDef::lost_work_vnd_day>("lost_work_vnd_day", "VND/day", 0, 0, 'J',
                                                  "people E", "thu nhập mất mỗi ngày",
                                                  "income lost per day")),
         number<&ValueDef::lost_work_days>("lost_work_days", "day", 0, 3650, 'J', "people E",
                                           "số ngày nghỉ việc", "days without work")});
}

Section world_switches() {
    return section(
        "world", "Thế giới", "World", [](sim::Scenario & s) -> auto& { return s; },
        {special("periodic", "", "danh sách \"x\", \"y\": hành lang khép kín vào chính nó",
                 "list of \"x\", \"y\": the scene closes on itself", "[]"),
         special("gas", "", "\"simulated\" (mô phỏng) hoặc \"off\"", "\"simulated\" or \"off\"",
                 "\"simulated\""),
         special("smoke_speed_law", "", "fridolf, jin, jin-irritant, frantzich, fds-evac, purser",
                 "fridolf, jin, jin-irritant, frantzich, fds-evac, purser", "\"fridolf\"")});
}

Section caps() {
    using D = sim::CapDef;
    return list("caps", "Giới hạn dòng người tại một cửa (ca kiểm chứng)",
                "Flow limit at an opening (verification)",
                [](sim::Scenario & s) -> auto& { return s.caps; },
                {required(plain<&D::opening>("opening", "mã cửa", "opening")),
                 number<&D::flow>("flow_p_m_s", "1/(m s)", 0.01, 10, ' ', "", "dòng riêng lớn nhất",
                                  "largest specific flow")});
}

Section measure() {
    using D = sim::MeasureDef;
    return list(
        "measure", "Đại lượng được ghi cho một ca", "What is recorded for a case",
        [](sim::Scenario & s) -> auto& { return s.measure; },
        {required(plain<&D::id>("id", "mã", "id", Form::Id)),
         required(plain<&D::kind>("kind", "loại", "kind", Form::Words,
                                  "line|area|count|place|opening|target")),
         plain<&D::from>("from_m", "đầu đoạn hoặc góc vùng [x, y]",
                         "end of a line or corner of an area [x, y]"),
         plain<&D::to>("to_m", "đầu kia", "the other end"),
         plain<&D::what>("what", "mã không gian (`*`: mọi phòng, ghi suốt thời gian), cửa hoặc điểm đo",
                         "place (`*`: every room; written from the start to the end), opening or target"),
         number<&D::level>("level", "", -10, 99, ' ', "", "tầng", "storey")});
}

}  // namespace

std::vector<Section> run_sections() {
    return {root(), run(), weather(), habits(), world_switches(), values(), caps(), measure()};
}

}  // namespace taicho::io
