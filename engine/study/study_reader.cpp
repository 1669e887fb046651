#include "study/study_reader.h"

#include <fmt/format.h>

#include <filesystem>
#include <set>

#include "io/source_text.h"
#include "io/toml_tree.h"
#include "study/run_row.h"

namespace taicho::study {

namespace {

namespace fs = std::filesystem;
using io::TomlMember;
using io::TomlValue;
using Type = TomlValue::Type;

class Reader {
  public:
    Reader(StudyDef& def, Problems& problems) : def_(def), problems_(problems) {}

    void read(const TomlValue& root) {
        check_format(root);
        for (const TomlMember& m : root.members) {
            if (m.key == "format") continue;
            if (m.key == "scenario") text(m, def_.scenario);
            else if (m.key == "repeats") whole(m, 1, 1000000, def_.repeats);
            else if (m.key == "pair_by") pair_by(m);
            else if (m.key == "name") continue;
            else if (m.key == "arms") arms(m);
            else if (m.key == "axes") axes(m);
            else if (m.key == "outcomes") outcomes(m);
            else unknown(m, m.key, {"format", "name", "scenario", "repeats", "pair_by", "arms", "axes", "outcomes"});
        }
        if (def_.arms.empty()) {
            error("E-KEY-03", root.pos, "arms", "-", "chưa có phương án nào: thêm ít nhất một [[arms]].",
                  "there are no arms: add at least one [[arms]].");
        }
    }

  private:
    void error(const char* code, const SourcePos& pos, const std::string& path, const std::string& found,
               const std::string& vi, const std::string& en, const std::string& allowed = {},
               const std::string& suggestion = {}) {
        io::add_problem(problems_, Problem::Severity::Error, code, pos, path, found, allowed, suggestion, vi, en);
    }

    void unknown(const TomlMember& m, const std::string& path, const std::vector<std::string>& keys) {
        error("E-KEY-01", m.pos, path, m.key, fmt::format("không có khóa `{}`.", path),
              fmt::format("unknown key `{}`.", path), fmt::format("{}", fmt::join(keys, ", ")),
              closest(m.key, keys));
    }

    void wrong_type(const TomlMember& m, const std::string& path, const char* vi, const char* en) {
        error("E-TYPE-01", m.value.pos, path, m.value.shown(), fmt::format("`{}` phải là {}.", path, vi),
              fmt::format("`{}` must be {}.", path, en), en);
    }

    void check_format(const TomlValue& root) {
        const TomlValue* f = root.find("format");
        if (f != nullptr && f->is(Type::String) && f->text == "taicho-study/1") return;
        error("E-KEY-04", f != nullptr ? f->pos : root.pos, "format", f != nullptr ? f->shown() : "-",
              "dòng đầu phải là format = \"taicho-study/1\".", "the first line must be format = \"taicho-study/1\".",
              "taicho-study/1");
    }

    bool text(const TomlMember& m, std::string& out) {
        if (!m.value.is(Type::String)) {
            wrong_type(m, m.key, "chữ trong dấu ngoặc kép", "text in quotes");
            return false;
        }
        out = io::nfc_value(m.value.text, m.value.pos, problems_);
        return true;
    }

    void whole(const TomlMember& m, std::int64_t lo, std::int64_t hi, int& out) {
        if (!m.value.is(Type::Integer)) {
            wrong_type(m, m.key, "số nguyên", "a whole number");
        } else if (m.value.integer < lo || m.value.integer > hi) {
            error("E-RANGE-01", m.value.pos, m.key, m.value.shown(),
                  fmt::format("`{}` phải từ {} đến {}.", m.key, lo, hi),
                  fmt::format("`{}` must be {} to {}.", m.key, lo, hi), fmt::format("{}..{}", lo, hi));
        } else {
            out = static_cast<int>(m.value.integer);
        }
    }

    void number(const TomlMember& m, double lo, double hi, double& out) {
        if (!m.value.is_number()) {
            wrong_type(m, m.key, "số", "a number");
        } else if (!(m.value.number() >= lo && m.value.number() <= hi)) {
            error("E-RANGE-01", m.value.pos, m.key, m.value.shown(),
                  fmt::format("`{}` phải từ {} đến {}.", m.key, lo, hi),
                  fmt::format("`{}` must be {} to {}.", m.key, lo, hi), fmt::format("{}..{}", lo, hi));
        } else {
            out = m.value.number();
        }
    }

    void strings(const TomlMember& m, std::vector<std::string>& out) {
        if (m.value.is(Type::String)) {
            out.push_back(m.value.text);
            return;
        }
        if (!m.value.is(Type::Array)) {
            wrong_type(m, m.key, "danh sách chữ", "a list of texts");
            return;
        }
        for (const TomlValue& v : m.value.items) {
            if (v.is(Type::String)) out.push_back(v.text);
        }
    }

    void pair_by(const TomlMember& m) {
        std::vector<std::string> by;
        strings(m, by);
        def_.pair_population = def_.pair_seed = false;
        for (const std::string& b : by) {
            if (b == "population_seed") def_.pair_population = true;
            else if (b == "seed") def_.pair_seed = true;
            else error("E-REF-01", m.value.pos, "pair_by", b, fmt::format("`{}` không dùng để ghép cặp.", b),
                       fmt::format("cannot pair by `{}`.", b), "population_seed, seed",
                       closest(b, {"population_seed", "seed"}));
        }
    }

