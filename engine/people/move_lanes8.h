// Eight float lanes. Included inside one namespace per instruction set; nothing here may be shared
// between them, so everything is static and inlined.
typedef float F8 __attribute__((vector_size(32)));
typedef int I8 __attribute__((vector_size(32)));
#define TAICHO_INLINE static inline __attribute__((always_inline))

TAICHO_INLINE F8 splat(float v) { return F8{v, v, v, v, v, v, v, v}; }
TAICHO_INLINE F8 load(const float* p) {
    F8 v;
    __builtin_memcpy(&v, p, sizeof(v));
    return v;
}
TAICHO_INLINE void store(float* p, F8 v) { __builtin_memcpy(p, &v, sizeof(v)); }
/// v where the mask is set, else 0.
TAICHO_INLINE F8 keep(I8 mask, F8 v) { return (F8)(mask & (I8)v); }

#if defined(__AVX2__)
TAICHO_INLINE F8 root(F8 v) { return (F8)_mm256_sqrt_ps((__m256)v); }
TAICHO_INLINE F8 larger(F8 a, F8 b) { return (F8)_mm256_max_ps((__m256)a, (__m256)b); }
TAICHO_INLINE F8 smaller(F8 a, F8 b) { return (F8)_mm256_min_ps((__m256)a, (__m256)b); }
TAICHO_INLINE int bits_of(I8 mask) { return _mm256_movemask_ps((__m256)(F8)mask); }
TAICHO_INLINE F8 squeeze(F8 v, const int* order) {
    return (F8)_mm256_permutevar8x32_ps((__m256)v, _mm256_loadu_si256((const __m256i*)order));
}
#else
TAICHO_INLINE F8 root(F8 v) {
    F8 r;
    for (int i = 0; i < 8; ++i) r[i] = __builtin_sqrtf(v[i]);
    return r;
}
TAICHO_INLINE F8 larger(F8 a, F8 b) {
    const I8 m = a > b;
    return (F8)((m & (I8)a) | (~m & (I8)b));
}
TAICHO_INLINE F8 smaller(F8 a, F8 b) {
    const I8 m = a < b;
    return (F8)((m & (I8)a) | (~m & (I8)b));
}
TAICHO_INLINE int bits_of(I8 mask) {
    int b = 0;
    for (int i = 0; i < 8; ++i) b |= (mask[i] & 1) << i;
    return b;
}
TAICHO_INLINE F8 squeeze(F8 v, const int* order) {
    F8 r;
    for (int i = 0; i < 8; ++i) r[i] = v[order[i]];
    return r;
}
#endif

/// Sum and minimum of the lanes, always in this order.
#if defined(__AVX2__)
TAICHO_INLINE float sum_of(F8 v) {
    const __m128 a = _mm_add_ps(_mm256_castps256_ps128((__m256)v), _mm256_extractf128_ps((__m256)v, 1));
    const __m128 b = _mm_add_ps(a, _mm_movehl_ps(a, a));
    return _mm_cvtss_f32(_mm_add_ss(b, _mm_shuffle_ps(b, b, 1)));
}
TAICHO_INLINE float least_of(F8 v) {
    const __m128 a = _mm_min_ps(_mm256_castps256_ps128((__m256)v), _mm256_extractf128_ps((__m256)v, 1));
    const __m128 b = _mm_min_ps(a, _mm_movehl_ps(a, a));
    return _mm_cvtss_f32(_mm_min_ss(b, _mm_shuffle_ps(b, b, 1)));
}
#else
TAICHO_INLINE float sum_of(F8 v) {
    return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}
TAICHO_INLINE float least_of(F8 v) {
    float m = v[0];
    for (int i = 1; i < 8; ++i) m = v[i] < m ? v[i] : m;
    return m;
}
#endif
