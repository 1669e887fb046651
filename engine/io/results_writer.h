#pragma once

#include <chrono>
#include <string>

#include "io/results_data.h"

namespace taicho::io {

/// Writes one results file, whole or not at all. Throws FileError.
void write_results(const std::string& path, const Results& results);

/// Sizes and times at which a recording is cut (results format 4.1).
struct PieceLimits {
    std::size_t piece_bytes = std::size_t{64} << 20;   ///< uncompressed rows
    double piece_seconds = 60.0;                       ///< [s] wall time
    std::size_t merge_bytes = std::size_t{256} << 20;  ///< a larger run stays in pieces
};

/// Keeps a long recording safe while it grows: rows are added to `rows()`, pieces go to
/// `<base>.parts/000000.h5`, and `finish` leaves either one file `<base>.h5` or the folder of parts.
class PieceWriter {
  public:
    /// `path` ends in .h5; what stands there or in its parts folder is replaced.
    explicit PieceWriter(std::string path, PieceLimits limits = {});
    [[nodiscard]] Results& rows() { return rows_; }
    /// Call after each frame.
    void frame_done();
    /// Marks the run complete and writes what is left. Returns the path to open.
    std::string finish();

  private:
    void write_piece();

    std::string path_, folder_;
    PieceLimits limits_;
    Results rows_;
    std::size_t pieces_ = 0, written_bytes_ = 0;
    std::chrono::steady_clock::time_point last_;
};

}  // namespace taicho::io
