// The step of the people of one cell, compiled once per instruction set (see move_lanes8.h).
// Model: first-order collision-free speed with a true free gap along the chosen direction; Tordeux,
// Chraibi, Seyfried (2016) "Collision-free speed model for pedestrian dynamics", with the additions of
// docs/decisions/movement-model.md.

struct Near {
    const float* x;
    const float* y;
    const float* r;
    int count;
};

/// Free way to the outlines of the neighbours along the unit direction e [m], at most k_open.
static constexpr float k_open = 4.0f;

TAICHO_INLINE float free_gap(const Near& n, float ex, float ey, float share) {
    F8 best = splat(k_open);
    const F8 vx = splat(ex), vy = splat(ey), far = splat(k_open), zero = splat(0.0f);
    const F8 per_share2 = splat(1.0f / (share * share));
    for (int j = 0; j < n.count; j += 8) {
        const F8 dx = load(n.x + j), dy = load(n.y + j), r = load(n.r + j);
        const F8 ahead = dx * vx + dy * vy;
        const F8 q = dx * vy - dy * vx, r2 = r * r;
        const F8 h = r2 - q * q * per_share2;
        const I8 abreast = (ahead < splat(0.25f) * r) & (h < splat(0.3f) * r2);  // only shoulders touch
        const I8 hit = (h > zero) & (ahead > zero) & ~abreast;
        const F8 g = ahead - root(keep(hit, h));
        best = smaller(best, (F8)((hit & (I8)g) | (~hit & (I8)far)));
    }
    const float g = least_of(best);
    return g > 0.0f ? g : 0.0f;
}

/// Share of their width at which bodies are in the way; whoever presses is narrow enough already.
TAICHO_INLINE float width_needed(const MoveDef& d, const MovePerson& p) { return p.thin < 1.0f ? d.press_width : d.width_share * p.contact; }

TAICHO_INLINE float speed_at(const MoveDef& d, float v0, float gap) {
    const float law = gap < d.slow_gap ? v0 * (d.slow_share + (1.0f - d.slow_share) * (gap / d.slow_gap)) : v0;
    const float v = gap / d.time_gap;
    return v < law ? v : law;
}

TAICHO_INLINE void nearest_wall_point(const MoveWall& w, float px, float py, float& cx, float& cy) {
    const float ex = w.bx - w.ax, ey = w.by - w.ay;
    const float l2 = ex * ex + ey * ey;
    float t = l2 > 0.0f ? ((px - w.ax) * ex + (py - w.ay) * ey) / l2 : 0.0f;
    t = t < 0.0f ? 0.0f : (t > 1.0f ? 1.0f : t);
    cx = w.ax + t * ex;
    cy = w.ay + t * ey;
}

/// Takes out of e what points into walls nearer than the margin.
TAICHO_INLINE void slide(const MoveCell& c, const MovePerson& p, float px, float py, float reach, float& ex, float& ey) {
    for (int pass = 0; pass < 2; ++pass) {
        for (int w = 0; w < c.wall_count; ++w) {
            if (c.walls[w].soft && c.walls[w].portal == p.waypoint) continue;
            float qx, qy;
            nearest_wall_point(c.walls[w], px, py, qx, qy);
            const float nx = px - qx, ny = py - qy;
            const float d2 = nx * nx + ny * ny;
            if (d2 >= reach * reach || d2 <= 0.0f) continue;
            const float into = ex * nx + ey * ny;
            if (into >= 0.0f) continue;
            ex -= into / d2 * nx;
            ey -= into / d2 * ny;
        }
    }
}

/// Free way to the walls along e for a body of radius r [m].
TAICHO_INLINE float wall_gap(const MoveCell& c, const MovePerson& p, float px, float py, float r, float ex, float ey) {
    float best = k_open;
    for (int w = 0; w < c.wall_count; ++w) {
        const MoveWall& k = c.walls[w];
        if (k.soft && k.portal == p.waypoint) continue;
        const float sx = k.bx - k.ax, sy = k.by - k.ay;
        const float den = ex * sy - ey * sx;
        if (den == 0.0f) continue;
        const float ox = k.ax - px, oy = k.ay - py;
        const float t = (ox * sy - oy * sx) / den, u = (ox * ey - oy * ex) / den;
        if (t < 0.0f || u < 0.0f || u > 1.0f) continue;
        const float g = t - r;
        best = g < best ? g : best;
    }
    return best > 0.0f ? best : 0.0f;
}

