#include "verify/book_words.h"

#include <array>
#include <utility>

namespace taicho::verify {

namespace {

using Word = std::pair<const char*, const char*>;

// Longer phrases first, so that a part of a phrase is not taken for it.
constexpr Word k_words[] = {
    {"peak temperature falls with the storey", "đỉnh nhiệt giảm dần theo tầng"},
    {"N-t curve, root mean square difference", "đường N-t, sai khác quân phương"},
    {"within 0.5 % (or the table's rounding)", "trong 0,5 % (hoặc mức làm tròn của bảng)"},
    {"layer in the fire corridor at 1800 s", "lớp khói ở hành lang cháy lúc 1800 s"},
    {"peak falls from storey to storey", "đỉnh nhiệt giảm dần theo tầng"},
    {"samples in the excluded square", "lượt có mặt trong phần bị loại trừ"},
    {"upper layer rise, above 20 °C", "độ tăng nhiệt lớp trên"},
    {"upper layer, rise above 20 °C", "lớp trên, độ tăng so với 20 °C"},
    {"upper layer rise, worst room", "độ tăng nhiệt lớp trên, phòng lệch nhất"},
    {"energy balance, of the heat", "cân bằng năng lượng, so với nhiệt tỏa"},
    {"J80, largest of the seeds", "J80, lượt lớn nhất"},
    {"upper layer rise, spread", "độ tăng nhiệt lớp trên, độ tản mát"},
    {"measured J80, our reader", "J80 đo được, đọc bằng bộ đọc của ta"},
    {"lower layer, worst room", "nhiệt độ lớp dưới, phòng lệch nhất"},
    {"fire corridor at 1800 s", "hành lang cháy lúc 1800 s"},
    {"J80, least of the seeds", "J80, lượt nhỏ nhất"},
    {"runs with somebody left", "số lượt còn người kẹt lại"},
    {"rewritten and read back", "ghi lại rồi đọc lại"},
    {"upper layer rise, bias", "độ tăng nhiệt lớp trên, sai lệch hệ thống"},
    {"ground stair at 1800 s", "cầu thang tầng trệt lúc 1800 s"},
    {"interface, worst room", "chiều cao lớp khói, phòng lệch nhất"},
    {"time of passing 1.5 m", "lúc lớp khói xuống 1,5 m"},
    {"layer depth, spread", "bề dày lớp khói, độ tản mát"},
    {"equal to one thread", "bằng kết quả một luồng"},
    {"people left inside", "số người còn bên trong"},
    {"pupils in the file", "học sinh trong tệp"},
    {"layer depth, bias", "bề dày lớp khói, sai lệch hệ thống"},
    {"CO2, upper layer", "CO2, lớp trên"},
    {"energy balance", "cân bằng năng lượng"},
    {"time over 40 m", "thời gian đi 40 m"},
    {"heat released", "nhiệt tỏa ra"},
    {"lateral drift", "lệch ngang"},
    {"longest stand", "đứng yên lâu nhất"},
    {"flow over all", "lưu lượng cả đợt"},
    {"mass balance", "cân bằng khối lượng"},
    {"layer height", "chiều cao lớp khói"},
    {"last one out", "người cuối cùng ra"},
    {"upper layer", "lớp trên"},
    {"lower layer", "lớp dưới"},
    {"pressure at", "áp suất lúc"},
    {"of the heat", "so với nhiệt tỏa"},
    {"light work", "việc nhẹ"},
    {"heavy work", "việc nặng"},
    {"interface", "chiều cao lớp khói"},
    {"e-folding", "số tầng để giảm e lần"},
    {"J80, mean", "J80, trung bình"},
    {"simulated", "đã mô phỏng"},
    {"reported", "chỉ nêu"},
    {"between the flights", "giữa các vế thang"},
    {" with ", ", với "},
    {"monotone", "giảm đều"},
    {"species", "thành phần khí"},
    {"falling", "giảm dần"},
    {"persons", "người"},
    {"storeys", "tầng"},
    {"threads", "luồng"},
    {"rising", "tăng dần"},
    {"flows", "lưu lượng qua lỗ mở"},
    {"curve", "đường cong"},
};

constexpr std::array<std::array<const char*, 3>, 4> k_suites = {{{"gas", "Khói và nhiệt trong nhà", "Smoke and heat indoors"},
                                                                 {"people", "Đi lại", "Movement"},
                                                                 {"harm", "Tổn hại: khí, nhiệt", "Harm: gas, heat"},
                                                                 {"numbers", "Tính toán: bảo toàn, tất định", "Numbers: conservation, determinism"}}};

}  // namespace

std::string suite_title(const std::string& suite, const std::string& lang) {
    for (const auto& s : k_suites) {
        if (suite == s[0]) return std::string(s[lang == "en" ? 2 : 1]) + " (" + suite + ")";
    }
    return suite;
}

std::string in_words(const std::string& text, const std::string& lang) {
    if (lang == "en") return text;
    std::string out = text;
    for (const auto& [en, vi] : k_words) {
        const std::size_t at = out.find(en);
        if (at == std::string::npos) continue;
        out.replace(at, std::string(en).size(), vi);
    }
    return out;
}

std::string skipped_vi(const std::string& why) {
    if (why.find("reference") != std::string::npos) return "không tìm thấy số liệu tham chiếu";
    if (why.find("full tier") != std::string::npos) return "chỉ chạy ở bậc đầy đủ";
    return why;
}

}  // namespace taicho::verify
