#pragma once

#include <cstdint>
#include <vector>

#include "world/world.h"

namespace taicho::world {

/// Rows by id and by position, built once by `finish`.
class Lookup {
  public:
    explicit Lookup(const World& world);
    ~Lookup();
    Lookup(const Lookup&) = delete;
    Lookup& operator=(const Lookup&) = delete;

    enum class Kind : std::uint8_t { Place, Opening, Fixture, Building };
    /// Row of an id, or 0xFFFFFFFF.
    [[nodiscard]] std::uint32_t find(Kind kind, const std::string& id) const;
    /// Patch of `level` holding the point: level floors before flights, then the lowest row.
    [[nodiscard]] PatchIndex patch_at(const World& world, Vec2 p, int level) const;

  private:
    struct Grids;
    std::vector<std::pair<std::string, std::uint32_t>> ids_[4];
    std::unique_ptr<Grids> grids_;
};

}  // namespace taicho::world