/// Moves q out of the walls; back to p when that leaves it behind one.
TAICHO_INLINE bool keep_off_walls(const MoveCell& c, float px, float py, float r, float& qx, float& qy) {
    for (int pass = 0; pass < 2; ++pass) {
        for (int w = 0; w < c.wall_count; ++w) {
            if (c.walls[w].soft) continue;
            float cx, cy;
            nearest_wall_point(c.walls[w], qx, qy, cx, cy);
            const float nx = qx - cx, ny = qy - cy;
            const float d2 = nx * nx + ny * ny;
            if (d2 >= r * r || d2 <= 1e-12f) continue;
            const float d = __builtin_sqrtf(d2);
            const float s = (r - d) / d;
            qx += s * nx;
            qy += s * ny;
        }
    }
    for (int w = 0; w < c.wall_count; ++w) {
        const MoveWall& k = c.walls[w];
        if (k.soft) continue;
        const float mx = qx - px, my = qy - py, sx = k.bx - k.ax, sy = k.by - k.ay;
        const float den = mx * sy - my * sx;
        if (den == 0.0f) continue;
        const float ox = k.ax - px, oy = k.ay - py;
        const float t = (ox * sy - oy * sx) / den, u = (ox * my - oy * mx) / den;
        if (t >= 0.0f && t <= 1.0f && u >= 0.0f && u <= 1.0f) {
            qx = px;
            qy = py;
            return true;
        }
    }
    return false;
}

struct Around {
    float repel_x, repel_y;  ///< away from neighbours
    float step;              ///< side step from people coming the other way, + = left
    float push_x, push_y;    ///< out of overlaps
    int count;               ///< neighbours listed in near_*
};

/// One look at everybody near person k: forces of direction, overlaps, and the list of those in range. Whoever
/// presses is narrower beside the others.
template <bool Presses>
TAICHO_INLINE Around look_around(const MoveDef& d, const MoveCell& c, int k) {
    const MovePerson& p = c.people[k];
    const F8 px = splat(c.x[k]), py = splat(c.y[k]), pr = splat(c.r[k]);
    const F8 e0x = splat(p.e0x), e0y = splat(p.e0y), contact = splat(p.contact);
    const F8 zero = splat(0.0f), one = splat(1.0f), range2 = splat(k_move_range * k_move_range);
    const F8 per_range = splat(1.0f / d.repulsion_range), per_opposing = splat(1.0f / d.opposing_range);
    const I8 self = I8{0, 1, 2, 3, 4, 5, 6, 7} - k;
    F8 rx = zero, ry = zero, step = zero, ox = zero, oy = zero;
    int near = 0;
    for (int j = 0; j < c.count; j += 8) {
        const F8 dx = load(c.x + j) - px, dy = load(c.y + j) - py;
        const F8 d2 = dx * dx + dy * dy;
        const I8 in = (d2 < range2) & (self + j != 0);
        const int bits = bits_of(in);
        if (bits == 0) continue;
        const F8 r = load(c.r + j) + pr;
        const F8 dist = root(d2);
        const F8 inv = one / larger(dist, splat(1e-4f));
        const F8 gap = dist - r;
        const F8 ux = dx * inv, uy = dy * inv;
        F8 w = larger(zero, one - gap * per_range);
        w = w * w;
        w = keep(in, w * w);
        rx -= w * ux;
        ry -= w * uy;
        const F8 ahead = dx * e0x + dy * e0y, left = e0x * dy - e0y * dx;
        const F8 against = larger(zero, zero - (load(c.ex + j) * e0x + load(c.ey + j) * e0y));
        F8 o = larger(zero, one - gap * per_opposing);
        o = keep(in & (ahead > zero), o * o * against);
        const I8 to_right = left > splat(-0.1f);
        step += (F8)((to_right & (I8)(zero - o)) | (~to_right & (I8)o));
        const F8 over = keep(in, larger(zero, contact * r - dist));
        ox -= over * ux;
        oy -= over * uy;
        const int* order = k_squeeze[bits];
        store(c.near_x + near, squeeze(dx, order));
        store(c.near_y + near, squeeze(dy, order));
        F8 room = r;
        if (Presses) {  // shoulder to shoulder past those who go elsewhere
            const I8 other = (load(c.ex + j) * e0x + load(c.ey + j) * e0y) < splat(p.thin_dot);
            room = r * (F8)((other & (I8)splat(p.thin)) | (~other & (I8)one));
        }
        store(c.near_r + near, squeeze(room, order));
        near += __builtin_popcount(static_cast<unsigned>(bits));
    }
    store(c.near_x + near, splat(100.0f));
    store(c.near_y + near, splat(100.0f));
    store(c.near_r + near, splat(0.1f));
    return {sum_of(rx), sum_of(ry), sum_of(step), sum_of(ox), sum_of(oy), near};
}

TAICHO_INLINE float clamp_to(float v, float cap) { return v < -cap ? -cap : (v > cap ? cap : v); }

