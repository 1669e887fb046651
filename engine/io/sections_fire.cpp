#include "core/constants.h"
#include "io/field_macros.h"
#include "io/sections.h"

// clang-format off: one row per key
namespace taicho::io {

namespace {

using namespace fire;

Section ignition() {
    return section(
        "fire.ignition", "Đám cháy ấn định; bỏ mục này thì rút theo tần suất",
        "A stated ignition; without this section it is drawn from the rates",
        [](sim::Scenario & s) -> auto& { return s.fire.ignition; },
        {plain<&IgnitionDef::item>("item", "mã vật bắt cháy", "item that is set alight"),
         number<&IgnitionDef::at>("at_s", "s", 0, 86400, ' ', "", "lúc bắt cháy", "when")});
}

Section rates() {
    using D = IgnitionRates;
    return section(
        "fire.rates", "Cháy xảy ra thường xuyên đến đâu", "How often fires start",
        [](sim::Scenario & s) -> auto& { return s.fire.rates; },
        {number<&D::per_home_year>("per_home_year", "1/a", 0, 1, 'D', "people D3",
                                   "số vụ ghi nhận mỗi nhà ở mỗi năm",
                                   "recorded fires per home and year"),
         number<&D::per_business_year>("per_business_year", "1/a", 0, 1, 'D', "people D3",
                                       "số vụ ghi nhận mỗi nhà có kinh doanh mỗi năm",
                                       "recorded fires per home with business and year"),
         number<&D::unreported_multiplier>("unreported_multiplier", "1", 1, 50, 'J', "people D3",
                                           "mọi vụ cháy ngoài ý muốn trên một vụ được ghi",
                                           "all unwanted fires per recorded one"),
         number<&D::night_fraction>("night_fraction", "1", 0, 1, 'J', "people D3",
                                    "phần xảy ra 22 giờ đến 6 giờ",
                                    "share between 22:00 and 06:00"),
         number<&D::electrical_fraction>("electrical_fraction", "1", 0, 1, 'R', "people D3",
                                         "phần do điện", "share of electrical causes")});
}

Section spread() {
    using D = SpreadDef;
    Section s =
        section("fire.spread", "Cháy lan", "Spread",
                [](sim::Scenario & sc) -> auto& { return sc.fire.spread; },
                {plain<&D::exposure>("exposure", "bức xạ và lửa liếm giữa các không gian",
                                     "radiation and contact between places"),
                 plain<&D::brands>("brands", "tàn lửa bay", "firebrands"),
                 plain<&D::brand_law>("brand_law", "luật tàn lửa", "law of brands", Form::Words,
                                      "himoto|swuift|mixed"),
                 number<&D::ftp_leak>("ftp_leak_fraction", "1", 0, 1, 'J', "spread 1.2",
                                      "1: tích thông lượng giảm dần khi bức xạ yếu",
                                      "1: the flux-time product leaks when the flux is low"),
                 number<&D::radiation_cutoff>("radiation_cutoff_kw_m2", "kW/m2", 0, 10, 'J',
                                              "spread 6.1", "bức xạ yếu hơn bị bỏ qua",
                                              "weaker exposure is dropped", 1e3),
                 number<&D::max_range>("max_range_m", "m", 1, 500, 'J', "spread 6.1", "tầm xa nhất",
                                       "farthest reach"),
                 number<&D::flame_radiative_fraction>("flame_radiative_fraction", "1", 0, 1, 'K',
                                                      "spread 2", "phần bức xạ của ngọn lửa",
                                                      "radiative fraction of flames")});
    for (const Field& f : spread_fields()) s.fields.push_back(f);
    return s;
}

Section items() {
    using D = ItemDef;
    Field hrr = plain<&D::hrr>("hrr", "đường cong tốc độ tỏa nhiệt: tệp CSV, [[s, kW], …]",
                               "heat release curve: CSV file or [[s, kW], …]");
    hrr.unit = "kW";
    hrr.scale = 1e3;
    return list(
        "items", "Vật cháy được; trường bỏ trống lấy từ thư viện theo `kind`",
        "Fuel items; fields left out come from the library `kind`",
        [](sim::Scenario & s) -> auto& { return s.fire.items; },
        {required(plain<&D::id>("id", "mã", "id", Form::Id)),
         plain<&D::place>("place",
                          "không gian chứa nó (mặc định: của thiết bị cùng mã trên bản đồ)",
                          "its place (default: of the fixture with this id)"),
         plain<&D::kind>("kind", "loại trong thư viện", "kind in the library"),
         plain<&D::at>("at_m", "vị trí [x, y]", "position [x, y]"),
         number<&D::peak_hrr>("peak_hrr_kw", "kW", 0.1, 1e6, ' ', "", "đỉnh tốc độ tỏa nhiệt",
                              "peak heat release rate", 1e3),
         special(
             "growth", "", "slow, medium, fast, ultra-fast",
             "slow, medium, fast, ultra-fast (NFPA 204: 0.00293, 0.01172, 0.0469, 0.1876 kW/s2)"),
         number<&D::alpha>("alpha_kw_s2", "kW/s2", 1e-6, 100, ' ', "", "hệ số tăng t²",
                           "t-squared growth", 1e3),
         number<&D::energy>("energy_mj", "MJ", 0.01, 1e7, ' ', "", "tổng năng lượng",
                            "total energy", 1e6),
         hrr, plain<&D::fuel>("fuel", "mã nhiên liệu", "fuel"),
         number<&D::height>("height_m", "m", 0, 50, ' ', "", "chân lửa trên sàn",
                            "base of the fire above the floor"),
         number<&D::area>("area_m2", "m2", 0.001, 1e4, ' ', "", "diện tích khi cháy hết cỡ",
                          "plan area when fully involved")});
}

/// Rows of the tables in engine/fire/tables may be copied into a scenario as they are.
template <class D>
void add_origin(Section& s) {
    s.fields.push_back(plain<&D::source>("source", "nguồn của số liệu", "where the numbers come from"));
    s.fields.push_back(plain<&D::confidence>("confidence", "R đọc trong nguồn, K kiến thức chung, D suy ra, J ước lượng",
                                             "R read, K known, D derived, J judgement", Form::Words, "R|K|D|J"));
}

Section item_kinds() {
    using D = ItemKind;
    Section s = list(
        "item_kinds", "Loại vật cháy riêng, thêm vào hoặc thay dòng của thư viện (engine/fire/tables/items.toml)",
        "Kinds of items that add to, or replace, rows of the library (engine/fire/tables/items.toml)",
        [](sim::Scenario & sc) -> auto& { return sc.fire.item_kinds; },
        {required(plain<&D::id>("id", "mã", "id", Form::Id)),
         choice<&D::cls>("class", "solid|liquid|gas|electrical|lithium", "loại đám cháy", "what kind of fire it makes"),
         number<&D::peak_kw>("peak_hrr_kw", "kW", 0.1, 1e6, 'J', "spread 1.5", "đỉnh tốc độ tỏa nhiệt", "peak heat release rate"),
         number<&D::energy_mj>("energy_mj", "MJ", 0.01, 1e7, 'J', "spread 1.5", "tổng năng lượng", "total energy"),
         number<&D::alpha>("alpha_kw_s2", "kW/s2", 1e-6, 1e4, 'J', "spread 1.5", "hệ số tăng t²", "t-squared growth"),
         number<&D::area>("area_m2", "m2", 0.001, 1e4, 'J', "spread 1.5", "diện tích khi cháy hết cỡ", "plan area when fully involved"),
         number<&D::width>("width_m", "m", 0, 100, 'J', "spread 1.5", "cạnh ngắn, phía vật kế bên; 0: tròn", "short side, towards the next; 0: round"),
         number<&D::top>("top_m", "m", 0, 50, 'J', "spread 1.5", "mặt trên cao so với sàn", "upper face above the floor"),
         number<&D::base>("height_m", "m", 0, 50, 'J', "spread 1.5", "chân lửa trên sàn", "base of the fire above the floor"),
         plain<&D::fuel>("fuel", "mã nhiên liệu", "fuel"),
         plain<&D::material>("material", "vật liệu mặt ngoài, `none`: không bắt cháy",
                             "material of its side; `none` does not light"),
         number<&D::peak_sd>("peak_sd_ln", "1", 0, 2, 'J', "spread 1.5", "độ phân tán (ln) của đỉnh", "spread (ln) of the peak"),
         plain<&D::growth>("growth_fractions", "phần chậm, vừa, nhanh, rất nhanh; thay cho alpha",
                           "shares of slow, medium, fast, ultra-fast; in place of alpha")});
    add_origin<D>(s);
    return s;
}

Section materials() {
    using D = MaterialDef;
    Section s = list(
        "materials", "Bề mặt có thể bắt cháy, thêm vào hoặc thay dòng của thư viện (engine/fire/tables/materials.toml)",
        "Surfaces that may light; add to, or replace, rows of the library (engine/fire/tables/materials.toml)",
        [](sim::Scenario & sc) -> auto& { return sc.fire.materials; },
        {required(plain<&D::id>("id", "mã", "id", Form::Id)),
         number<&D::critical_flux_kw>("critical_flux_kw_m2", "kW/m2", 0.1, 1e6, 'R', "spread 1.2",
                                      "bức xạ tới hạn", "critical flux"),
         number<&D::index>("index", "1", 1, 2, 'R', "spread 1.2", "1 mỏng, 2 dày", "1 thin, 2 thick"),
         number<&D::ftp_kw>("ftp", "(kW/m2)^n s", 1, 1e7, 'R', "spread 1.2", "tích thông lượng khi bắt cháy",
                            "flux-time product at ignition")});
    add_origin<D>(s);
    return s;
}

Section fuels() {
    using D = FuelSpec;
    Section s = list(
        "fuels", "Nhiên liệu riêng, thêm vào hoặc thay dòng của thư viện (engine/fire/tables/fuels.toml)",
        "Fuels that add to, or replace, rows of the library (engine/fire/tables/fuels.toml)",
        [](sim::Scenario & sc) -> auto& { return sc.fire.fuels; },
        {required(plain<&D::id>("id", "mã", "id", Form::Id)),
         special("formula", "", "nguyên tử mỗi phân tử { c, h, o, n, cl }",
                 "atoms per molecule { c, h, o, n, cl }", "CH1.7O0.74"),
         number<&D::heat_of_combustion>("heat_of_combustion_mj_kg", "MJ/kg", 1, 150, 'R',
                                        "zone-model", "nhiệt trị", "heat of combustion", 1e6),
         number<&D::yield_soot>("soot_yield_fraction", "kg/kg", 0, 1, 'R', "zone-model",
                                "hệ số sinh muội", "soot yield"),
         number<&D::yield_co>("co_yield_fraction", "kg/kg", 0, 1, 'R', "zone-model",
                              "hệ số sinh CO", "CO yield"),
         number<&D::yield_hcn>("hcn_yield_fraction", "kg/kg", 0, 1, 'R', "zone-model",
                               "hệ số sinh HCN", "HCN yield"),
         number<&D::radiative_fraction>("radiative_fraction", "1", 0, 1, 'R', "zone-model",
                                        "phần bức xạ", "radiative fraction")});
    add_origin<D>(s);
    return s;
}

Section linings() {
    using D = LiningSpec;
    Section s = list(
        "linings", "Lớp hoàn thiện riêng, từ mặt trong ra; thêm vào hoặc thay dòng của thư viện (engine/fire/tables/linings.toml)",
        "Linings from the face inwards; add to, or replace, rows of the library (engine/fire/tables/linings.toml)",
        [](sim::Scenario & sc) -> auto& { return sc.fire.linings; },
        {required(plain<&D::id>("id", "mã", "id", Form::Id)),
         number<&D::emissivity>("emissivity_fraction", "1", 0, 1, 'R', "zone-model", "độ phát xạ",
                                "emissivity"),
         special("layers", "",
                 "các lớp { conductivity_w_mk, density_kg_m3, heat_capacity_j_kgk, thickness_mm }",
                 "layers { conductivity_w_mk, density_kg_m3, heat_capacity_j_kgk, thickness_mm }",
                 "[]")});
    add_origin<D>(s);
    return s;
}

Section targets() {
    using D = TargetDef;
    return list(
        "targets", "Điểm đo bức xạ, liều hoặc bắt cháy",
        "Receivers whose flux, dose or ignition is measured",
        [](sim::Scenario & s) -> auto& { return s.fire.targets; },
        {required(plain<&D::id>("id", "mã", "id", Form::Id)),
         required(plain<&D::at>("at_m", "vị trí [x, y, z]", "position [x, y, z]")),
         plain<&D::normal>("normal", "pháp tuyến [x, y, z]", "normal [x, y, z]"),
         plain<&D::material>("material", "vật liệu trong thư viện", "material in the library")});
}

Section emitters() {
    using D = EmitterDef;
    Field power = plain<&D::power>("emissive_power_kw_m2",
                                   "công suất phát xạ: số, [[s, kW/m2], …] hoặc tệp CSV",
                                   "emissive power: number, [[s, kW/m2], …] or CSV file");
    power.unit = "kW/m2";
    power.scale = 1e3;
    return list(
        "emitters", "Bề mặt phát xạ ấn định (đứng)", "Prescribed radiators (vertical)",
        [](sim::Scenario & s) -> auto& { return s.fire.emitters; },
        {required(plain<&D::id>("id", "mã", "id", Form::Id)),
         required(plain<&D::from>("from_m", "một góc [x, y, z]", "one corner [x, y, z]")),
         required(plain<&D::to>("to_m", "góc đối [x, y, z]", "opposite corner [x, y, z]")), power});
}

template <auto M>
Field over_time(const char* key, const char* unit, const char* vi, const char* en,
                double scale = 1.0, double offset = 0.0) {
    Field f = plain<M>(key, vi, en);
    f.unit = unit, f.scale = scale, f.offset = offset;
    return f;
}

Section atmospheres() {
    using D = AtmosphereDef;
    return list(
        "atmospheres", "Điều kiện ấn định thay cho mô phỏng; số, [[s, giá trị], …] hoặc tệp CSV",
        "Conditions prescribed instead of simulated; a number, [[s, value], …] or a CSV file",
        [](sim::Scenario & s) -> auto& { return s.fire.atmospheres; },
        {required(plain<&D::place>("place", "không gian", "place")),
         over_time<&D::extinction>("extinction_m1", "1/m", "hệ số tắt", "extinction coefficient"),
         over_time<&D::temperature>("temperature_c", "°C", "nhiệt độ", "temperature", 1.0,
                                    constants::k_zero_celsius),
         over_time<&D::flux>("flux_kw_m2", "kW/m2", "bức xạ", "radiant flux", 1e3),
         over_time<&D::co_ppm>("co_ppm", "ppm", "CO", "CO"),
         over_time<&D::co2_percent>("co2_percent", "%", "CO2", "CO2"),
         over_time<&D::o2_percent>("o2_percent", "%", "O2", "O2"),
         over_time<&D::hcn_ppm>("hcn_ppm", "ppm", "HCN", "HCN"),
         over_time<&D::hcl_ppm>("hcl_ppm", "ppm", "HCl", "HCl"),
         special("table", "", "tệp CSV có cột time_s và các cột trên",
                 "CSV file with time_s and the columns above")});
}

}  // namespace

std::vector<Section> fire_sections() {
    return {ignition(), rates(),   spread(),  items(),    item_kinds(), materials(),
            fuels(),    linings(), targets(), emitters(), atmospheres()};
}

}  // namespace taicho::io