    void label(const TomlMember& m, Bilingual& out) {
        if (m.value.is(Type::String)) {
            out = {m.value.text, m.value.text};
            return;
        }
        const TomlValue* vi = m.value.is(Type::Table) ? m.value.find("vi") : nullptr;
        const TomlValue* en = m.value.is(Type::Table) ? m.value.find("en") : nullptr;
        if (vi == nullptr || en == nullptr || !vi->is(Type::String) || !en->is(Type::String)) {
            wrong_type(m, "label", "{ vi = \"…\", en = \"…\" }", "{ vi = \"…\", en = \"…\" }");
            return;
        }
        out = {io::nfc_value(vi->text, vi->pos, problems_), io::nfc_value(en->text, en->pos, problems_)};
    }

    void changes(const TomlMember& m, std::vector<Override>& out) {
        if (!m.value.is(Type::Table)) {
            wrong_type(m, "set", "bảng { \"đường.dẫn\" = giá_trị }", "a table { \"path\" = value }");
            return;
        }
        flatten(m.value, "", out);
    }

    static void flatten(const TomlValue& table, const std::string& prefix, std::vector<Override>& out) {
        for (const TomlMember& c : table.members) {
            const std::string path = prefix.empty() ? c.key : prefix + "." + c.key;
            if (c.value.is(Type::Table)) flatten(c.value, path, out);
            else out.push_back({path, c.value.shown()});
        }
    }

    void arms(const TomlMember& m) {
        if (!m.value.is(Type::Array)) {
            wrong_type(m, "arms", "danh sách [[arms]]", "a list [[arms]]");
            return;
        }
        std::set<std::string> seen;
        for (const TomlValue& v : m.value.items) {
            ArmDef arm;
            arm.pos = v.pos;
            for (const TomlMember& k : v.members) {
                if (k.key == "id") text(k, arm.id);
                else if (k.key == "base") text(k, arm.base);
                else if (k.key == "label") label(k, arm.label);
                else if (k.key == "set") changes(k, arm.set);
                else unknown(k, "arms." + k.key, {"id", "base", "label", "set"});
            }
            if (!io::is_id(arm.id)) {
                error("E-KEY-05", v.pos, "arms.id", arm.id, "phương án cần `id` gồm chữ thường, số, gạch ngang.",
                      "an arm needs an `id` of small letters, digits, dashes.", "[a-z0-9_-]{1,64}");
            } else if (!seen.insert(arm.id).second) {
                error("E-KEY-02", v.pos, "arms.id", arm.id, fmt::format("phương án `{}` có hai lần.", arm.id),
                      fmt::format("the arm `{}` stands twice.", arm.id));
            }
            if (arm.label.vi.empty()) arm.label = {arm.id, arm.id};
            def_.arms.push_back(std::move(arm));
        }
    }

    void axes(const TomlMember& m) {
        if (!m.value.is(Type::Table)) {
            wrong_type(m, "axes", "bảng [axes.tên]", "a table [axes.name]");
            return;
        }
        for (const TomlMember& a : m.value.members) {
            AxisDef axis;
            axis.name = a.key;
            axis.pos = a.pos;
            for (const TomlMember& k : a.value.members) {
                if (k.key == "set") strings(k, axis.paths);
                else if (k.key == "arms") strings(k, axis.arms);
                else if (k.key == "values" && k.value.is(Type::Array)) {
                    for (const TomlValue& v : k.value.items) axis.values.push_back(v.shown());
                } else unknown(k, "axes." + a.key + "." + k.key, {"set", "values", "arms"});
            }
            def_.axes.push_back(std::move(axis));
        }
    }

    void outcomes(const TomlMember& m) {
        for (const TomlMember& k : m.value.members) {
            if (k.key == "primary") {
                if (text(k, def_.outcomes.primary) && field_of(def_.outcomes.primary) < 0) unknown_outcome(k);
            } else if (k.key == "confidence") number(k, 0.5, 0.999, def_.outcomes.confidence);
            else if (k.key == "stop_when_half_width_below") number(k, 0.0, 1e12, def_.outcomes.stop_when_half_width_below);
            else if (k.key == "minimum_repeats") whole(k, 1, 1000000, def_.outcomes.minimum_repeats);
            else unknown(k, "outcomes." + k.key, {"primary", "confidence", "stop_when_half_width_below", "minimum_repeats"});
        }
    }

    void unknown_outcome(const TomlMember& k) {
        std::vector<std::string> keys;
        for (const auto& f : sim::outcome_fields()) keys.emplace_back(f.key);
        error("E-REF-02", k.value.pos, "outcomes.primary", k.value.text,
              fmt::format("không có kết quả `{}`.", k.value.text), fmt::format("no outcome `{}`.", k.value.text),
              fmt::format("{}", fmt::join(keys, ", ")), closest(k.value.text, keys));
    }

    StudyDef& def_;
    Problems& problems_;
};

}  // namespace

std::optional<StudyDef> read_study(const std::string& file, Problems& problems) {
    const auto text = io::read_text(file, io::k_scenario_limit, problems);
    if (!text) return std::nullopt;
    const auto root = io::parse_toml(*text, file, problems);
    if (!root) return std::nullopt;
    StudyDef def;
    def.file = file;
    def.text = *text;
    Reader(def, problems).read(*root);
    return def;
}

std::optional<StudyDef> find_study(const std::string& target, std::string& scenario, Problems& problems) {
    std::error_code ec;
    const fs::path path(target);
    if (fs::is_directory(path, ec)) {
        const fs::path study = path / "study.toml";
        scenario = target;
        if (fs::exists(study, ec)) return read_study(study.string(), problems);
        return standard_study();
    }
    auto def = read_study(target, problems);
    if (def) scenario = (path.parent_path() / def->scenario).string();
    return def;
}

}  // namespace taicho::study
