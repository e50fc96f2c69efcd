// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/table/design/heuristics.hpp>

namespace fxact::detail::design {

using analysis::abs;

/// The largest error of segments of 2^k codes, and where it is.
struct worst_segment {
    double error = 0;
    std::int64_t start = 0;

    constexpr void note(double found, std::int64_t place) noexcept {
        if (found > error) *this = {found, place};
    }
};

/// The largest errors of the segments of 2^k codes between two places, from f at their ends and middles: half the rise,
/// half a chord's distance from f, and for a spline a part of the third difference, for a cubic of the fourth.
struct level_errors {
    worst_segment nearest, linear, quadratic, parabola, cubic;
};
template <class Reader>
constexpr level_errors errors_of_level(Reader& f, int k, std::int64_t from, std::int64_t to) {
    const std::int64_t length = std::int64_t{1} << k, half = length / 2;
    level_errors worst;
    double left = f(from), before = 2 * left - f(from + half), third_before = 0;
    for (std::int64_t start = from; start < to; start += length) {
        const double middle = f(start + half), right = f(start + length);
        worst.nearest.note(abs(f(start + length - 1) - left) / 2, start);
        worst.linear.note(abs(left + right - 2 * middle) / 4, start);
        if (k >= 2)
            worst.parabola.note(abs(8 * f(start + half / 2) - 3 * left - 6 * middle + right) * parabola_of_quarter,
                                start);
        if (start != from) {
            const double third = right - 3 * middle + 3 * left - before;
            worst.quadratic.note(abs(third) * spline_of_third_difference, start - length);
            if (start != from + length)
                worst.cubic.note(abs(third - third_before) * cubic_of_fourth_difference, start - 2 * length);
            third_before = third;
        }
        before = middle;
        left = right;
    }
    return worst;
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
