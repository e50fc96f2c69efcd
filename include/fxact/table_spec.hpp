// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <limits>

namespace fxact {

/// How a table finds the result between, or at, its entries.
enum class interpolation {
    any,        ///< in a table_spec: the table's to choose
    direct,     ///< one entry for each code of the input
    nearest,    ///< one entry for each segment
    linear,     ///< a straight line between neighbouring entries
    quadratic,  ///< a parabola by three neighbouring entries, without a kink where it meets the next (a B-spline)
};

/// Where a table is right: from the first code that is at least `low` to the last that is at most `high`. It gives for
/// every code beyond what it gives at the nearer end.
struct table_domain {
    double low = std::numeric_limits<double>::lowest();
    double high = std::numeric_limits<double>::max();
};

/// A table_spec's max_error where none is asked for.
inline constexpr double any_error = std::numeric_limits<double>::max();

/// What is asked of a table. A field left out is the table's to choose; with nothing asked, an 8-bit input gets a
/// direct table, and a 16-bit one the smallest table that is right to 1 LSB.
///
/// Of the tables that meet all that is asked: the one of fewest bytes, then of fewest instructions, where max_error is
/// given; where max_bytes is given too, the one of fewest instructions; and where only max_bytes or entries is given,
/// the one of the smallest error. exact stands in the place of max_error and entries, and goes with all else.
struct table_spec {
    double max_error = any_error;  ///< the largest error allowed, in LSB of the output; above 0
    std::size_t max_bytes = 0;     ///< the most flash that the entries may take
    std::size_t entries = 0;       ///< the number of entries
    fxact::interpolation interpolation = fxact::interpolation::any;
    table_domain domain{};  ///< where f is wanted, in real numbers; without it, everywhere
    bool exact = false;     ///< every result is the correctly rounded one: max_error is 1/2 or less
};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
