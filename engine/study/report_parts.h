#pragma once

#include <string>

#include "study/report.h"

/// Pieces of the report page, each an HTML fragment; not for others.
namespace taicho::study::report {

struct Page {
    const ExpandedStudy& study;
    const Summary& summary;
    const ReportContext& context;
    std::string lang;
    [[nodiscard]] bool en() const { return lang == "en"; }
    /// Vietnamese or English.
    [[nodiscard]] std::string say(const char* vi, const char* english) const { return en() ? english : vi; }
    [[nodiscard]] std::size_t primary() const;
    [[nodiscard]] std::string label(std::uint32_t point) const;
    /// Neither a plain arm nor the end of an axis: there the coverage curve tells the story.
    [[nodiscard]] bool inside_axis(std::uint32_t point) const;
};

// report_numbers.cpp
[[nodiscard]] std::string outcome_table(const Page& page);
[[nodiscard]] std::string difference_table(const Page& page);
[[nodiscard]] std::string effect_table(const Page& page);
/// Means times a number of fires: a thousand (`many`), or those of a year.
[[nodiscard]] std::string rate_table(const Page& page, double fires, bool many);
[[nodiscard]] std::string arms_table(const Page& page);
[[nodiscard]] std::string judgement_table(const Page& page);
// report_figures.cpp
[[nodiscard]] std::string difference_figure(const Page& page);
[[nodiscard]] std::string curve_figure(const Page& page, const std::string& curve, const char* vi,
                                       const char* en, const char* y_vi, const char* y_en);
[[nodiscard]] std::string coverage_figures(const Page& page);
[[nodiscard]] std::string plan_figure(const Page& page);
[[nodiscard]] std::string deaths_figures(const Page& page);

}  // namespace taicho::study::report
