#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

namespace taicho {

/// Finaliser of splitmix64 (Steele, Lea, Flood 2014): every input bit moves every output bit.
constexpr std::uint64_t mix64(std::uint64_t x) {
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9ull;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebull;
    x ^= x >> 31;
    return x;
}

/// Hash of a stable text id (FNV-1a 64, then mixed). The same text gives the same value for ever:
/// random draws and results are keyed by it.
constexpr std::uint64_t hash_text(std::string_view text) {
    std::uint64_t h = 0xcbf29ce484222325ull;
    for (const char c : text) {
        h ^= static_cast<unsigned char>(c);
        h *= 0x100000001b3ull;
    }
    return mix64(h);
}

/// Keyed hash of one row, built by adding columns in a fixed order. A state hash is the wrapping sum
/// of its row hashes, so it does not depend on the order in which rows are visited.
class RowHash {
  public:
    constexpr explicit RowHash(std::uint64_t key) : h_(mix64(key + 0x9e3779b97f4a7c15ull)) {}
    constexpr RowHash& add(std::uint64_t v) {
        h_ = mix64(h_ ^ (v + 0x9e3779b97f4a7c15ull + (h_ << 6)));
        return *this;
    }
    /// Adds the bits of a real number; -0.0 counts as 0.0.
    constexpr RowHash& add_real(double v) { return add(std::bit_cast<std::uint64_t>(v + 0.0)); }
    [[nodiscard]] constexpr std::uint64_t value() const { return h_; }

  private:
    std::uint64_t h_;
};

}  // namespace taicho
