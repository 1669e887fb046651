#include "study/study_store.h"

#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "io/atomic_file.h"
#include "io/file_error.h"
#include "io/results_reader.h"
#include "study/local_pool.h"

namespace taicho::study {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* k_format = "taicho-study-folder/1";
constexpr std::size_t k_limit = std::size_t{64} << 20;

Json text_json(const Bilingual& t) { return {{"vi", t.vi}, {"en", t.en}}; }
Bilingual text_from(const Json& j) {
    return {j.at("vi").get<std::string>(), j.at("en").get<std::string>()};
}

Json def_json(const StudyDef& d) {
    Json arms = Json::array();
    for (const ArmDef& a : d.arms) {
        Json set = Json::array();
        for (const Override& o : a.set) set.push_back({{"path", o.path}, {"value", o.value}});
        arms.push_back({{"id", a.id}, {"base", a.base}, {"label", text_json(a.label)}, {"set", set}});
    }
    Json axes = Json::array();
    for (const AxisDef& x : d.axes) {
        Json marks = Json::array();
        for (const auto& [name, at] : x.marks) marks.push_back({name, at});
        axes.push_back({{"name", x.name}, {"paths", x.paths}, {"values", x.values}, {"arms", x.arms}, {"marks", marks}});
    }
    return {{"file", d.file},
            {"text", d.text},
            {"scenario", d.scenario},
            {"repeats", d.repeats},
            {"pair_population", d.pair_population},
            {"pair_seed", d.pair_seed},
            {"arms", arms},
            {"axes", axes},
            {"primary", d.outcomes.primary},
            {"confidence", d.outcomes.confidence},
            {"stop_when_half_width_below", d.outcomes.stop_when_half_width_below},
            {"minimum_repeats", d.outcomes.minimum_repeats},
            {"check_every", d.outcomes.check_every}};
}

StudyDef def_from(const Json& j) {
    StudyDef d;
    d.file = j.at("file").get<std::string>();
    d.text = j.at("text").get<std::string>();
    d.scenario = j.at("scenario").get<std::string>();
    d.repeats = j.at("repeats").get<int>();
    d.pair_population = j.at("pair_population").get<bool>();
    d.pair_seed = j.at("pair_seed").get<bool>();
    for (const Json& a : j.at("arms")) {
        ArmDef arm;
        arm.id = a.at("id").get<std::string>();
        arm.base = a.at("base").get<std::string>();
        arm.label = text_from(a.at("label"));
        for (const Json& o : a.at("set")) {
            arm.set.push_back({o.at("path").get<std::string>(), o.at("value").get<std::string>()});
        }
        d.arms.push_back(std::move(arm));
    }
    for (const Json& x : j.at("axes")) {
        AxisDef axis;
        axis.name = x.at("name").get<std::string>();
        axis.paths = x.at("paths").get<std::vector<std::string>>();
        axis.values = x.at("values").get<std::vector<std::string>>();
        axis.arms = x.at("arms").get<std::vector<std::string>>();
        for (const Json& m : x.value("marks", Json::array())) axis.marks.emplace_back(m.at(0).get<std::string>(), m.at(1).get<double>());
        d.axes.push_back(std::move(axis));
    }
    d.outcomes.primary = j.at("primary").get<std::string>();
    d.outcomes.confidence = j.at("confidence").get<double>();
    d.outcomes.stop_when_half_width_below = j.at("stop_when_half_width_below").get<double>();
    d.outcomes.minimum_repeats = j.at("minimum_repeats").get<int>();
    d.outcomes.check_every = j.at("check_every").get<int>();
    return d;
}

Json context_json(const ReportContext& c) {
    Json assumptions = Json::array();
    for (const Bilingual& a : c.assumptions) assumptions.push_back(text_json(a));
    Json judgements = Json::array();
    for (const Judgement& k : c.judgements) {
        judgements.push_back({{"key", k.key}, {"value", k.value}, {"low", k.low}, {"high", k.high},
                              {"source", k.source}, {"meaning", text_json(k.meaning)}});
    }
    Json provenance = Json::array();
    for (const auto& [key, value] : c.provenance) provenance.push_back({key, value});
    return {{"scenario_name", text_json(c.scenario_name)},
            {"scenario_path", c.scenario_path},
            {"study_path", c.study_path},
            {"duration_s", c.duration_s},
            {"people", c.people},
            {"households", c.households},
            {"buildings", c.buildings},
            {"places", c.places},
            {"fires_per_year", std::isfinite(c.fires_per_year) ? Json(c.fires_per_year) : Json(nullptr)},
            {"fires_note", text_json(c.fires_note)},
            {"assumptions", assumptions},
            {"judgements", judgements},
            {"costs", c.costs},
            {"commands", c.commands},
            {"program_version", c.program_version},
            {"git_commit", c.git_commit},
            {"scenario_sha256", c.scenario_sha256},
            {"provenance", provenance}};
}

ReportContext context_from(const Json& j) {
    ReportContext c;
    c.scenario_name = text_from(j.at("scenario_name"));
    c.scenario_path = j.at("scenario_path").get<std::string>();
    c.study_path = j.at("study_path").get<std::string>();
    c.duration_s = j.at("duration_s").get<double>();
    c.people = j.at("people").get<std::size_t>();
    c.households = j.at("households").get<std::size_t>();
    c.buildings = j.at("buildings").get<std::size_t>();
    c.places = j.at("places").get<std::size_t>();
    if (!j.at("fires_per_year").is_null()) c.fires_per_year = j.at("fires_per_year").get<double>();
    c.fires_note = text_from(j.at("fires_note"));
    for (const Json& a : j.at("assumptions")) c.assumptions.push_back(text_from(a));
    for (const Json& k : j.at("judgements")) {
        c.judgements.push_back({k.at("key").get<std::string>(), k.at("value").get<double>(),
                                k.at("low").get<double>(), k.at("high").get<double>(),
                                k.at("source").get<std::string>(), text_from(k.at("meaning"))});
    }
    if (j.contains("costs")) c.costs = j.at("costs").get<std::vector<double>>();
    c.commands = j.at("commands").get<std::vector<std::string>>();
    c.program_version = j.at("program_version").get<std::string>();
    c.git_commit = j.at("git_commit").get<std::string>();
    c.scenario_sha256 = j.at("scenario_sha256").get<std::string>();
    for (const Json& p : j.at("provenance")) {
        c.provenance.emplace_back(p.at(0).get<std::string>(), p.at(1).get<std::string>());
    }
    return c;
}

/// Ids from the first run that can be read.
StudyIds ids_of(const ExpandedStudy& study, const std::string& folder) {
    io::ReadChoice choice;
    choice.recording = choice.scene = false;
    for (const Plan& plan : study.plans) {
        std::error_code error;
        if (!std::filesystem::exists(run_file(folder, plan.index), error)) continue;
        try {
            io::Results r = io::read_results(run_file(folder, plan.index), choice);
            return {std::move(r.ids.people), std::move(r.ids.places), std::move(r.ids.buildings)};
        } catch (const io::FileError&) {
            continue;
        }
    }
    return {};
}

}  // namespace

