#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace taicho {

/// Row number of one kind of thing within a run. Rows are never reordered or erased, so an index is
/// an identity from population to results file. Explicit: a PlaceIndex is not an OpeningIndex.
template <class Tag>
struct Index {
    static constexpr std::uint32_t k_invalid = 0xFFFFFFFFu;
    std::uint32_t v = k_invalid;

    constexpr Index() = default;
    constexpr explicit Index(std::size_t row) : v(static_cast<std::uint32_t>(row)) {}
    /// True when this points at a row.
    [[nodiscard]] constexpr bool valid() const { return v != k_invalid; }
    /// Row as a subscript; only for valid indices.
    [[nodiscard]] constexpr std::size_t row() const { return v; }
    friend constexpr auto operator<=>(Index, Index) = default;
};

using PlaceIndex = Index<struct PlaceTag>;
using PatchIndex = Index<struct PatchTag>;
using OpeningIndex = Index<struct OpeningTag>;
using FixtureIndex = Index<struct FixtureTag>;
using BuildingIndex = Index<struct BuildingTag>;
using ItemIndex = Index<struct ItemTag>;
using FuelIndex = Index<struct FuelTag>;
using PersonIndex = Index<struct PersonTag>;
using HouseholdIndex = Index<struct HouseholdTag>;
using GroupIndex = Index<struct GroupTag>;
using DestinationIndex = Index<struct DestinationTag>;

}  // namespace taicho
