// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/detail/bits/as_double.hpp>

/// Constants that guess the errors of tables. They decide which layouts are tried, and in what order; they never enter
/// a proof. A wrong guess costs compile time, or a smaller table that was not tried.
namespace fxact::detail::design {

/// The error of a B-spline as a part of f's third difference over half segments: the monospline's.
inline constexpr double spline_of_third_difference = as_double(0.0642L);
/// The error of a segment's own parabola, h^3 |f'''| / 192, as a part of eight times that of the parabola through the
/// segment's ends and middle at a quarter, h^3 |f'''| / 128. And a cubic's, h^4 |f''''| / 3072, as a part of the
/// difference of two neighboring segments' third differences, h^4 |f''''| / 8.
inline constexpr double parabola_of_quarter = as_double(1.0L) / 12;
inline constexpr double cubic_of_fourth_difference = as_double(8.0L) / 3072;
/// Nodes are fitted to f, and about so much of a sampled error remains.
inline constexpr double remaining_curve_error = 0.75;
/// The part of a node's last place by which its rounding moves the curve.
inline constexpr double remaining_place_error = 0.25;
/// Segments of twice the length have at least so much of the error; where they seem to have less, samples missed some.
inline constexpr double least_of_shorter = 0.75;
/// By how much at least the error grows with twice the length, where there are too few segments for differences.
inline constexpr double few_quadratic_ratio = 4, few_cubic_ratio = 8;
/// Halving segments divides a chord's error by 4, or by 2 at a kink; this separates the two.
inline constexpr double kink_ratio = 3;
/// Only one length of logarithmic segments is tried, so its guess must not be optimistic: the inverse of
/// remaining_curve_error.
inline constexpr double no_optimism = as_double(4.0L) / 3;
/// How much worse than the shortest segments longer ones may be where no error is asked for.
inline constexpr double nearly_as_good = as_double(1.05L);

/// The mean distance of a curve from f over segments of h codes is h |f'| / 4 for nearest, 0.27 h^2 |f''| / 8 for
/// linear and 0.65 h^3 |f'''| / 125 for quadratic interpolation; that of a rounded node from its value is 1/5 of its
/// last place.
inline constexpr double mean_of_second = as_double(0.27L) / 8, mean_of_third = as_double(0.65L) / 125;

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
