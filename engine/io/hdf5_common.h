#pragma once

#include <hdf5.h>

#include <mutex>
#include <string>
#include <utility>

#include "io/hdf5_file.h"

/// Shared by the two halves of hdf5_file; not for others.
namespace taicho::io::h5 {

/// Debian's library is not built for several threads: one at a time, whole calls. Turns off its own
/// printing of errors.
class Lock {
  public:
    Lock();

  private:
    std::lock_guard<std::recursive_mutex> guard_;
};

/// Throws FileError with the innermost reason on the library's error stack.
[[noreturn]] void fail(const std::string& file, const std::string& what);

/// Closes the handle with the right function.
class Handle {
  public:
    using Closer = herr_t (*)(hid_t);
    Handle() = default;
    Handle(hid_t id, Closer closer, const std::string& file, const char* what)
        : id_(id), closer_(closer) {
        if (id < 0) fail(file, what);
    }
    Handle(Handle&& other) noexcept
        : id_(std::exchange(other.id_, -1)), closer_(other.closer_) {}
    Handle& operator=(Handle&& other) noexcept {
        reset();
        id_ = std::exchange(other.id_, -1);
        closer_ = other.closer_;
        return *this;
    }
    ~Handle() { reset(); }
    void reset() {
        if (id_ >= 0) closer_(id_);
        id_ = -1;
    }
    [[nodiscard]] hid_t get() const { return id_; }

  private:
    hid_t id_ = -1;
    Closer closer_ = nullptr;
};

/// A name no other open file has: the library takes files of one name for one file, and refuses an image
/// whose name is on disk.
[[nodiscard]] std::string unique_name();
[[nodiscard]] hid_t native(Type type);
/// Compound type of the struct in memory.
[[nodiscard]] Handle compound(const RowType& type, const std::string& file);
/// Magic of the trailing checksum: 16 bytes, then the 64-bit value, little endian.
inline constexpr char k_trailer[17] = "TAICHO-CHECKSUM1";
inline constexpr std::size_t k_trailer_size = 24;
[[nodiscard]] std::uint64_t checksum(const std::byte* data, std::size_t size);

}  // namespace taicho::io::h5
