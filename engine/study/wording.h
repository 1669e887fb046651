#pragma once

#include <string>

#include "core/problems.h"
#include "study/plan.h"
#include "study/summary.h"

/// Numbers and sentences for people, in both languages.
namespace taicho::study {

/// A number as readers of the language write it: "1 234,5" in Vietnamese, "1,234.5" in English. Digits by
/// size, at most `decimals`.
[[nodiscard]] std::string number(double value, int decimals, const std::string& lang);
/// An outcome's value with few digits and a fitting unit ("12,3 triệu đồng", "2,4 phút", "0,35").
[[nodiscard]] std::string outcome_value(std::size_t field, double value, const std::string& lang);
/// The value in the unit it is shown in.
[[nodiscard]] double shown_value(std::size_t field, double value);
/// Outcome as a heading: "Người chết", "Deaths".
[[nodiscard]] Bilingual outcome_label(std::size_t field);
/// Unit as shown in tables.
[[nodiscard]] Bilingual outcome_unit(std::size_t field);

/// Label and value of an outcome of a single run: "Burning items put out [items]" 2; what is a share of fires in a
/// study is yes or no there.
[[nodiscard]] std::string run_label(std::size_t field, const std::string& lang);
[[nodiscard]] std::string run_value(std::size_t field, double value, const std::string& lang);
/// Filled with blanks to `width` letters, text at the left or the right.
[[nodiscard]] std::string pad(const std::string& text, int width, bool right);
[[nodiscard]] const std::string& pick(const Bilingual& text, const std::string& lang);
/// Label of a point with its axis values.
[[nodiscard]] std::string point_label(const ExpandedStudy& study, std::uint32_t point,
                                      const std::string& lang);

/// One plain, honest sentence on one outcome of one pair: what changed, by how much, how sure.
[[nodiscard]] std::string sentence(const ExpandedStudy& study, const PairSummary& pair,
                                   std::size_t field, const Summary& summary,
                                   const std::string& lang);
/// One sentence on whether two measures help each other.
[[nodiscard]] std::string interaction_sentence(const ExpandedStudy& study,
                                               const InteractionSummary& interaction,
                                               std::size_t field, const std::string& lang);
/// Table and sentences for a terminal.
[[nodiscard]] std::string summary_text(const ExpandedStudy& study, const Summary& summary,
                                       const std::string& lang);

}  // namespace taicho::study
