#include "core/problems.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace taicho {

bool Problems::has_errors() const {
    return std::any_of(list_.begin(), list_.end(),
                       [](const Problem& p) { return p.severity == Problem::Severity::Error; });
}

void Problems::sort() {
    const auto key = [](const Problem& p) {
        return std::tie(p.pos.file, p.pos.line, p.pos.column, p.code, p.path);
    };
    std::stable_sort(list_.begin(), list_.end(),
                     [&](const Problem& a, const Problem& b) { return key(a) < key(b); });
}

namespace {

std::string severity_word(Problem::Severity s, bool vi) {
    switch (s) {
        case Problem::Severity::Note: return vi ? "ghi chú" : "note";
        case Problem::Severity::Warning: return vi ? "cảnh báo" : "warning";
        case Problem::Severity::Error: return vi ? "lỗi" : "error";
    }
    return {};
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }
    }
    return d[a.size()][b.size()];
}

}  // namespace

std::string format_problem(const Problem& p, std::string_view lang) {
    const bool vi = lang == "vi";
    std::string where = p.pos.file.empty() ? "taicho" : p.pos.file;   // said on the command line
    if (p.pos.line > 0) where += fmt::format(":{}:{}", p.pos.line, std::max(1, p.pos.column));
    std::string out = fmt::format("{}: {}: [{}] {}", where, severity_word(p.severity, vi), p.code,
                                  vi ? p.text.vi : p.text.en);
    if (!p.suggestion.empty()) {
        out += (vi ? " Có phải ý bạn là `" : " Did you mean `") + p.suggestion + "`?";
    }
    return out;
}

std::string closest(std::string_view word, const std::vector<std::string>& candidates) {
    std::size_t best = 3;
    std::string found;
    for (const auto& c : candidates) {
        const std::size_t d = edit_distance(word, c);
        if (d < best && 3 * d <= word.size()) {
            best = d;
            found = c;
        }
    }
    return found;
}

}  // namespace taicho
