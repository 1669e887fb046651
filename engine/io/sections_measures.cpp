#include "io/field_macros.h"
#include "io/sections.h"

// clang-format off: one row per key
namespace taicho::io {

namespace {

using namespace response;

template <auto M>
Field share(const char* key, char flag, const char* source, const char* vi, const char* en) {
    return number<M>(key, "1", 0, 1, flag, source, vi, en);
}

Section extinguishers() {
    using D = ExtinguisherMeasure;
    return section(
        "measures.extinguishers", "Bình chữa cháy", "Extinguishers",
        [](sim::Scenario & s) -> auto& { return s.response.measures.extinguishers; },
        {share<&D::households_fraction>("households_fraction", ' ', "",
                                        "phần hộ có `per_household` bình",
                                        "share of homes with `per_household`"),
         number<&D::per_household>("per_household", "1", 0, 10, ' ', "", "số bình mỗi hộ",
                                   "bottles per home"),
         plain<&D::kind>("kind", "loại ở nhà", "kind at home"),
         plain<&D::workshop_kind>("workshop_kind", "loại ở xưởng", "kind in workshops"),
         share<&D::working_fraction>("working_fraction", 'J', "people A2",
                                     "phần bình còn tốt (0,97 nếu kiểm tra hằng năm)",
                                     "share that works (0.97 if inspected yearly)"),
         number<&D::age_years>("age_years", "a", 0, 30, 'J', "people A2",
                              "tuổi bình; phần còn tốt ở tuổi này = working_fraction^(tuổi / 2)",
                              "age of the bottles; working at that age = working_fraction^(age / 2)"),
         choice<&D::order>("order", "random|cadres-first|risk-first|by-alley", "thứ tự phủ",
                           "order of coverage"),
         share<&D::spare_fraction>("spare_fraction", ' ', "",
                                   "bình dự phòng mỗi tổ liên gia, so với số bình (TCVN 3890: 0,1)",
                                   "spare bottles of a linked group per bottle (TCVN 3890: 0.1)"),
         share<&D::remembered_fraction>("remembered_fraction", 'J', "people A9",
                                        "phần người biết và nhớ chỗ để bình",
                                        "share who know and remember the bottle")});
}

Section tools() {
    using D = ToolMeasure;
    return section(
        "measures.tools", "Dụng cụ phá dỡ, thoát nạn", "Breaking and escape tools",
        [](sim::Scenario & s) -> auto& { return s.response.measures.tools; },
        {share<&D::households_fraction>("households_fraction", ' ', "", "phần hộ có dụng cụ",
                                        "share of homes with tools"),
         plain<&D::kinds>("kinds", "các loại", "kinds")});
}

Section training() {
    using D = TrainingMeasure;
    return section(
        "measures.training", "Tuyên truyền (talk) và huấn luyện (drill)", "Talks and drills",
        [](sim::Scenario & s) -> auto& { return s.response.measures.training; },
        {share<&D::talk_fraction>("talk_fraction", ' ', "", "phần hộ đã nghe tuyên truyền",
                                  "share of homes that heard the talk"),
         share<&D::drill_fraction>("drill_fraction", ' ', "", "phần hộ có người được huấn luyện",
                                   "share of homes with a drilled member"),
         number<&D::months_since>("months_since", "month", 0, 240, ' ', "",
                                  "số tháng từ lần huấn luyện", "months since"),
         choice<&D::order>("order", "random|cadres-first|risk-first|by-alley", "thứ tự phủ",
                           "order of coverage"),
         plain<&D::diffusion>("diffusion", "hộ đã huấn luyện truyền lại trong tổ",
                              "trained homes pass it on in their group")});
}

Section volunteers() {
    using D = VolunteerMeasure;
    return section("measures.volunteers", "Tình nguyện viên", "Volunteers",
                   [](sim::Scenario & s) -> auto& { return s.response.measures.volunteers; },
                   {share<&D::households_fraction>("households_fraction", ' ', "",
                                                   "phần hộ có tình nguyện viên (kế hoạch 2 %)",
                                                   "share of homes with a volunteer (plan: 2 %)"),
                    plain<&D::kit>("kit", "trang bị mang theo", "kit kept at home and brought along"),
                    plain<&D::drilled>("drilled", "huấn luyện hằng năm", "drilled every year"),
                    plain<&D::phoned>("phoned", "được gọi điện khi có người gọi 114 hoặc chuông kêu",
                                      "phoned once 114 is called or a bell rings"),
                    number<&D::range_m>("range_m", "m", 0, 5000, 'J', "people B5", "đến từ cách xa tới đâu",
                                        "from how far they come")});
}

Section linked_groups() {
    using D = LinkedGroupMeasure;
    return section(
        "measures.linked_groups", "Tổ liên gia an toàn PCCC", "Linked groups of neighbours",
        [](sim::Scenario & s) -> auto& { return s.response.measures.linked_groups; },
        {share<&D::households_fraction>("households_fraction", ' ', "", "phần hộ trong tổ",
                                        "share of homes in a group"),
         number<&D::group_size>("group_size", "1", 2, 50, 'R', "people D1", "số hộ mỗi tổ (5-15)",
                                "homes per group (5-15)"),
         share<&D::bell_reliability>("bell_reliability", 'J', "people D1", "xác suất chuông kêu",
                                     "chance that a bell rings"),
         plain<&D::ways>("ways", "mở lối qua mái, ban công giữa các hộ trong tổ",
                         "roof and balcony ways between members are opened")});
}

Section fire_points() {
    using D = FirePointMeasure;
    return section("measures.fire_points", "Điểm chữa cháy công cộng", "Public fire points",
                   [](sim::Scenario & s) -> auto& { return s.response.measures.fire_points; },
                   {number<&D::spacing_m>("spacing_m", "m", 0, 2000, 'J', "people D1",
                                          "khoảng cách dọc ngõ; 0 = không có; thường 100-150",
                                          "spacing along alleys; 0 = none; 100-150 typical"),
                    plain<&D::contents>("contents", "trang bị ở mỗi điểm", "what stands there"),
                    plain<&D::drawn>("drawn", "tính cả các điểm vẽ trên bản đồ",
                                     "those drawn on the map count too"),
                    share<&D::known_fraction>("known_fraction", 'J', "people A9",
                                              "phần người quanh đó biết điểm chữa cháy",
                                              "share of the people around who know it")});
}

Section second_exits() {
    using D = SecondExitMeasure;
    return section(
        "measures.second_exits", "Lối thoát nạn thứ hai", "Second ways out",
        [](sim::Scenario & s) -> auto& { return s.response.measures.second_exits; },
        {share<&D::households_fraction>("households_fraction", ' ', "", "phần hộ đã mở lối thứ hai",
                                        "share of homes that opened one")});
}

Section water() {
    using D = WaterMeasure;
    return section(
        "measures.water", "Nước và máy bơm tại chỗ", "Water and pumps on the spot",
        [](sim::Scenario & s) -> auto& { return s.response.measures.water; },
        {share<&D::stored_fraction>("stored_fraction", 'J', "people A8", "phần hộ có bể, chum nước",
                                    "share of homes with a basin or tank"),
         number<&D::pumps>("pumps", "1", 0, 50, ' ', "", "số máy bơm khiêng tay", "portable pumps"),
         number<&D::pump_l_s>("pump_l_s", "l/s", 0.5, 50, 'K', "people A8", "lưu lượng máy bơm",
                              "flow of a pump"),
         number<&D::start_low_s>("start_low_s", "s", 1, 3600, 'K', "people A8",
                                 "khởi động nhanh nhất", "quickest start"),
         number<&D::start_high_s>("start_high_s", "s", 1, 3600, 'K', "people A8",
                                  "khởi động chậm nhất", "slowest start"),
         number<&D::crew>("crew", "1", 1, 20, 'K', "people A8", "số người mỗi máy",
                          "people a pump takes"),
         number<&D::reach_m>("reach_m", "m", 5, 1000, 'J', "people A8",
                             "từ nguồn nước tới đám cháy", "from the water source to the fire")});
}

Section block_team() {
    using D = BlockTeamMeasure;
    return section(
        "measures.block_team", "Khu chung cư, tập thể an toàn PCCC", "Block team",
        [](sim::Scenario & s) -> auto& { return s.response.measures.block_team; },
        {share<&D::wardens_fraction>("wardens_fraction", ' ', "", "phần tầng có người phụ trách",
                                     "share of storeys with a warden"),
         plain<&D::drills>("drills", "có diễn tập", "drills are held"),
         share<&D::systems_in_order_fraction>("systems_in_order_fraction", 'J', "people D4",
                                              "phần hệ thống hoạt động",
                                              "share of systems in order"),
         share<&D::self_closing_fraction>("self_closing_fraction", 'J', "people D4",
                                          "phần cửa thang còn tự đóng",
                                          "share of stair doors whose closer works"),
         share<&D::wedged_fraction>("wedged_fraction", 'J', "people D4",
                                    "phần cửa thang bị chèn mở",
                                    "share of stair doors wedged open"),
         plain<&D::stay_put>("stay_put", "ở yên trong căn hộ khi khói chưa vào (thay vì tất cả cùng ra)",
                             "stay in the flat unless smoke comes in (else all leave)")});
}

Section block_systems() {
    using D = BlockSystemsMeasure;
    return section(
        "measures.block_systems", "Hệ thống PCCC của nhà chung cư", "Systems of a block",
        [](sim::Scenario & s) -> auto& { return s.response.measures.block_systems; },
        {share<&D::alarm_fraction>("alarm_fraction", 'J', "people D4", "phần vùng báo cháy nghe được trong căn hộ",
                                   "share of alarm zones heard in the flats"),
         share<&D::sprinkler_fraction>("sprinkler_fraction", 'J', "people D4", "phần nhà mà đầu phun có nước",
                                       "share of buildings whose sprinklers have water"),
         share<&D::fan_fraction>("fan_fraction", 'J', "people D4", "phần thang mà quạt tăng áp chạy",
                                 "share of stairs whose pressurisation starts"),
         share<&D::lift_return_fraction>("lift_return_fraction", 'J', "people D4", "phần thang máy về tầng trệt khi báo cháy",
                                         "share of lifts that return to the ground on alarm"),
         number<&D::sprinkler_c>("sprinkler_c", "C", 40, 200, 'J', "people D4", "nhiệt độ vỡ của đầu phun",
                                 "temperature at which a head opens"),
         number<&D::sprinkler_rti>("sprinkler_rti", "1", 10, 500, 'J', "people D4", "chỉ số thời gian đáp ứng (RTI)",
                                   "response time index [m^0.5 s^0.5]"),
         number<&D::sprinkler_halving_s>("sprinkler_halving_s", "s", 10, 86400, 'J', "people D4",
                                         "lửa bị nước giữ lại giảm một nửa sau", "held burning falls by half in"),
         number<&D::spray_m>("spray_m", "m", 0.5, 10, 'K', "EN 12845", "bán kính vùng ướt của một đầu phun",
                             "radius a head wets"),
         number<&D::heat_detector_c>("heat_detector_c", "C", 40, 200, 'K', "EN 54-5", "ngưỡng đầu báo nhiệt",
                                     "temperature that sets a heat detector off"),
         number<&D::heat_detector_rti>("heat_detector_rti", "1", 1, 500, 'J', "judgement", "RTI của đầu báo nhiệt",
                                       "its response time index [m^0.5 s^0.5]"),
         number<&D::general_alarm_s>("general_alarm_s", "s", 0, 86400, 'J', "judgement",
                                     "sau vùng đầu tiên chừng này thì mọi vùng của nhà cùng kêu",
                                     "after the first zone all zones of the building ring")});
}

Section cluster() {
    using D = ClusterMeasure;
    return section(
        "measures.cluster", "Cụm liên kết an toàn PCCC", "Clusters",
        [](sim::Scenario & s) -> auto& { return s.response.measures.cluster; },
        {share<&D::members_fraction>("members_fraction", ' ', "", "phần cơ sở tham gia",
                                     "share of firms in a cluster"),
         number<&D::shared_pumps>("shared_pumps", "1", 0, 50, ' ', "", "số máy bơm dùng chung",
                                  "shared pumps"),
         plain<&D::mutual_alarm>("mutual_alarm", "báo động cho nhau", "alarms reach one another"),
         plain<&D::lend_people>("lend_people", "cử người sang giúp nhau", "members lend people"),
         plain<&D::shared_command>("shared_command", "chung một chỉ huy", "one of them commands")});
}

Section command() {
    using D = CommandMeasure;
    return section("measures.command", "Chỉ huy tại chỗ", "Site command",
                   [](sim::Scenario & s) -> auto& { return s.response.measures.command; },
                   {plain<&D::present>("present", "có chỉ huy", "somebody commands"),
                    number<&D::from_s>("from_s", "s", 0, 86400, ' ', "", "từ lúc", "from when"),
                    number<&D::head_count_s>("head_count_s", "s", 0, 86400, 'J', "judgement", "thời gian điểm danh ở nơi tập trung",
                                             "time to count heads at the gathering point")});
}

Section fire_service() {
    using D = FireServiceMeasure;
    return section(
        "measures.fire_service", "Cảnh sát PCCC và CNCH (114)", "Fire service (114)",
        [](sim::Scenario & s) -> auto& { return s.response.measures.fire_service; },
        {plain<&D::present>("present", "có đến", "comes at all"),
         number<&D::station_distance_km>("station_distance_km", "km", 0.05, 100, 'J', "people D6",
                                         "khoảng cách tới đội, trung vị",
                                         "distance of the station, median"),
         number<&D::distance_sd_ln>("distance_sd_ln", "1", 0, 2, 'J', "people D6",
                                    "độ phân tán (ln)", "its spread (ln)"),
         number<&D::truck_alley_m>("truck_alley_m", "m", 1, 10, 'K', "people D4",
                                   "ngõ hẹp hơn thì đi bộ", "narrower alleys are walked"),
         number<&D::hose_lay_min_per_200m>("hose_lay_min_per_200m", "min", 0.5, 60, 'J',
                                           "people D6", "thời gian rải 200 m vòi",
                                           "time to lay 200 m of hose"),
         number<&D::flow_l_s>("flow_l_s", "l/s", 0.1, 100, 'K', "people D6", "lưu lượng lăng đầu",
                              "first jets"),
         number<&D::tank_m3>("tank_m3", "m3", 0.1, 50, 'R', "spread 5", "nước trên xe",
                             "water on the truck"),
         number<&D::lines>("lines", "1", 1, 20, 'J', "spread 5", "số lăng nhiều nhất",
                           "most hand lines at work"),
         number<&D::rescue_crews>("rescue_crews", "1", 0, 20, 'J', "people D6", "số tổ cứu người",
                                  "rescue crews"),
         number<&D::source_reach_m>("source_reach_m", "m", 0, 2000, 'J', "spread 5",
                                    "trụ nước, bể, ao cách đám cháy tới đâu thì dùng được",
                                    "how far a hydrant, tank or pond may be to supply the jets")});
}

Section listed() {
    using D = ExtinguisherDef;
    return list(
        "extinguishers", "Bình liệt kê từng cái", "Bottles listed one by one",
        [](sim::Scenario & s) -> auto& { return s.response.extinguishers; },
        {required(plain<&D::id>("id", "mã", "id", Form::Id)),
         required(plain<&D::at>("at", "không gian, cửa hoặc mốc", "place, opening or landmark")),
         plain<&D::kind>("kind", "loại trong thư viện", "kind in the library"),
         plain<&D::works>("works", "còn dùng được", "works")});
}

Section actions() {
    using D = ActionDef;
    return list("actions", "Tác động từ bên ngoài theo giờ", "Timed acts from outside",
                [](sim::Scenario & s) -> auto& { return s.response.actions; },
                {required(number<&D::at>("at_s", "s", 0, 86400, ' ', "", "lúc", "when")),
                 required(choice<&D::act>(
                     "do", "open|close|lock|break|ignite|put-out|wake|notify|ring|call-114|remove",
                     "làm gì", "what is done")),
                 plain<&D::what>("what", "mã cửa, vật, người hoặc chuông",
                                 "opening, item, person or bell")});
}

}  // namespace

std::vector<Section> measure_sections() {
    return {extinguishers(), tools(),        training(),   volunteers(), linked_groups(),
            fire_points(),   second_exits(), water(), block_team(), block_systems(), cluster(),    command(),
            fire_service(),  listed(),       actions()};
}

}  // namespace taicho::io
