// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include <fxact/format.hpp>

#include "real50.hpp"

/// What results are compared with: reals of 50 digits, the code nearest to a real, and the distance of a result from
/// it. A formula is a generic lambda (formulas.hpp): of long double, the fast oracle, and of 50 digits where that is
/// too near to call.
namespace fxact::test {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double quiet_nan = std::numeric_limits<double>::quiet_NaN();

/// The functions that formulas need, for long double and for real50 (an unqualified exp might be that of double).
namespace exact {
#define FXACT_TEST_FUNCTION(name) \
    template <class R>            \
    R name(const R& x) {          \
        using std::name;          \
        return name(x);           \
    }
FXACT_TEST_FUNCTION(abs)
FXACT_TEST_FUNCTION(exp)
FXACT_TEST_FUNCTION(expm1)
FXACT_TEST_FUNCTION(log1p)
FXACT_TEST_FUNCTION(tanh)
FXACT_TEST_FUNCTION(erfc)
FXACT_TEST_FUNCTION(sqrt)
FXACT_TEST_FUNCTION(atan)
#undef FXACT_TEST_FUNCTION
template <class R>
R sigmoid(const R& x) {
    const R e = exact::exp(R(-exact::abs(x)));
    return x < 0 ? R(e / (1 + e)) : R(1 / (1 + e));
}
}  // namespace exact

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

/// The code nearest to a real, ties away from zero, saturated.
template <discrete Out>
std::int64_t nearest_code(const real50& value) {
    const real50 code = round_away(value / real50(step_of<Out>)) + zero_point_of<Out>;
    constexpr std::int64_t low = std::numeric_limits<rep_of<Out>>::min(),
                           high = std::numeric_limits<rep_of<Out>>::max();
    return code < low ? low : code > high ? high : static_cast<std::int64_t>(code);
}

/// The code nearest to f(x) for x a code of In: by long double, and in 50 digits where a tie is near. Within 10^-40
/// steps it is a tie.
template <discrete Out, discrete In, class F>
std::int64_t nearest_code(const F& f, std::int64_t code) {
    const long double scaled = f(value_of<long double, In>(code)) / static_cast<long double>(step_of<Out>);
    const long double size = std::abs(scaled);
    constexpr long double far = 0x1p40L;
    if (!(size < far)) return raw_of(saturate<Out>(scaled < 0 ? -(std::int64_t{1} << 40) : std::int64_t{1} << 40));
    const long double whole = std::floor(size), rest = size - whole - 0.5L;
    std::int64_t nearest = static_cast<std::int64_t>(whole) + (rest >= 0);
    if (std::abs(rest) < 1e-9L) {
        const real50 precise = abs(real50(f(value_of<real50, In>(code)) / real50(step_of<Out>)));
        nearest = static_cast<std::int64_t>(whole) + (precise - real50(whole) - real50(0.5) > real50(-1e-40));
    }
    return raw_of(saturate<Out>((scaled < 0 ? -nearest : nearest) + zero_point_of<Out>));
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

/// The distance between neighbors of T at a value, in the subnormal range too.
template <class T, class R>
R ulp_at(const R& value) {
    using std::ilogb, std::ldexp, std::abs;
    constexpr int lowest = std::numeric_limits<T>::min_exponent - 1, digits = std::numeric_limits<T>::digits - 1;
    if (value == 0) return ldexp(R(1), lowest - digits);
    const int exponent = static_cast<int>(ilogb(value));
    return ldexp(R(1), (exponent < lowest ? lowest : exponent) - digits);
}

/// |got - truth| in ulp of the truth; an infinity counts as the power of two above the largest finite value.
template <class T, class R>
double ulps(T got, const R& truth) {
    using std::ldexp, std::abs;
    if (std::isnan(got)) return infinity;
    const R end = ldexp(R(1), std::numeric_limits<T>::max_exponent);
    const R clamped = truth > end ? end : truth < -end ? R(-end) : truth;
    const R value = std::isinf(got) ? (got > 0 ? end : R(-end)) : R(got);
    return static_cast<double>(abs(R(value - clamped)) / ulp_at<T, R>(abs(clamped) < end ? clamped : R(end / 2)));
}

/// ulps of a float, in doubles: the same to 40 bits or so, and fast enough for sweeps (oracle_test).
inline double float_ulps(float got, double truth) {
    constexpr double end = 0x1p128;
    if (std::isnan(got) || std::isnan(truth)) return infinity;
    const double clamped = truth > end ? end : truth < -end ? -end : truth;
    const double value = std::isinf(got) ? (got > 0 ? end : -end) : static_cast<double>(got);
    const auto biased = static_cast<int>(std::bit_cast<std::uint64_t>(clamped) >> 52 & 0x7FF);
    const int exponent = std::clamp(biased - 1023, -126, 127);
    return std::abs(value - clamped) * std::bit_cast<double>(static_cast<std::uint64_t>(1023 + 23 - exponent) << 52);
}

/// The i-th float from -infinity on, in the order of the numbers, i from 0 to 2 * 0x7F800000.
inline float float_in_order(std::uint32_t i) {
    constexpr std::uint32_t infinite = 0x7F800000;
    return std::bit_cast<float>(i < infinite ? (infinite - i) | 0x80000000U : i - infinite);
}
inline constexpr std::uint32_t ordered_floats = 2 * std::uint32_t{0x7F800000} + 1;

}  // namespace fxact::test
