#include "io/field_macros.h"
#include "io/sections.h"

// clang-format off: one row per key
namespace taicho::io {

namespace {

using namespace people;

Section general() {
    return section("people", "Con người", "People",
                   [](sim::Scenario & s) -> auto& { return s.people; },
                   {plain<&PeopleDef::behaviour>(
                        "behaviour", "false: người chỉ hành động theo `response_s` (ca kiểm chứng)",
                        "false: people act only on `response_s` (verification)"),
                    plain<&PeopleDef::hcn_form>("hcn_form", "dạng liều HCN", "form of the HCN dose",
                                                Form::Words, "power|exponential")});
}

Section defaults() {
    Field speed =
        plain<&PeopleDef::adult_speed>("speed_m_s", "tốc độ đi của người lớn: số hoặc phân bố",
                                       "walking speed of adults: number or distribution");
    speed.unit = "m/s", speed.lo = 0.05, speed.hi = 5.0, speed.flag = 'K',
    speed.source = "people B4";
    return section(
        "people.defaults", "Giá trị chung cho mọi người", "Values for everybody",
        [](sim::Scenario & s) -> auto& { return s.people; },
        {speed,
         special("pretravel_s", "s", "thời gian trước khi đi của [[persons]]: số hoặc phân bố",
                 "pre-travel time of [[persons]]: number or distribution", "waits for a cue")});
}

Section parameters() {
    return section(
        "people.parameters",
        "Tham số của mô hình con người: khóa trong ngoặc kép, bảng đầy đủ ở docs/model.md",
        "Parameters of the people model: keys in quotes, full table in docs/model.md",
        [](sim::Scenario & s) -> auto& { return s.people; }, {});
}

Section households() {
    using D = HouseholdDef;
    const auto flag = [](Field f) {
        f.form = Form::Flag;
        f.shown_default = "measures decide";
        return f;
    };
    const auto drawn = [](Field f) {
        f.shown_default = "drawn";
        return f;
    };
    const auto measured = [](Field f) {
        f.shown_default = "measures decide";
        return f;
    };
    return list(
        "households", "Hộ", "Households",
        [](sim::Scenario & s) -> auto& { return s.people.households; },
        {required(plain<&D::id>("id", "mã", "id", Form::Id)),
         plain<&D::home>("home", "các không gian ở, chỗ chính trước",
                         "places they live in, main one first"),
         special(
             "members", "", "số người, hoặc danh sách { age, male, talk, drill, walking, role }",
             "number of people, or a list of { age, male, talk, drill, walking, role }", "drawn"),
         plain<&D::trade>("trade", "nghề làm tại nhà", "craft carried on here"),
         plain<&D::building>("building", "nhà", "building"),
         plain<&D::group>("group", "tổ liên gia", "linked group"),
         drawn(number<&D::workers>("workers", "1", 0, 500, ' ', "", "thợ đến làm ban ngày",
                                   "day workers who live elsewhere")),
         drawn(number<&D::live_in_workers>("live_in_workers", "1", 0, 200, ' ', "", "thợ ở lại",
                                           "workers who live in")),
         flag(plain<&D::cadre>("cadre", "có cán bộ, đảng viên", "has an official or party member")),
         measured(number<&D::bottles>("bottles", "1", 0, 50, ' ', "", "số bình chữa cháy",
                                      "extinguishers")),
         measured(
             number<&D::tools>("tools", "1", 0, 50, ' ', "", "dụng cụ phá dỡ", "breaking tools")),
         measured(number<&D::trained>("trained", "1", 0, 50, ' ', "", "số người đã huấn luyện",
                                      "members drilled")),
         flag(plain<&D::volunteer>("volunteer", "có tình nguyện viên", "has a volunteer")),
         flag(plain<&D::second_exit>("second_exit", "đã mở lối thoát nạn thứ hai",
                                     "has opened a second way out"))});
}

Section persons() {
    using D = PersonDef;
    const auto with = [](Field f, const char* unit, double lo, double hi) {
        f.unit = unit, f.lo = lo, f.hi = hi;
        return f;
    };
    Field response =
        with(plain<&D::response>("response_s",
                                 "đi vào lúc này: số hoặc phân bố; nhỏ hơn 0: chờ dấu hiệu",
                                 "moves then: number or distribution; below 0: waits for a cue"),
             "s", -1, 86400);
    return list(
        "persons", "Người liệt kê từng người (ca kiểm chứng)",
        "People listed one by one (verification)",
        [](sim::Scenario & s) -> auto& { return s.people.persons; },
        {required(plain<&D::id>("id", "mã", "id", Form::Id)),
         plain<&D::at>("at_m", "vị trí [x, y]", "position [x, y]"),
         number<&D::level>("level", "", -10, 99, ' ', "", "tầng", "storey"),
         plain<&D::in>("in", "không gian đặt ngẫu nhiên vào", "place to be put in at random"),
         number<&D::count>("count", "1", 1, 1e6, ' ', "", "số người trong `in`",
                           "how many in `in`"),
         with(plain<&D::speed>("speed_m_s", "tốc độ đi: số hoặc phân bố",
                               "walking speed: number or distribution"),
              "m/s", 0.01, 5.0),
         number<&D::body_radius>("body_radius_m", "m", 0.05, 0.6, ' ', "", "bán kính thân",
                                 "body radius"),
         response,
         plain<&D::exits>("exits", "lối ra biết hoặc được chỉ định", "exits known or assigned"),
         special("weights", "1", "{ lối-ra = xác suất }", "{ exit = probability }", "equal"),
         plain<&D::route>("route", "các mốc phải qua theo thứ tự", "landmarks passed in order"),
         plain<&D::group>("group", "nhóm đi cùng", "group"),
         plain<&D::carried_by>("carried_by", "một hoặc hai người (đã liệt kê) mang người này ra",
                               "one or two persons listed before who bring this one out"),
         number<&D::incapacitation_fed>("incapacitation_fed", "1", 0.01, 10, ' ', "",
                                        "ngưỡng liều mất khả năng",
                                        "dose threshold of incapacitation"),
         number<&D::age>("age", "a", 0, 110, ' ', "", "tuổi", "age")});
}

Section arrivals() {
    using D = ArrivalDef;
    Field times = plain<&D::times>("times_s", "thời điểm vào", "times of entry");
    times.unit = "s", times.lo = 0, times.hi = 86400;
    return list("arrivals", "Người vào theo lịch", "Scheduled arrivals",
                [](sim::Scenario & s) -> auto& { return s.people.arrivals; },
                {required(plain<&D::at>("at", "cửa hoặc không gian", "opening or place")), times,
                 special("table", "", "tệp CSV có cột time_s", "CSV file with the column time_s")});
}

}  // namespace

std::vector<Section> people_sections() {
    return {general(), defaults(), parameters(), households(), persons(), arrivals()};
}

}  // namespace taicho::io
