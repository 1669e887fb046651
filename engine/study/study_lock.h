#pragma once

#include <string>

namespace taicho::study {

/// Holds a study folder for one program: `study.lock` with the process id. A lock left by a process that
/// is gone is taken over. Throws io::FileError when somebody else works there.
class StudyLock {
  public:
    StudyLock(const std::string& folder, bool force);
    ~StudyLock();
    StudyLock(const StudyLock&) = delete;
    StudyLock& operator=(const StudyLock&) = delete;

  private:
    std::string path_;
};

}  // namespace taicho::study