/// Best of four side ways, if clearly faster along the wanted direction. Returns the sine of the turn, + = left.
TAICHO_INLINE float try_sides(const MoveDef& d, const MoveCell& c, const MovePerson& p, const Near& n, float px, float py,
                             float r, float& ex, float& ey, float& v) {
    // cosine and sine of +-30 and +-60 degrees
    const float turn[4][2] = {{0.8660254f, -0.5f}, {0.8660254f, 0.5f}, {0.5f, -0.8660254f}, {0.5f, 0.8660254f}};
    const float bx = ex, by = ey;
    float best = v * d.trial_gain, turned = 0.0f;
    for (int t = 0; t < 4; ++t) {
        if (turn[t][0] * p.v0 <= best) continue;
        float tx = turn[t][0] * bx - turn[t][1] * by, ty = turn[t][1] * bx + turn[t][0] * by;
        slide(c, p, px, py, r + d.wall_near, tx, ty);
        const float len2 = tx * tx + ty * ty;
        if (len2 < 0.98f) continue;  // a wall is in the way
        float gap = free_gap(n, tx, ty, width_needed(d, p));
        const float wall = wall_gap(c, p, px, py, r, tx, ty);
        gap = wall < gap ? wall : gap;
        const float s = speed_at(d, p.v0, gap);
        if (s * turn[t][0] > best) {
            best = s * turn[t][0];
            ex = tx;
            ey = ty;
            v = s;
            turned = turn[t][1];
        }
    }
    return turned;
}

/// Gentle push off open portals one does not mean to pass, unless one is walking away from them.
TAICHO_INLINE void keep_off_portals(const MoveCell& c, const MovePerson& p, float px, float py, float r, float& ox, float& oy) {
    for (int w = 0; w < c.wall_count; ++w) {
        if (!c.walls[w].soft || c.walls[w].portal == p.waypoint) continue;
        float cx, cy;
        nearest_wall_point(c.walls[w], px, py, cx, cy);
        const float nx = px - cx, ny = py - cy;
        const float d2 = nx * nx + ny * ny;
        if (d2 >= r * r || d2 <= 1e-12f) continue;
        const float d = __builtin_sqrtf(d2);
        if (p.e0x * nx + p.e0y * ny > 0.3f * d) continue;
        ox += (r - d) / d * nx;
        oy += (r - d) / d * ny;
    }
}

TAICHO_INLINE void move_person(const MoveDef& d, const MoveCell& c, int k) {
    MovePerson& p = c.people[k];
    const float px = c.x[k], py = c.y[k], r = c.r[k];
    const Around a = p.thin < 1.0f ? look_around<true>(d, c, k) : look_around<false>(d, c, k);
    const float side = clamp_to(p.side + d.opposing * a.step, d.lane_cap);
    const float repulsion = p.contact < 1.0f || p.thin < 1.0f ? d.repulsion * d.stuck_repulsion : d.repulsion;
    float ex = p.e0x - side * p.e0y + repulsion * a.repel_x;
    float ey = p.e0y + side * p.e0x + repulsion * a.repel_y;
    float len = __builtin_sqrtf(ex * ex + ey * ey);
    float v = 0.0f;
    if (p.v0 > 0.0f && len > 1e-4f && (p.e0x != 0.0f || p.e0y != 0.0f)) {
        ex /= len;
        ey /= len;
        slide(c, p, px, py, r + d.wall_near, ex, ey);
        len = __builtin_sqrtf(ex * ex + ey * ey);
        const Near n{c.near_x, c.near_y, c.near_r, a.count};
        if (len > 1e-3f) {
            ex /= len;
            ey /= len;
            v = speed_at(d, p.v0, free_gap(n, ex, ey, width_needed(d, p)));
            v *= len < 0.5f ? 2.0f * len : 1.0f;
        }
        if (v < d.trial_below * p.v0) {
            if (len <= 1e-3f) {
                ex = p.e0x;
                ey = p.e0y;
            }
            const float turned = try_sides(d, c, p, n, px, py, r, ex, ey, v);
            // on with it until the next look down the lanes, else he steps to and fro on the spot
            if (p.stuck && turned * side < 0.0f) p.side = turned < 0.0f ? -d.lane_cap : d.lane_cap;
        }
    }
    float ox = a.push_x, oy = a.push_y;
    if (c.wall_count > 0) keep_off_portals(c, p, px, py, r, ox, oy);
    ox *= d.push_rate;
    oy *= d.push_rate;
    const float push = __builtin_sqrtf(ox * ox + oy * oy);
    if (push > d.push_cap) {
        ox *= d.push_cap / push;
        oy *= d.push_cap / push;
    }
    p.vx = v * ex;
    p.vy = v * ey;
    float qx = px + c.dt * (p.vx + ox), qy = py + c.dt * (p.vy + oy);
    p.reverted = c.wall_count > 0 && keep_off_walls(c, px, py, r, qx, qy) ? 1u : 0u;
    if (c.wall_count == 0) {  // no rounding through the position: an unobstructed speed is exact
        p.dx = c.dt * (p.vx + ox);
        p.dy = c.dt * (p.vy + oy);
        return;
    }
    p.dx = qx - px;
    p.dy = qy - py;
    // a wall met suddenly is backed off from over some ticks, not in one
    const float cap = 1.25f * c.dt * (p.v0 > 0.8f ? p.v0 : 0.8f), far2 = p.dx * p.dx + p.dy * p.dy;
    if (far2 > cap * cap) {
        const float s = cap / __builtin_sqrtf(far2);
        p.dx *= s;
        p.dy *= s;
    }
}

void run(const MoveDef& d, const MoveCell& c) {
    for (int k = 0; k < c.people_count; ++k) move_person(d, c, k);
}
