// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros_off.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>

#include <fxact/detail/doubles.hpp>
#include <fxact/detail/floating.hpp>
#include <fxact/detail/table_layout.hpp>

namespace fxact {

/// Where a table is right: from the first code that is at least `low` to the last that is at most `high`. It gives for every
/// code beyond what it gives at the nearer end.
struct table_domain {
    double low = std::numeric_limits<double>::lowest();
    double high = std::numeric_limits<double>::max();
};

/// A table_spec's max_error where none is asked for.
inline constexpr double any_error = std::numeric_limits<double>::max();

/// What is asked of a table. A field left out is the table's to choose; with nothing asked, an 8-bit input gets a direct table,
/// and a 16-bit one the smallest table that is right to 1 LSB.
///
/// Of the tables that meet all that is asked: the one of fewest bytes, then of fewest instructions, where max_error is given; where
/// max_bytes is given too, the one of fewest instructions; and where only max_bytes or entries is given, the one
/// of the smallest error. exact stands in the place of max_error and entries, and goes with all else.
struct table_spec {
    double max_error = any_error;  ///< the largest error allowed, in LSB of the output; above 0
    std::size_t max_bytes = 0;     ///< the most flash that the entries may take
    std::size_t entries = 0;       ///< the number of entries
    fxact::interpolation interpolation = fxact::interpolation::any;
    table_domain domain{};         ///< where f is wanted, in real numbers; without it, everywhere
    bool exact = false;            ///< every result is the correctly rounded one: max_error is 1/2 or less
};

namespace detail {

/// Whether a request says how large an error may be.
constexpr bool limits_error(const table_spec& spec) noexcept { return spec.max_error < any_error; }

/// Whether an error can be met at all: a number above 0. In the bits, since -ffast-math knows no NaN.
constexpr bool usable_error(double error) noexcept { return !is_nan(error) && error > 0; }

/// Whether the ends make sense: no farther out than one step beyond the format's last values, so that q<3, 12> has {-8, 8}.
template <discrete In>
constexpr bool within_format(const table_domain& domain) noexcept {
    constexpr double lowest = lowest_result<In> * step_of<In>, highest = highest_result<In> * step_of<In>;
    return (domain.low >= lowest - step_of<In> || domain.low == table_domain{}.low) &&
           (domain.high <= highest + step_of<In> || domain.high == table_domain{}.high);
}

template <discrete In>
constexpr code_range codes_within(const table_domain& domain) noexcept {
    constexpr code_range all = every_code<In>;
    code_range result = all;
    constexpr code_range none{1, 0};
    if (domain.low > lowest_result<In> * step_of<In>) {
        const double steps = domain.low / step_of<In>;
        if (steps > highest_result<In>) return none;
        result.first = static_cast<std::int32_t>(zero_point_of<In> - floor_of(-steps));
    }
    if (domain.high < highest_result<In> * step_of<In>) {
        const double steps = domain.high / step_of<In>;
        if (steps < lowest_result<In>) return none;
        result.last = static_cast<std::int32_t>(zero_point_of<In> + floor_of(steps));
    }
    return result;
}

/// The error that a request wants met; 0 where it wants the smallest.
constexpr double limit_of(const table_spec& spec) noexcept {
    return limits_error(spec) ? spec.max_error : spec.max_bytes == 0 && spec.entries == 0 ? 1 : 0;
}

}  // namespace detail
}  // namespace fxact

#include <fxact/detail/macros_back.hpp>
