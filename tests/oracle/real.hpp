// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include <boost/multiprecision/cpp_bin_float.hpp>

#include <fxact/format.hpp>

/// What is right: formulas written again, in long double where that suffices and in 50 digits where it does not.
namespace fxact::test {

using real50 = boost::multiprecision::cpp_bin_float_50;

template <class R>
R sigmoid(const R& x) {
    using std::exp;
    return 1 / (1 + exp(-x));
}
template <class R>
R sigmoid_slope(const R& x) {
    using std::exp;
    return 1 / (2 + exp(x) + exp(-x));
}
template <class R>
R relu(const R& x) {
    return x > 0 ? x : R(0);
}

/// The real number that a code stands for.
template <class R, discrete T>
R value_of(std::int64_t code) {
    return R(code - zero_point_of<T>) * R(step_of<T>);
}

/// The nearest integer, ties away from zero.
inline real50 round_away(const real50& x) {
    const real50 magnitude = floor(abs(x) + real50(0.5));
    return x < 0 ? -magnitude : magnitude;
}

/// The code nearest to f(x), saturated: by long double, or in 50 digits where a tie is near. f takes either.
template <discrete Out, discrete In, class F>
std::int64_t nearest_code(const F& f, std::int64_t code) {
    const long double low = std::numeric_limits<rep_of<Out>>::min(), high = std::numeric_limits<rep_of<Out>>::max();
    const long double steps = f(value_of<long double, In>(code)) / static_cast<long double>(step_of<Out>);
    const long double from_tie = std::abs(std::abs(steps) - std::floor(std::abs(steps)) - 0.5L);
    long double nearest = std::round(steps);
    if (from_tie < 1e-9L)
        nearest = static_cast<long double>(round_away(f(value_of<real50, In>(code)) / real50(step_of<Out>)));
    return static_cast<std::int64_t>(std::clamp(nearest + zero_point_of<Out>, low, high));
}

/// |code - f(x)| in LSB of Out, f(x) clamped to what Out can hold.
template <discrete Out, class R>
double error_in_lsb(std::int64_t code, const R& exact) {
    const R low = R(std::int64_t{std::numeric_limits<rep_of<Out>>::min()} - zero_point_of<Out>);
    const R high = R(std::int64_t{std::numeric_limits<rep_of<Out>>::max()} - zero_point_of<Out>);
    R steps = exact / R(step_of<Out>);
    steps = steps < low ? low : steps > high ? high : steps;
    const R error = R(code - zero_point_of<Out>) - steps;
    return static_cast<double>(error < 0 ? -error : error);
}

/// |result - exact| in units of the last place of T at `exact`; infinite for a NaN.
template <class T>
double error_in_ulp(T result, long double exact) {
    using limits = std::numeric_limits<T>;
    if (std::isnan(result)) return std::numeric_limits<double>::infinity();
    const int exponent = exact == 0 ? limits::min_exponent - 1 : std::max(std::ilogb(exact), limits::min_exponent - 1);
    return static_cast<double>(
        std::ldexp(std::abs(static_cast<long double>(result) - exact), limits::digits - 1 - exponent));
}

}  // namespace fxact::test
