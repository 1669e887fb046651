#include "io/source_text.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "core/text.h"

namespace taicho::io {

void add_problem(Problems& problems, Problem::Severity severity, const char* code,
                 const SourcePos& pos, const std::string& path, const std::string& found,
                 const std::string& allowed, const std::string& suggestion, const std::string& vi,
                 const std::string& en) {
    Problem p;
    p.severity = severity;
    p.code = code;
    p.pos = pos;
    p.path = path;
    p.found = found;
    p.allowed = allowed;
    p.suggestion = suggestion;
    p.text = {vi, en};
    problems.add(std::move(p));
}

void add_error(Problems& problems, const char* code, const SourcePos& pos, const std::string& path,
               const std::string& found, const std::string& vi, const std::string& en) {
    add_problem(problems, Problem::Severity::Error, code, pos, path, found, "", "", vi, en);
}

LineIndex::LineIndex(std::string file, std::string_view text)
    : file_(std::move(file)), text_(text) {
    starts_.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') starts_.push_back(i + 1);
    }
}

SourcePos LineIndex::at(std::size_t offset) const {
    offset = std::min(offset, text_.size());
    const auto it = std::upper_bound(starts_.begin(), starts_.end(), offset) - 1;
    return {file_, static_cast<int>(it - starts_.begin()) + 1,
            code_points(text_.substr(*it, offset - *it)) + 1};
}

std::string_view LineIndex::line(int number) const {
    if (number < 1 || number > static_cast<int>(starts_.size())) return {};
    const std::size_t begin = starts_[static_cast<std::size_t>(number) - 1];
    std::size_t end = text_.find('\n', begin);
    if (end == std::string_view::npos) end = text_.size();
    if (end > begin && text_[end - 1] == '\r') --end;
    return text_.substr(begin, end - begin);
}

bool check_text(std::string_view text, const std::string& file, Problems& problems) {
    const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    std::size_t i = 0;
    while (i < text.size()) {
        utf8proc_int32_t code = 0;
        const auto n =
            utf8proc_iterate(data + i, static_cast<utf8proc_ssize_t>(text.size() - i), &code);
        if (n <= 0) {
            const SourcePos pos = LineIndex(file, text).at(i);
            add_error(problems, "E-SYN-02", pos, "", fmt::format("0x{:02x}", data[i]),
                      "tệp không phải UTF-8 từ byte này; hãy lưu lại với mã UTF-8.",
                      "the file is not UTF-8 from this byte on; save it as UTF-8.");
            return false;
        }
        const bool control = code < 0x20 && code != '\n' && code != '\t' && code != '\r';
        if (control || code == 0x7f) {
            const SourcePos pos = LineIndex(file, text).at(i);
            add_error(problems, "E-SYN-04", pos, "", fmt::format("U+{:04X}", code),
                      fmt::format("ký tự điều khiển U+{:04X} không được phép.", code),
                      fmt::format("the control character U+{:04X} is not allowed.", code));
            return false;
        }
        i += static_cast<std::size_t>(n);
    }
    return true;
}

std::optional<std::string> read_text(const std::string& path, std::size_t limit,
                                     Problems& problems) {
    namespace fs = std::filesystem;
    std::error_code ec;
    const bool regular = fs::is_regular_file(path, ec);
    std::ifstream in(path, std::ios::binary);
    if (!regular || !in) {
        add_error(problems, "E-FILE-01", {path, 0, 0}, "", path,
                  fmt::format("không mở được tệp `{}`: không có hoặc không được phép đọc.", path),
                  fmt::format("cannot open `{}`: it is missing or may not be read.", path));
        return std::nullopt;
    }
    const auto size = fs::file_size(path, ec);
    if (ec || size > limit) {
        add_error(problems, "E-FILE-02", {path, 0, 0}, "", std::to_string(size),
                  fmt::format("tệp lớn hơn giới hạn {} MiB.", limit >> 20),
                  fmt::format("the file is larger than the limit of {} MiB.", limit >> 20));
        return std::nullopt;
    }
    std::string text(static_cast<std::size_t>(size), '\0');
    in.read(text.data(), static_cast<std::streamsize>(size));
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (text.rfind("\xEF\xBB\xBF", 0) == 0) text.erase(0, 3);
    if (!check_text(text, path, problems)) return std::nullopt;
    return text;
}

std::string nfc_value(const std::string& text, const SourcePos& pos, Problems& problems) {
    const bool ascii = std::all_of(text.begin(), text.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii) return text;
    const auto normal = to_nfc(text);
    if (!normal || *normal == text) return text;
    add_problem(problems, Problem::Severity::Note, "W-SYN-01", pos, "", text, *normal, "",
                "chữ dùng dấu tổ hợp rời; được đọc ở dạng dựng sẵn (NFC).",
                "the text has decomposed accents; it is read in composed form (NFC).");
    return *normal;
}

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

std::optional<std::string> path_beside(const std::string& beside, const std::string& relative,
                                       bool allow_outside) {
    namespace fs = std::filesystem;
    const fs::path rel(relative);
    if (!allow_outside) {
        if (rel.is_absolute()) return std::nullopt;
        for (const auto& part : rel) {
            if (part == "..") return std::nullopt;
        }
    }
    return (fs::path(beside).parent_path() / rel).string();
}

}  // namespace taicho::io
