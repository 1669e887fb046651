#include "io/json_tree.h"

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <limits>
#include <set>

#include "core/text.h"

namespace taicho::io {

const JsonValue* JsonValue::find(std::string_view key) const {
    for (const JsonMember& m : members) {
        if (m.key == key) return &m.value;
    }
    return nullptr;
}

double JsonValue::real() const {
    if (type != Type::Number) return std::numeric_limits<double>::quiet_NaN();
    return to_real(text).value_or(std::numeric_limits<double>::quiet_NaN());
}

namespace {

namespace rj = rapidjson;
using Stream = rj::MemoryStream;

/// Builds the tree; offsets follow from where the reader stands when it calls.
class Builder {
  public:
    Builder(std::string_view text, const LineIndex& lines, const JsonStream& out, JsonValue& root,
            Problems& problems, const Stream& in)
        : text_(text), lines_(lines), out_(out), problems_(problems), in_(in) {
        open_.push_back(&root);
    }

    bool Null() { return put(JsonValue::Type::Null, in_.Tell() - 4); }
    bool Bool(bool b) {
        JsonValue* v = place(JsonValue::Type::Bool, in_.Tell() - (b ? 4u : 5u));
        v->boolean = b;
        return finish(v);
    }
    bool RawNumber(const char* s, rj::SizeType n, bool) {
        JsonValue* v = place(JsonValue::Type::Number, in_.Tell() - n);
        v->text.assign(s, n);
        return finish(v);
    }
    bool Int(int) { return false; }  // numbers arrive as text
    bool Uint(unsigned) { return false; }
    bool Int64(std::int64_t) { return false; }
    bool Uint64(std::uint64_t) { return false; }
    bool Double(double) { return false; }
    bool String(const char* s, rj::SizeType n, bool) {
        JsonValue* v = place(JsonValue::Type::String, opening_quote());
        v->text.assign(s, n);
        return finish(v);
    }
    bool Key(const char* s, rj::SizeType n, bool) {
        key_.assign(s, n);
        key_offset_ = opening_quote();
        for (const JsonMember& m : open_.back()->members) {
            if (m.key == key_) {
                add_error(problems_, "E-KEY-02", lines_.at(key_offset_), key_, key_,
                          fmt::format("khóa `{}` ghi hai lần.", key_),
                          fmt::format("the key `{}` stands here twice.", key_));
            }
        }
        return true;
    }
    bool StartObject() { return start(JsonValue::Type::Object); }
    bool EndObject(rj::SizeType) { return end(); }
    bool StartArray() { return start(JsonValue::Type::Array); }
    bool EndArray(rj::SizeType) { return end(); }
    [[nodiscard]] bool too_deep() const { return too_deep_; }

  private:
    /// The string just read ends before the reader; an unescaped quote cannot stand inside it.
    [[nodiscard]] std::size_t opening_quote() const {
        std::size_t i = in_.Tell() - 1;
        while (i > 0) {
            --i;
            if (text_[i] != '"') continue;
            std::size_t slashes = 0;
            while (i > slashes && text_[i - 1 - slashes] == '\\') ++slashes;
            if (slashes % 2 == 0) return i;
        }
        return 0;
    }

    JsonValue* place(JsonValue::Type type, std::size_t offset) {
        JsonValue* parent = open_.back();
        JsonValue* v = nullptr;
        if (open_.size() == 1)
            v = parent;
        else if (parent->type == JsonValue::Type::Array)
            v = &parent->items.emplace_back();
        else {
            parent->members.push_back({key_, key_offset_, {}});
            v = &parent->members.back().value;
        }
        v->type = type;
        v->offset = offset;
        return v;
    }
    bool put(JsonValue::Type type, std::size_t offset) { return finish(place(type, offset)); }

