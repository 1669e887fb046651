// Recorded fires run with default parameters: where does the recorded outcome lie in what the model expects?
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "io/run_scenario.h"
#include "verify/case.h"

namespace taicho::verify {

namespace {

/// One number that was recorded about a fire.
struct Recorded {
    const char* key;        ///< of the outcomes, or out_alone: left without being rescued
    const char* vi;
    const char* en;
    double low, high;       ///< as recorded; equal when the sources agree
};

struct History {
    const char* id;
    const char* source;
    Bilingual title;
    Bilingual note;         ///< what is encoded how, and which judgement would have to move
    std::vector<Recorded> recorded;
    int repeats;
    double unharmed = 0.0;  ///< least share of fires in which nobody dies; 0 = not asked
};

std::vector<History> histories() {
    return {
        {"trung-kinh", "people handbook F1 [S62, S80, S96, S97]",
         {"Nhà trọ Trung Kính, 24-05-2024", "Trung Kinh rented house, 24-05-2024"},
         {"21 người, xe điện cháy ở sân, cổng khóa, nửa đêm: sân 55 m² lợp một phần, dãy 3 tầng 12 phòng với hành lang hở ra sân, nhà chủ 2 tầng, "
          "một hàng xóm còn thức. Nếu số ghi nhận nằm ngoài: xem trước khe hở, kính và cửa phòng, ai thức giấc (B1, B2), cổng khóa.",
          "21 people, e-bikes alight in the yard, gate locked, half past midnight: a yard of 55 m2, partly roofed, three storeys of 12 rooms whose "
          "corridors open on it, the owner's house, one neighbour awake. Where the record lies outside, cracks, panes and doors of the rooms, "
          "who wakes (B1, B2) and the locked gate would have to move first."},
         {{"deaths", "người chết", "deaths", 14, 14}, {"out_alone", "tự thoát", "escaped unaided", 1, 3}, {"rescued", "được cứu", "rescued", 4, 9}},
         60},
        {"hang-luoc", "people handbook F2 [S109]",
         {"Hàng Lược 4, 15-01-2024", "Hang Luoc 4, 15-01-2024"},
         {"20 m² × 3 tầng và tum, cửa hàng hoa bên dưới, cầu thang hở, 04:39, 5 người ngủ. Nếu nằm ngoài: ngưỡng tỉnh giấc và cửa phòng đóng ban đêm.",
          "20 m2, three storeys and a roof room, flower shop below, open stair, 04:39, five asleep. Where outside: the waking thresholds and doors that "
          "stand shut at night."},
         {{"deaths", "người chết", "deaths", 4, 4}}, 120},
        {"cau-giay", "people handbook F2 [S45]",
         {"Ngõ 132 Cầu Giấy số 13, 28-11-2024", "Alley 132 Cau Giay no. 13, 28-11-2024"},
         {"Cùng kiểu nhà, chủ nhà thức và đã mở ban công tầng 2 sang hàng xóm: không ai chết.",
          "The same type of house; the owner awake and the balcony to the neighbour unlocked: nobody died."},
         {{"deaths", "người chết", "deaths", 0, 0}}, 120, 0.8},
        {"huu-bang", "people handbook F2 [S75, S103]",
         {"Hữu Bằng, 01-12-2020", "Huu Bang, 01-12-2020"},
         {"Xưởng gỗ 200 m², 09:00, có gió; trong 2 giờ cháy khoảng 10 xưởng, 1 000 m² (nguồn: ≈ 10, sổ tay: lan sang 5–12 nhà). Nếu nằm ngoài: mái tôn "
          "sập (2.6) và tấm thông khói giữa các xưởng.",
          "Wood shop of 200 m2, 09:00, windy; in two hours about 10 shops, 1 000 m2 burnt (handbook: spread to 5-12 neighbours). Where outside: when "
          "roofs open (fire-spread 2.6) and gaps between sheds."},
         {{"shops_lost", "xưởng cháy", "workshops lost", 6, 13}, {"deaths", "người chết", "deaths", 0, 0}}, 30}};
}

double value_of(const io::Results& r, const std::string& key) {
    if (key == "out_alone" || key == "rescued") {
        double n = 0.0;
        for (const io::OutcomeRow& o : r.outcome) n += key == "rescued" ? o.where == 3 : o.where == 0 && o.health < 4;
        return n;
    }
    for (const auto& [k, v] : r.summary) {
        if (k == key) return v;
    }
    return std::nan("");
}

double at_share(const std::vector<double>& sorted, double p) {
    return sorted[static_cast<std::size_t>(std::lround(p * static_cast<double>(sorted.size() - 1)))];
}

/// The 90 % predictive interval of single fires, its width, and whether the record lies in it.
Row predictive(const Recorded& what, std::vector<double> values) {
    std::sort(values.begin(), values.end());
    double mean = 0.0;
    for (const double v : values) mean += v / static_cast<double>(values.size());
    const double low = at_share(values, 0.05), high = at_share(values, 0.95);
    const std::string record = what.low == what.high ? fmt::format("{:g}", what.low) : fmt::format("{:g}-{:g}", what.low, what.high);
    return {fmt::format("{} / {}", what.vi, what.en), fmt::format("90 %: {:g} .. {:g}, width {:g}, mean {:.2f}", low, high, high - low, mean),
            "record inside", record, low <= what.high && high >= what.low};
}

CaseResult run_history(const History& h, const std::string& folder) {
    CaseResult out{.suite = "history", .id = h.id, .source = h.source, .title = h.title, .note = h.note};
    Problems problems;
    const io::ReadyScenario ready = io::read_ready(folder, {}, "", {}, problems);
    if (problems.has_errors() || !ready.usable()) {
        out.rows = {{"case", "cannot be read", "can be read and run", "", false}};
        return out;
    }
    std::vector<std::vector<double>> values(h.recorded.size());
    for (int k = 0; k < h.repeats; ++k) {
        io::RunSettings settings;
        settings.seed = ready.scenario->run.seed + static_cast<std::uint64_t>(k);
        settings.population_seed = ready.scenario->run.population_seed + static_cast<std::uint64_t>(k);
        settings.record.recording = false;
        const io::Results r = io::run_ready(ready, settings);
        for (std::size_t v = 0; v < values.size(); ++v) values[v].push_back(value_of(r, h.recorded[v].key));
    }
    if (h.unharmed > 0.0) {
        const auto none = std::count_if(values[0].begin(), values[0].end(), [](double d) { return d == 0.0; });
        out.rows.push_back(between("không ai chết / nobody dies", static_cast<double>(none) / h.repeats, h.unharmed, 1.0, "", "people F2"));
    }
    for (std::size_t v = 0; v < values.size(); ++v) out.rows.push_back(predictive(h.recorded[v], values[v]));
    return out;
}

}  // namespace

void add_history_cases(const std::string& scenarios, std::vector<CaseEntry>& out) {
    namespace fs = std::filesystem;
    for (const History& h : histories()) {
        const std::string folder = (fs::path(scenarios) / "history" / h.id).string();
        std::error_code ec;
        if (!fs::is_directory(folder, ec)) continue;
        out.push_back({"history", h.id, [h, folder](const Context& context) {
            if (context.tier == Tier::Full) return run_history(h, folder);
            CaseResult later{.suite = "history", .id = h.id, .source = h.source, .title = h.title, .note = h.note};
            later.skipped = "full tier only";
            return later;
        }});
    }
}

}  // namespace taicho::verify
