#include <fmt/format.h>

#include "people/move_cases.h"
#include "verify/case.h"

namespace taicho::verify {

namespace {

struct CaseTitle {
    const char *id, *vi, *en;
};
const CaseTitle k_titles[] = {
    {"S-01", "tốc độ ấn định trong hành lang", "prescribed speed in a corridor"},
    {"S-02", "tốc độ ấn định lên cầu thang", "prescribed speed up a stair"},
    {"S-03", "tốc độ ấn định xuống cầu thang", "prescribed speed down a stair"},
    {"S-04", "dòng người qua một cửa", "flow through one door"},
    {"S-06", "góc rẽ", "corner"},
    {"S-07", "tốc độ theo nhóm người", "speeds by group of people"},
    {"S-08", "hai dòng ngược chiều giữa hai phòng", "counter-flow between two rooms"},
    {"S-09", "lối ra ấn định trong hành lang buồng", "assigned exits in a cabin corridor"},
    {"S-10", "nhóm đi cùng nhau", "people who walk together"},
    {"S-11", "vượt người đi xe lăn", "overtaking a person with a disability"},
    {"S-13", "lối ra đóng mở trong lúc chạy", "exits that close and open"},
    {"S-14", "quan hệ tốc độ và mật độ, hành lang rộng", "speed and density, wide corridor"},
    {"S-15", "dòng, mật độ và tốc độ trong hành lang", "flow, density and speed in a corridor"},
    {"S-16", "tốc độ và mật độ một hàng", "speed and density, single file"},
    {"S-17", "vị trí đích sau chỗ thắt", "position of the goal behind a bottleneck"},
    {"S-18", "lưu lượng theo bề rộng chỗ thắt", "flow against bottleneck width"},
    {"S-19", "chọn cầu thang hay đường bằng dài hơn", "stair or longer level route"},
    {"S-20", "đám đông qua khúc cua", "large crowd round a bend"},
    {"S-24", "đối chiếu tính tay thủy lực (SFPE)", "hydraulic hand calculation (SFPE)"},
    {"U7", "đám đông khi xoay và dời cảnh", "crowds turned and shifted"},
    {"U8", "đám đông với nửa bước thời gian", "crowds at half the time step"},
    {"doors", "cửa và chỗ thắt: rộng, sâu, vị trí, cỡ người khác", "doors and bottlenecks: other widths, depths, places, bodies"},
    {"counter-flows", "dòng ngược chiều: rộng, dài, tỉ lệ khác", "counter-flow: other widths, lengths, ratios"},
    {"bends", "góc rẽ và nhập dòng: góc, rộng, tỉ lệ khác", "bends and merging: other angles, widths, ratios"},
    {"stairs", "cầu thang hai vế: lên, xuống, có người đi ngược", "switchback stairs: up, down, some the other way"},
    {"rooms-and-alleys", "phòng nhiều lối ra, hẻm có xe đỗ", "rooms with several exits, alleys with things parked"}};

Bilingual title_of(const std::string& id) {
    for (const CaseTitle& t : k_titles) {
        if (id == t.id) return {id + ": " + t.vi, id + ": " + t.en};
    }
    return {id, id};
}

CaseResult movement(const people::MoveCase& c, const Context& context) {
    CaseResult out{.suite = "people", .id = c.id, .source = c.source, .title = title_of(c.id)};
    const auto tier = context.tier == Tier::Quick ? people::CaseTier::Quick : people::CaseTier::Full;
    for (const people::MoveCheck& check : c.run(tier)) {
        out.rows.push_back({check.id, fmt::format("{:.4g}", check.measured), check.criterion, "", check.pass});
    }
    return out;
}

}  // namespace

void add_people_cases(std::vector<CaseEntry>& out) {
    for (const people::MoveCase& c : people::move_cases()) {
        out.push_back({"people", c.id, [&c](const Context& context) { return movement(c, context); }});
    }
}

}  // namespace taicho::verify
