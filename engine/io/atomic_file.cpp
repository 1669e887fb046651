#include "io/atomic_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "io/file_error.h"

namespace taicho::io {

namespace {

[[noreturn]] void fail(const std::string& path, int error) {
    throw FileError(path, describe_errno(error));
}

/// A file descriptor that closes itself.
class Descriptor {
  public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return fd_; }
    /// Closes now and tells whether that failed: some file systems report a full disk only here.
    int close_now() {
        const int fd = fd_;
        fd_ = -1;
        return ::close(fd) == 0 ? 0 : errno;
    }

  private:
    int fd_;
};

int write_all(int fd, std::span<const std::byte> bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t n = ::write(fd, bytes.data() + done, bytes.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return errno;
        if (n == 0) return ENOSPC;
        done += static_cast<std::size_t>(n);
    }
    return 0;
}

int write_and_sync(const std::string& path, std::span<const std::byte> bytes) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (file.get() < 0) return errno;
    if (const int e = write_all(file.get(), bytes); e != 0) return e;
    if (::fsync(file.get()) != 0) return errno;
    return file.close_now();
}

std::string folder_of(const std::string& path) {
    const std::filesystem::path parent = std::filesystem::path(path).parent_path();
    return parent.empty() ? std::string(".") : parent.string();
}

}  // namespace

Bilingual describe_errno(int error) {
    switch (error) {
        case ENOSPC:
        case EDQUOT: return {"hết chỗ trên đĩa", "no space left on the disk"};
        case EACCES:
        case EPERM: return {"không có quyền", "permission denied"};
        case EROFS: return {"đĩa chỉ cho đọc", "read-only file system"};
        case ENOENT: return {"không có tệp hoặc thư mục này", "no such file or folder"};
        case EISDIR: return {"đây là thư mục, không phải tệp", "is a folder, not a file"};
        case ENOTDIR: return {"một phần của đường dẫn không phải thư mục",
                              "a part of the path is not a folder"};
        case EEXIST: return {"đã có rồi", "already exists"};
        case ENAMETOOLONG: return {"tên quá dài", "name too long"};
        default: break;
    }
    const std::string text = std::generic_category().message(error);
    return {"lỗi hệ thống: " + text, text};
}

void write_file_atomic(const std::string& path, std::span<const std::byte> bytes) {
    const std::string temporary = fmt::format("{}.tmp-{}", path, ::getpid());
    int error = write_and_sync(temporary, bytes);
    if (error == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) error = errno;
    if (error != 0) {
        ::unlink(temporary.c_str());
        fail(path, error);
    }
    // The rename itself must reach the disk; not every file system lets a folder be synced.
    Descriptor folder(::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() >= 0) ::fsync(folder.get());
}

void write_file_atomic(const std::string& path, std::string_view text) {
    write_file_atomic(path, std::as_bytes(std::span(text.data(), text.size())));
}

std::vector<std::byte> read_file(const std::string& path, std::size_t limit) {
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) fail(path, errno);
    struct stat info {};
    if (::fstat(file.get(), &info) != 0) fail(path, errno);
    if (S_ISDIR(info.st_mode)) fail(path, EISDIR);
    if (!S_ISREG(info.st_mode)) {
        throw FileError(path, {"không phải tệp thường", "not a regular file"});
    }
    const auto size = static_cast<std::size_t>(info.st_size);
    if (size > limit) {
        throw FileError(path, {fmt::format("tệp quá lớn: {} byte, tối đa {}", size, limit),
                               fmt::format("file too large: {} bytes, at most {}", size, limit)});
    }
    std::vector<std::byte> bytes(size);
    std::size_t done = 0;
    while (done < size) {
        const ssize_t n = ::read(file.get(), bytes.data() + done, size - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) fail(path, errno);
        if (n == 0) break;
        done += static_cast<std::size_t>(n);
    }
    bytes.resize(done);
    return bytes;
}

std::string read_text_file(const std::string& path, std::size_t limit) {
    const auto bytes = read_file(path, limit);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void make_folder(const std::string& path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error) fail(path, error.value());
    if (!std::filesystem::is_directory(path, error)) fail(path, ENOTDIR);
    // Permission bits do not tell everything (read-only mounts, other owners): try.
    const std::string probe = fmt::format("{}/.write-probe-{}", path, ::getpid());
    const int e = write_and_sync(probe, {});
    ::unlink(probe.c_str());
    if (e != 0) fail(path, e);
}

}  // namespace taicho::io
