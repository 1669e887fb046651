#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Units at the end of keys (interop page 2.1): `peak_hrr_kw`.
namespace taicho::io {

/// All unit endings, longest first, without the underscore.
[[nodiscard]] const std::vector<std::string>& unit_endings();
/// Splits `peak_hrr_kw` into `peak_hrr` and `kw`; the ending is empty when there is none.
struct KeyParts {
    std::string stem;
    std::string unit;
};
[[nodiscard]] KeyParts split_unit(std::string_view key);

}  // namespace taicho::io
