#include "verify/gas_curves.h"

#include "picture/charts.h"

namespace taicho::verify {

Figure curve_figure(const Curves& c, const Bilingual& title, const Bilingual& x, const Bilingual& y) {
    const auto draw = [&](bool en) {
        const std::vector<picture::ChartSeries> series = {
            {en ? "this model" : "mô hình này", c.x, c.ours, {}, {}, pair_style(0, false)},
            {en ? "closed form" : "lời giải giải tích", c.x, c.exact, {}, {}, pair_style(0, true)}};
        const picture::ChartText text{en ? title.en : title.vi, en ? x.en : x.vi, en ? y.en : y.vi, en ? "en" : "vi"};
        return picture::chart_legend(series) + picture::band_chart(series, text);
    };
    return {draw(false), draw(true)};
}

fire::GasBuildingDef adiabatic_room(double width, double depth, double height) {
    fire::GasBuildingDef d = one_gas_room(width, depth, height);
    d.linings = {{"nothing", {{0.1, 1e-9, 1e-3, 1.0}}, 0.011, fire::BackFace::Adiabatic}};
    d.rooms[0].ceiling = d.rooms[0].walls = d.rooms[0].floor = 0;
    d.fuels[0].radiative_fraction = 0;
    return d;
}

}  // namespace taicho::verify
