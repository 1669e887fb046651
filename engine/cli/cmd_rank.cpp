#include "cli/commands.h"
#include "cli/console.h"
#include "io/atomic_file.h"
#include "io/file_error.h"
#include "study/rank.h"

namespace taicho::cli {

int rank(const Common& common, const RankOptions& options) {
    const study::LoadedStudy study = study::open_study(options.folder);
    if (study.stored.context.costs.size() != study.study.points.size()) {
        throw io::FileError(options.folder, {"nghiên cứu này chưa ghi chi phí; hãy chạy `taicho report` cho thư mục này trước.",
                                             "this study holds no costs yet; run `taicho report` on the folder first."});
    }
    if (study.summary.missing_runs >= study.study.plans.size()) {
        throw io::FileError(options.folder, {"không có lượt chạy nào khớp với kịch bản này.", "it holds no run of this scenario as it stands."});
    }
    if (!(study.stored.context.fires_per_year > 0.0)) {
        throw io::FileError(options.folder, {"đám cháy được ấn định, nên không có tần suất cháy để tính chi phí.",
                                             "the fire is prescribed, so there is no yearly rate of fires to set costs against."});
    }
    const auto rows = study::rank_arms(study);
    answer(common.json ? study::rank_json(study, rows) : study::rank_text(study, rows, common.lang));
    if (!options.out.empty()) io::write_file_atomic(options.out, std::string_view(study::rank_csv(study, rows)));
    return 0;
}

}  // namespace taicho::cli