void save_study(const std::string& folder, const StoredStudy& s) {
    const Json out = {{"format", k_format},
                      {"study", def_json(s.def)},
                      {"seed", s.seed},
                      {"population_seed", s.population_seed},
                      {"only", s.only},
                      {"context", context_json(s.context)}};
    io::make_folder(folder);
    io::write_file_atomic(folder + "/context.json", out.dump(1) + "\n");
}

StoredStudy load_study(const std::string& folder) {
    const std::string path = folder + "/context.json";
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
        throw io::FileError(folder, {"không phải thư mục nghiên cứu; `taicho compare KỊCH-BẢN -o THƯ-MỤC` tạo ra nó.",
                                     "not a study folder; `taicho compare SCENARIO -o FOLDER` makes one."});
    }
    const std::string text = io::read_text_file(path, k_limit);
    try {
        const Json j = Json::parse(text);
        if (j.at("format") != k_format) {
            throw io::FileError(path, {"bản định dạng khác", "another format version"});
        }
        StoredStudy s;
        s.def = def_from(j.at("study"));
        s.seed = j.at("seed").get<std::uint64_t>();
        s.population_seed = j.at("population_seed").get<std::uint64_t>();
        s.only = j.at("only").get<std::vector<std::string>>();
        s.context = context_from(j.at("context"));
        return s;
    } catch (const nlohmann::json::exception& e) {
        throw io::FileError(path, {std::string("không hiểu được: ") + e.what(),
                                   std::string("cannot be understood: ") + e.what()});
    }
}

LoadedStudy open_study(const std::string& folder) {
    LoadedStudy out;
    out.stored = load_study(folder);
    Problems problems;
    out.study = expand(out.stored.def, out.stored.seed, out.stored.population_seed, out.stored.only, problems);
    if (problems.has_errors()) {
        throw io::FileError(folder + "/context.json", problems.list().front().text);
    }
    out.rows = load_rows(out.study, folder, out.stored.context.scenario_sha256);
    out.stored.context.ids = ids_of(out.study, folder);
    out.summary = summarise(out.study, out.rows, out.stored.context.ids);
    return out;
}

}  // namespace taicho::study
