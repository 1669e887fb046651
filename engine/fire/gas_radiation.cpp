#include "fire/gas_radiation.h"

#include <algorithm>
#include <cmath>

#include "fire/gas_fuel.h"
#include "fire/gas_math.h"

namespace taicho::fire {

namespace {

using constants::k_stefan_boltzmann;

/// Columns of GasShape::table: the two view factors that vanish with a layer, then path lengths inside the
/// upper (u) and lower (l) layer between surfaces 1 ceiling, 2 upper wall, 3 lower wall, 4 floor.
enum Column { c_f12, c_f43, c_12u, c_22u, c_13u, c_13l, c_14u, c_14l, c_23u, c_23l, c_24u, c_24l,
              c_33l, c_34l };

double beta(double dz, double x, double y) {
    return 0.5 * (std::sqrt(dz * dz + x * x) + std::sqrt(dz * dz + y * y));
}

double solid_angle(double a, double b, double c) {
    return std::atan(a * b / (c * std::sqrt(a * a + b * b + c * c)));
}

/// Solid angle share of a level rectangle (the plan of the room) seen from a point at distance c.
double plan_fraction(const GasShape& s, const RadiantFire& f, double c) {
    if (c < 1e-3) return 0.5;
    const double x1 = f.x * s.width, x2 = s.width - x1, y1 = f.y * s.depth, y2 = s.depth - y1;
    const double sum = solid_angle(x1, y1, c) + solid_angle(x2, y1, c) + solid_angle(x1, y2, c) +
                       solid_angle(x2, y2, c);
    return sum / (4 * M_PI);
}

/// Solves the 4 x 4 system by elimination; diagonally dominant.
void solve4(double m[4][5]) {
    for (int k = 0; k < 4; ++k) {
        const double inverse = 1 / m[k][k];
        for (int i = k + 1; i < 4; ++i) {
            const double f = m[i][k] * inverse;
            for (int j = k + 1; j < 5; ++j) m[i][j] -= f * m[k][j];
        }
    }
    for (int k = 3; k >= 0; --k) {
        for (int j = k + 1; j < 4; ++j) m[k][4] -= m[k][j] * m[j][4];
        m[k][4] /= m[k][k];
    }
}

/// Exchange between two surfaces: view factors both ways, transmission of each layer, first and second
/// as met from i to j.
struct Path {
    int i, j;
    double fij, fji;
    double tau_u, tau_l;
};

}  // namespace

double parallel_view_factor(double a, double b, double c) {
    if (c < 1e-9) return 1;
    const double x = a / c, y = b / c, x2 = 1 + x * x, y2 = 1 + y * y;
    return 2 / (M_PI * x * y) *
           (0.5 * std::log(x2 * y2 / (x2 + y * y)) + x * std::sqrt(y2) * std::atan(x / std::sqrt(y2)) +
            y * std::sqrt(x2) * std::atan(y / std::sqrt(x2)) - x * std::atan(x) - y * std::atan(y));
}

GasShape make_shape(double width, double depth, double height) {
    GasShape s;
    s.width = width;
    s.depth = depth;
    s.height = height;
    s.f_ceiling_floor = parallel_view_factor(width, depth, height);
    s.table.resize((GasShape::k_rows + 1) * GasShape::k_values);
    for (int row = 0; row <= GasShape::k_rows; ++row) {
        const double low = height * row / GasShape::k_rows, up = height - low;
        double* t = s.table.data() + static_cast<std::size_t>(row * GasShape::k_values);
        t[c_f12] = 1 - parallel_view_factor(width, depth, up);
        t[c_f43] = 1 - parallel_view_factor(width, depth, low);
        t[c_12u] = beta(up / 2, width / 2, depth / 2);
        t[c_34l] = beta(low / 2, width / 2, depth / 2);
        t[c_22u] = t[c_33l] = (width + depth) / 2;
        const double b13 = beta(height - low / 2, width / 2, depth / 2);
        t[c_13u] = b13 * up / (height - low / 2);
        t[c_13l] = b13 - t[c_13u];
        t[c_14u] = up;
        t[c_14l] = low;
        const double b23 = beta(height / 2, width, depth);
        t[c_23u] = b23 * up / height;
        t[c_23l] = b23 - t[c_23u];
        const double b24 = beta((height + low) / 2, width / 2, depth / 2);
        t[c_24u] = b24 * up / (height + low);
        t[c_24l] = b24 - t[c_24u];
    }
    return s;
}

double gas_emissivity(double temperature, double pressure_path) {
    const double t = std::clamp(temperature, 350.0, 2400.0);
    constexpr double k_kappa[3] = {0.4303, 7.055, 178.1};
    constexpr double k_b[4][3] = {{5.150, 0.7749, 1.907}, {-2.303, 3.399, -1.824},
                                  {0.9779, -2.297, 0.5608}, {-1.494, 3.770, -0.5122}};
    double e = 0;
    for (int i = 0; i < 3; ++i) {
        const double b = 1e-1 * k_b[0][i] + t * (1e-4 * k_b[1][i] + t * (1e-7 * k_b[2][i] +
                         t * 1e-11 * k_b[3][i]));
        e += b * (1 - exp_minus(k_kappa[i] * pressure_path));
    }
    return e;
}

double layer_absorption(const double* species, int fuels, double mass, double temperature,
                        double volume, double bounding_area) {
    constexpr double k_soot_density = 1800.0;  // [kg/m3]; absorption 1195.5 f_v T as in CFAST
    const double length = 3.6 * volume / bounding_area;
    double moles = 0, known = 0;
    for (std::size_t s = 0; s < k_soot; ++s) {
        moles += species[s] * (1 / k_molar[s]);
        known += species[s];
    }
    for (int f = 0; f < fuels; ++f) known += species[k_fuel0 + f];
    moles += std::max(0.0, mass - known - species[k_soot]) * (1 / k_molar_n2);
    const double active = species[k_h2o] * (1 / k_molar[k_h2o]) + species[k_co2] * (1 / k_molar[k_co2]);
    const double alpha = gas_emissivity(temperature, active / moles * length);
    const double soot = 1195.5 * temperature * species[k_soot] / (volume * k_soot_density);
    return std::max(0.01, soot - std::log(1 - std::min(alpha, 0.99)) / length);
}

std::array<double, 4> point_fractions(const GasShape& shape, double interface_height,
                                      const RadiantFire& fire) {
    const double z = std::clamp(fire.height, 0.0, shape.height);
    const double ceiling = plan_fraction(shape, fire, shape.height - z);
    const double floor = plan_fraction(shape, fire, z);
    const double plane = plan_fraction(shape, fire, std::fabs(interface_height - z));
    const double walls = std::max(0.0, 1 - ceiling - floor);
    const double upper = z < interface_height ? plane - ceiling : 1 - plane - ceiling;
    const double clipped = std::clamp(upper, 0.0, walls);
    return {ceiling, clipped, walls - clipped, floor};
}

namespace {

constexpr int k_paths = 8;

/// Geometry of a room at one interface height, with the transmission of every path.
struct Exchange {
    double zi = 0;
    double area[4];
    Path path[k_paths];
};

Exchange make_exchange(const RadiationInput& in) {
    const GasShape& s = *in.shape;
    const double h = s.height, level = s.width * s.depth, perimeter = 2 * (s.width + s.depth);
    const double zi = std::min(std::max(0.005 * h, in.interface_height), 0.995 * h);
    const double place = zi / h * GasShape::k_rows;
    const int row = std::min(static_cast<int>(place), GasShape::k_rows - 1);
    const double w = place - row;
    const double* lo = s.table.data() + static_cast<std::size_t>(row * GasShape::k_values);
    const double* hi = lo + GasShape::k_values;
    double t[GasShape::k_values], tau[GasShape::k_values];
    for (int k = 0; k < GasShape::k_values; ++k) t[k] = lo[k] + w * (hi[k] - lo[k]);
    static constexpr bool k_is_upper[14] = {false, false, true, true, true, false, true,
                                            false, true, false, true, false, false, false};
    for (int k = 2; k < 14; ++k)
        tau[k] = exp_minus(t[k] * in.absorption[k_is_upper[k] ? k_upper : k_lower]);
    const double a2 = perimeter * (h - zi), a3 = perimeter * zi;
    const double r2 = level / a2, r3 = level / a3;
    const double f14 = s.f_ceiling_floor, f12 = t[c_f12], f43 = t[c_f43];
    const double f13 = std::max(0.0, 1 - f14 - f12), f42 = std::max(0.0, 1 - f14 - f43);
    const double f22 = std::max(0.0, 1 - 2 * r2 * f12), f33 = std::max(0.0, 1 - 2 * r3 * f43);
    const double f21 = r2 * f12, f24 = r2 * f42, f31 = r3 * f13, f34 = r3 * f43;
    const double f23 = std::max(0.0, 1 - f21 - f22 - f24), f32 = std::max(0.0, 1 - f31 - f33 - f34);
    return {zi, {level, a2, a3, level},
            {{0, 1, f12, f21, tau[c_12u], 1}, {0, 2, f13, f31, tau[c_13u], tau[c_13l]},
             {0, 3, f14, f14, tau[c_14u], tau[c_14l]}, {1, 1, f22, 0, tau[c_22u], 1},
             {1, 2, f23, f32, tau[c_23u], tau[c_23l]}, {1, 3, f24, f42, tau[c_24u], tau[c_24l]},
             {2, 2, f33, 0, 1, tau[c_33l]}, {2, 3, f34, f43, 1, tau[c_34l]}}};
}

/// Unknowns and knowns of the exchange: matrix with right side, emissive powers, what each layer sends.
struct Balance4 {
    double m[4][5] = {};
    double wall[4], gas[2], reflect[4];
    double from_u[4] = {}, from_l[4] = {};
    double gain_u = 0, gain_l = 0;
};

void start_balance(const RadiationInput& in, Balance4& b) {
    for (std::size_t k = 0; k < 2; ++k) {
        const double t = in.temperature[k];
        b.gas[k] = k_stefan_boltzmann * t * t * t * t;
    }
    for (std::size_t i = 0; i < 4; ++i) {
        const double t = in.surface[i];
        b.wall[i] = k_stefan_boltzmann * t * t * t * t;
        b.reflect[i] = (1 - in.emissivity[i]) / in.emissivity[i];
        b.m[i][i] = 1 / in.emissivity[i];
        b.m[i][4] = -b.wall[i];
    }
}

/// Adds every path: arriving above is what the lower layer sends through the upper, and so on.
void add_paths(const Exchange& x, Balance4& b) {
    for (const Path& p : x.path) {
        const double tt = p.tau_u * p.tau_l;
        b.m[p.i][p.j] -= p.fij * tt * b.reflect[p.j];
        b.m[p.i][4] += p.fij * tt * b.wall[p.j];
        b.from_u[p.i] += p.fij * (1 - p.tau_u) * (p.i < 2 ? 1 : p.tau_l);
        b.from_l[p.i] += p.fij * (1 - p.tau_l) * (p.i < 2 ? p.tau_u : 1);
        if (p.i == p.j) continue;
        b.m[p.j][p.i] -= p.fji * tt * b.reflect[p.i];
        b.m[p.j][4] += p.fji * tt * b.wall[p.i];
        b.from_u[p.j] += p.fji * (1 - p.tau_u) * (p.j < 2 ? 1 : p.tau_l);
        b.from_l[p.j] += p.fji * (1 - p.tau_l) * (p.j < 2 ? p.tau_u : 1);
    }
}

/// A fire as a point: paths by height, as CFAST takes them.
void add_fire(const RadiationInput& in, const Exchange& x, const RadiantFire& f, Balance4& b) {
    const double h = in.shape->height;
    const auto share = point_fractions(*in.shape, x.zi, f);
    const double surface_z[4] = {h, (h + x.zi) / 2, x.zi / 2, 0};
    for (std::size_t i = 0; i < 4; ++i) {
        const double top = std::max(surface_z[i], f.height), low = std::min(surface_z[i], f.height);
        const double tu = exp_minus(in.absorption[0] * std::max(0.0, top - std::max(low, x.zi)));
        const double tl = exp_minus(in.absorption[1] * std::max(0.0, std::min(top, x.zi) - low));
        const double sent = share[i] * f.power;
        const bool upper_first = f.height >= x.zi;
        b.gain_u += sent * (1 - tu) * (upper_first ? 1 : tl);
        b.gain_l += sent * (1 - tl) * (upper_first ? tu : 1);
        b.m[i][4] += sent * tu * tl / x.area[i];
    }
}

/// Gains of the layers from the radiosities; returns how much of its emissive power each layer sends [m2].
std::array<double, 2> add_gains(const Exchange& x, Balance4& b) {
    double radiosity[4];
    std::array<double, 2> sends{};
    for (int i = 0; i < 4; ++i) radiosity[i] = b.wall[i] + b.reflect[i] * b.m[i][4];
    for (const Path& p : x.path) {
        const double g = x.area[p.i] * p.fij, both = p.i == p.j ? 0 : 1;
        const double du = 1 - p.tau_u, dl = 1 - p.tau_l;
        const double ji = radiosity[p.i], jj = radiosity[p.j] * both;
        if (p.i < 2 && p.j >= 2) {
            b.gain_u += g * du * (ji - 2 * b.gas[0] + jj * p.tau_l + b.gas[1] * dl);
            b.gain_l += g * dl * (ji * p.tau_u + b.gas[0] * du - 2 * b.gas[1] + jj);
        } else {
            b.gain_u += g * du * (ji + jj - (1 + both) * b.gas[0]);
            b.gain_l += g * dl * (ji + jj - (1 + both) * b.gas[1]);
        }
        sends[0] += g * du * (1 + both);
        sends[1] += g * dl * (1 + both);
    }
    return sends;
}

}  // namespace

void four_wall_exchange(const RadiationInput& in, GasRadiationRow& out) {
    const Exchange x = make_exchange(in);
    Balance4 b;
    start_balance(in, b);
    add_paths(x, b);
    out.fire = 0;
    for (const RadiantFire& f : in.fires) {
        add_fire(in, x, f, b);
        out.fire += f.power;
    }
    for (int i = 0; i < 4; ++i) b.m[i][4] += b.from_u[i] * b.gas[0] + b.from_l[i] * b.gas[1];
    solve4(b.m);
    const auto sends = add_gains(x, b);
    out.gain = {b.gain_u, b.gain_l};
    double sum_u = 1e-12, sum_l = 1e-12;
    for (std::size_t i = 0; i < 4; ++i) {
        out.net[i] = b.m[i][4] * x.area[i];
        out.share[i] = x.area[i] * b.from_u[i] * in.emissivity[i];
        out.share[4 + i] = x.area[i] * b.from_l[i] * in.emissivity[i];
        sum_u += out.share[i];
        sum_l += out.share[4 + i];
    }
    for (std::size_t k = 0; k < 2; ++k) out.slope[k] = 4 * sends[k] * b.gas[k] / in.temperature[k];
    for (std::size_t i = 0; i < 4; ++i) {
        out.share[i] /= sum_u;
        out.share[4 + i] /= sum_l;
    }
    out.floor_incident = b.wall[3] + b.m[3][4] / in.emissivity[3];
    out.absorption = in.absorption;
}

}  // namespace taicho::fire