    bool start(JsonValue::Type type) {
        JsonValue* v = place(type, in_.Tell());  // the iterative reader calls before it takes `{`
        if (open_.size() == 2 && type == JsonValue::Type::Array && key_ == out_.array_key)
            stream_ = v;
        open_.push_back(v);
        too_deep_ = static_cast<int>(open_.size()) > k_nesting_limit + 1;
        return !too_deep_;
    }
    bool end() {
        JsonValue* v = open_.back();
        open_.pop_back();
        if (v == stream_) stream_ = nullptr;
        return finish(v);
    }
    /// Elements of the streamed array are handed over and forgotten.
    bool finish(JsonValue*) {
        if (stream_ != nullptr && open_.back() == stream_) {
            out_.element(stream_->items.back());
            stream_->items.clear();
        }
        return true;
    }

    std::string_view text_;
    const LineIndex& lines_;
    const JsonStream& out_;
    Problems& problems_;
    const Stream& in_;
    std::vector<JsonValue*> open_;  ///< [0] is the root's slot
    JsonValue* stream_ = nullptr;
    std::string key_;
    std::size_t key_offset_ = 0;
    bool too_deep_ = false;
};

const char* vietnamese(rj::ParseErrorCode code) {
    switch (code) {
        case rj::kParseErrorDocumentEmpty:
            return "tệp rỗng";
        case rj::kParseErrorDocumentRootNotSingular:
            return "còn chữ thừa sau giá trị chính";
        case rj::kParseErrorObjectMissName:
            return "thiếu tên khóa trong ngoặc kép";
        case rj::kParseErrorObjectMissColon:
            return "thiếu dấu hai chấm sau tên khóa";
        case rj::kParseErrorObjectMissCommaOrCurlyBracket:
            return "thiếu dấu phẩy hoặc dấu }";
        case rj::kParseErrorArrayMissCommaOrSquareBracket:
            return "thiếu dấu phẩy hoặc dấu ]";
        case rj::kParseErrorStringMissQuotationMark:
            return "thiếu dấu ngoặc kép đóng chuỗi";
        case rj::kParseErrorNumberTooBig:
            return "số quá lớn";
        case rj::kParseErrorNumberMissFraction:
            return "thiếu chữ số sau dấu chấm";
        case rj::kParseErrorNumberMissExponent:
            return "thiếu chữ số của số mũ";
        case rj::kParseErrorStringEscapeInvalid:
            return "dấu thoát không hợp lệ trong chuỗi";
        default:
            return "giá trị không hợp lệ";
    }
}

}  // namespace

bool parse_json(std::string_view text, const LineIndex& lines, const JsonStream& stream,
                JsonValue& root, Problems& problems) {
    Stream in(text.data(), text.size());
    Builder builder(text, lines, stream, root, problems, in);
    rj::Reader reader;
    constexpr unsigned k_flags = rj::kParseIterativeFlag | rj::kParseNumbersAsStringsFlag;
    const rj::ParseResult result = reader.Parse<k_flags>(in, builder);
    if (!result.IsError()) return true;
    if (builder.too_deep()) {
        add_error(problems, "E-SYN-05", lines.at(in.Tell()), "", "", "lồng nhau quá 64 cấp.",
                  "nested more than 64 levels deep.");
        return false;
    }
    add_error(problems, "E-SYN-01", lines.at(result.Offset()), "", "",
              fmt::format("JSON sai cú pháp: {}.", vietnamese(result.Code())),
              fmt::format("JSON syntax: {}", rj::GetParseError_En(result.Code())));
    return false;
}

std::string json_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\t':
                out += "\\t";
                break;
            case '\r':
                out += "\\r";
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) {
                    out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
                } else {
                    out += c;
                }
        }
    }
    return out + "\"";
}

std::string to_json(const JsonValue& v) {
    std::string out;
    switch (v.type) {
        case JsonValue::Type::Null:
            return "null";
        case JsonValue::Type::Bool:
            return v.boolean ? "true" : "false";
        case JsonValue::Type::Number:
            return v.text;
        case JsonValue::Type::String:
            return json_string(v.text);
        case JsonValue::Type::Array:
            for (const JsonValue& i : v.items) out += (out.empty() ? "" : ",") + to_json(i);
            return "[" + out + "]";
        case JsonValue::Type::Object:
            for (const JsonMember& m : v.members) {
                out += (out.empty() ? "" : ",") + json_string(m.key) + ":" + to_json(m.value);
            }
            return "{" + out + "}";
    }
    return out;
}

}  // namespace taicho::io
