// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <fxact/format.hpp>

/// What formulas written again are written with, and the distance of a result from them. A formula is a generic lambda:
/// for long double as the fast oracle, and for fifty digits where that is too near to call.
namespace fxact::test {

using arbiter = boost::multiprecision::cpp_bin_float_50;
inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double quiet_nan = std::numeric_limits<double>::quiet_NaN();

/// The functions that formulas need, for long double and arbiter (an unqualified exp might be that of double).
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

/// The same for a float, in doubles: fast, and exact enough where the truth is known to far more than 24 bits.
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

/// The code of the exact value at a code of In, rounded to nearest, ties away from zero, saturated.
template <discrete In, discrete Out, class Exact>
std::int64_t expected_code(const Exact& exact, std::int64_t input) {
    const auto x = static_cast<long double>(input - zero_point_of<In>) * static_cast<long double>(step_of<In>);
    const long double scaled = exact(x) / static_cast<long double>(step_of<Out>), size = std::abs(scaled);
    constexpr long double far = 0x1p40L;
    std::int64_t nearest = 0;
    if (size >= far) {
        nearest = static_cast<std::int64_t>(far);
    } else {
        const long double whole = std::floor(size), rest = size - whole - 0.5L;
        nearest = static_cast<std::int64_t>(whole) + (rest >= 0);
        if (std::abs(rest) < 1e-9L) {
            const arbiter precise =
                abs(arbiter(exact(arbiter(input - zero_point_of<In>) * arbiter(step_of<In>)) / arbiter(step_of<Out>))) -
                arbiter(whole) - arbiter(0.5);
            nearest = static_cast<std::int64_t>(whole) + (precise > arbiter(-1e-40));
        }
    }
    const std::int64_t code = (scaled < 0 ? -nearest : nearest) + zero_point_of<Out>;
    return std::int64_t{raw_of(saturate<Out>(code))};
}

}  // namespace fxact::test
