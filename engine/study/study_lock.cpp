#include "study/study_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <ctime>

#include "io/atomic_file.h"
#include "io/file_error.h"

namespace taicho::study {

namespace {

/// Process id on the first line; 0 when it cannot be read.
int holder(const std::string& path) {
    try {
        const std::string text = io::read_text_file(path, 4096);
        int pid = 0;
        std::from_chars(text.data() + std::min<std::size_t>(4, text.size()),
                        text.data() + text.size(), pid);
        return pid;
    } catch (const io::FileError&) {
        return 0;
    }
}

bool alive(int pid) { return pid > 0 && (::kill(pid, 0) == 0 || errno == EPERM); }

std::string lock_text() {
    utsname host{};
    ::uname(&host);
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    char when[32];
    std::strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return fmt::format("pid={}\nhost_kind={} {}\nstarted={}\n", ::getpid(), host.sysname,
                       host.machine, when);
}

}  // namespace

StudyLock::StudyLock(const std::string& folder, bool force) : path_(folder + "/study.lock") {
    for (int attempt = 0; attempt < 2; ++attempt) {
        const int fd = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0) {
            const std::string text = lock_text();
            const ssize_t n = ::write(fd, text.data(), text.size());
            ::close(fd);
            if (n != static_cast<ssize_t>(text.size())) {
                ::unlink(path_.c_str());
                throw io::FileError(path_, io::describe_errno(ENOSPC));
            }
            return;
        }
        if (errno != EEXIST) throw io::FileError(path_, io::describe_errno(errno));
        const int pid = holder(path_);
        if (alive(pid) && !force) {
            const std::string path = path_;
            path_.clear();
            throw io::FileError(
                path, {fmt::format("chương trình khác (tiến trình {}) đang làm nghiên cứu này", pid),
                       fmt::format("another program (process {}) is working on this study", pid)});
        }
        ::unlink(path_.c_str());
    }
    throw io::FileError(path_, {"không khoá được thư mục nghiên cứu", "cannot lock the study folder"});
}

StudyLock::~StudyLock() {
    if (!path_.empty()) ::unlink(path_.c_str());
}

}  // namespace taicho::study
