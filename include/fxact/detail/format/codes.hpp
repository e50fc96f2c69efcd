// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <limits>

#include <fxact/format.hpp>

namespace fxact::detail {

/// The raw values from first to last.
struct code_range {
    std::int32_t first = 0, last = 0;

    constexpr std::int64_t count() const noexcept { return std::int64_t{last} - first + 1; }
    constexpr std::int64_t clamped(std::int64_t code) const noexcept {
        return code < first ? first : code > last ? last : code;
    }
    friend constexpr bool operator==(const code_range&, const code_range&) = default;
};

/// All raw values of a format.
constexpr code_range all_codes(const format& of) noexcept {
    return {static_cast<std::int32_t>(of.first_code()), static_cast<std::int32_t>(of.last_code())};
}
template <discrete T>
inline constexpr code_range every_code{std::numeric_limits<rep_of<T>>::min(),
                                       static_cast<std::int32_t>(std::numeric_limits<rep_of<T>>::max())};

template <discrete T>
inline constexpr std::int64_t first_code = std::numeric_limits<rep_of<T>>::min();
template <discrete T>
inline constexpr std::int64_t last_code = std::numeric_limits<rep_of<T>>::max();

/// The range of results of a format, in steps from zero.
template <discrete T>
inline constexpr double lowest_result = static_cast<double>(first_code<T> - zero_point_of<T>);
template <discrete T>
inline constexpr double highest_result = static_cast<double>(last_code<T> - zero_point_of<T>);

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
