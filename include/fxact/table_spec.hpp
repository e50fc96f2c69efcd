// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <limits>

namespace fxact {

/// How a table computes a result from its entries.
enum class interpolation {
    any,         ///< in a table_spec: the table chooses
    direct,      ///< one entry for each input value
    nearest,     ///< one entry for each segment: a step function
    linear,      ///< a straight line between neighboring entries
    quadratic,   ///< a parabola through each segment, from three entries: a B-spline, without kinks between segments
    polynomial,  ///< for each segment a polynomial of its own, of degree 2 or 3, from its coefficients side by side
};

/// Which of the tables that meet a request is chosen.
enum class prefer {
    balanced,  ///< an instruction fewer for up to 24 bytes more
    size,      ///< the fewest bytes
    speed,     ///< the fewest instructions, within 4 KB if no max_bytes is given
};

/// Whether a table keeps the order of its inputs. `true` and `false` convert to it.
struct monotonicity {
    bool asked = false, given_up = false;

    constexpr monotonicity() noexcept = default;
    constexpr monotonicity(bool wanted) noexcept : asked{wanted}, given_up{!wanted} {}
    friend constexpr bool operator==(const monotonicity&, const monotonicity&) noexcept = default;
};

/// The inputs for which a table approximates f: from the first value that is at least `low` to the last that is at most
/// `high`. Any other input gives the result of the nearer end.
struct table_domain {
    double low = std::numeric_limits<double>::lowest();
    double high = std::numeric_limits<double>::max();
};

/// The default of table_spec::max_error: no error is asked for.
inline constexpr double any_error = std::numeric_limits<double>::max();

/// What a table has to satisfy. Fields that are left out are chosen for you.
///
/// With nothing given, an 8-bit input gets a direct table, correctly rounded, and a wider input a table within 1 LSB.
/// With max_bytes or entries alone, the table of the smallest error is chosen. Otherwise `prefer` chooses among those
/// that satisfy all fields. `exact` takes the place of max_error and entries, and combines with the other fields.
struct table_spec {
    double max_error = any_error;  ///< the largest error allowed, in LSB of the output; above 0
    std::size_t max_bytes = 0;     ///< the largest number of bytes of flash allowed; 0: any
    std::size_t entries = 0;       ///< the number of entries; 0: any
    fxact::interpolation interpolation = fxact::interpolation::any;
    table_domain domain{};  ///< the inputs that matter, as real numbers; by default all of the format
    bool exact = false;     ///< every result is correctly rounded: max_error is 1/2 or less
    fxact::prefer prefer = fxact::prefer::balanced;
    /// By default results keep the order of the inputs where f does and a table can. true: a table that does not is
    /// refused. false: order counts for nothing, and a table may be smaller.
    monotonicity monotone{};
};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
