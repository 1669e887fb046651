#pragma once

#include <string>
#include <vector>

#include "picture/draw_list.h"

/// Charts of a report as inline SVG: axis titles with units, colours that colour-blind readers and grey
/// prints can tell apart (Okabe and Ito 2008, with dashes), nothing loaded from outside.
namespace taicho::picture {

/// A curve over runs with the band in which most of them lie.
struct ChartSeries {
    std::string label;
    std::vector<double> x, middle, low, high;   ///< low and high may be empty: no band
    int style = 0;                              ///< row of the series styles
};

struct ChartText {
    std::string title;                          ///< read by screen readers
    std::string x_title, y_title;               ///< with unit
    std::string lang = "vi";                    ///< decimal mark of the ticks
};

/// One row of a chart of estimates with intervals.
struct ChartEstimate {
    std::string label;
    double value = 0, low = 0, high = 0;
    std::string note;                           ///< printed at the right
    int style = 0;
};

struct ChartBar {
    std::string label;
    double value = 0;
};

/// Curves over x with bands; y starts at zero.
[[nodiscard]] std::string band_chart(const std::vector<ChartSeries>& series, const ChartText& text);
/// Estimates as dots with whiskers around a line at zero (or from zero when `from_zero`).
[[nodiscard]] std::string estimate_chart(const std::vector<ChartEstimate>& rows, const ChartText& text);
/// Bars from zero, labels below.
[[nodiscard]] std::string bar_chart(const std::vector<ChartBar>& bars, const ChartText& text);
/// Key of series styles as HTML: a short line and the label each.
[[nodiscard]] std::string chart_legend(const std::vector<ChartSeries>& series);

/// Round tick values covering [low, high], about `wanted` of them.
[[nodiscard]] std::vector<double> nice_ticks(double low, double high, int wanted);
[[nodiscard]] Color series_color(int style);

}  // namespace taicho::picture
