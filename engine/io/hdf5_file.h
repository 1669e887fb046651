#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

/// The only place that speaks to the HDF5 library (C API; one thread at a time, by a lock inside). A file
/// is built in memory and taken as bytes; it is never open on disk for writing, so a killed program
/// or a full disk cannot leave half a file. Every failure is a FileError with the library's own reason.
namespace taicho::io::h5 {

enum class Type : std::uint8_t { U8, U16, U32, U64, I16, I32, F32, F64 };
[[nodiscard]] std::size_t type_size(Type type);

/// One member of a table row: `count` > 1 is a small fixed array.
struct Member {
    const char* name;
    std::size_t offset;
    Type type;
    const char* unit = "1";
    const char* labels = "";   ///< "0 asleep, 1 unaware, ..." for enumerations
    int count = 1;
};

/// Layout of a plain struct as a table row.
struct RowType {
    std::size_t size = 0;      ///< [bytes] of the struct in memory
    std::vector<Member> members;
};

/// Attributes every dataset has.
struct Meta {
    std::string unit = "1";
    std::string description;
    std::string missing;       ///< value that stands for "none", where there is one
    std::string labels;
};

/// File being built in memory.
class Writer {
  public:
    Writer();
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void group(const std::string& path);
    void attribute(const std::string& object, const std::string& name, const std::string& text);
    void attribute(const std::string& object, const std::string& name, std::uint64_t value);
    void attribute(const std::string& object, const std::string& name, double value);
    void attribute(const std::string& object, const std::string& name, std::span<const double> values);
    void attribute(const std::string& object, const std::string& name, std::span<const int> values);
    /// Table of `count` rows at `data`, chunked, compressed, checksummed.
    void table(const std::string& path, const RowType& type, const void* data, std::size_t count,
               const Meta& meta);
    void array(const std::string& path, Type type, std::vector<std::size_t> shape, const void* data,
               const Meta& meta);
    /// Fixed-length UTF-8, so that the checksum covers the text.
    void strings(const std::string& path, std::span<const std::string> values, const Meta& meta);
    /// The finished file, with a trailing checksum of the whole (other readers ignore it). Closes it.
    [[nodiscard]] std::vector<std::byte> finish();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// A file from outside, distrusted: types, ranks and sizes are checked before anything is read; links out
/// of the file, virtual and external datasets are refused; checksums must hold.
class Reader {
  public:
    explicit Reader(std::string path, std::size_t limit_bytes = std::size_t{1} << 31);
    ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    [[nodiscard]] bool exists(const std::string& path) const;
    [[nodiscard]] bool has_attribute(const std::string& object, const std::string& name) const;
    [[nodiscard]] std::string text(const std::string& object, const std::string& name) const;
    [[nodiscard]] std::uint64_t integer(const std::string& object, const std::string& name) const;
    [[nodiscard]] double real(const std::string& object, const std::string& name) const;
    [[nodiscard]] std::vector<double> reals(const std::string& object, const std::string& name) const;
    /// Names directly inside a group, sorted.
    [[nodiscard]] std::vector<std::string> names(const std::string& group) const;
    [[nodiscard]] std::vector<std::string> strings(const std::string& path) const;
    /// Shape of a dataset whose values are of the class of `type`.
    [[nodiscard]] std::vector<std::size_t> shape(const std::string& path) const;
    /// Reads all values; `bytes` is sized to fit. `rank` must match.
    void array(const std::string& path, Type type, std::size_t rank, std::vector<std::byte>& bytes,
               std::vector<std::size_t>& shape) const;
    /// Reads all rows; members that the file lacks are an error.
    void table(const std::string& path, const RowType& type, std::vector<std::byte>& bytes,
               std::size_t& count) const;
    [[nodiscard]] const std::string& path() const { return path_; }

    template <class Row>
    [[nodiscard]] std::vector<Row> rows(const std::string& path, const RowType& type) const {
        std::vector<std::byte> bytes;
        std::size_t count = 0;
        table(path, type, bytes, count);
        std::vector<Row> out(count);
        copy(bytes, out.data(), count * sizeof(Row));
        return out;
    }
    template <class T>
    [[nodiscard]] std::vector<T> values(const std::string& path, Type type) const {
        std::vector<std::byte> bytes;
        std::vector<std::size_t> dims;
        array(path, type, 1, bytes, dims);
        std::vector<T> out(dims[0]);
        copy(bytes, out.data(), dims[0] * sizeof(T));
        return out;
    }

  private:
    static void copy(const std::vector<std::byte>& from, void* to, std::size_t bytes);
    struct Impl;
    std::unique_ptr<Impl> impl_;
    std::string path_;
};

}  // namespace taicho::io::h5
