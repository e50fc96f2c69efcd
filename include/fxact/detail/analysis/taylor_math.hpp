// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/analysis/interval.hpp>
#include <fxact/detail/analysis/taylor.hpp>
#include <fxact/detail/bits/as_double.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/math/atan.hpp>
#include <fxact/detail/math/log.hpp>
#include <fxact/detail/math/normal.hpp>
#include <fxact/detail/math/sqrt.hpp>
#include <fxact/detail/math/trigonometric.hpp>
#include <fxact/math.hpp>

/// Elementary functions of Taylor series. The engine computes the value; the further terms follow from the derivative.
namespace fxact::detail::analysis {

/// The image of an interval: the value at its midpoint, widened by its radius times a bound on the slope.
constexpr interval image(const number<std::uint64_t>& at_midpoint, double slope, double radius) noexcept {
    return {encode<double>(at_midpoint), radius * slope};
}

/// y with y' = slope * x' and y = start at the point of expansion: i y_i = sum of j x_j slope_(i-j).
template <std::size_t Order>
constexpr taylor<Order> integrated(const interval& start, const taylor<Order>& slope, const taylor<Order>& x) noexcept {
    taylor<Order> result{start, x.kink};
    const taylor<Order> inner = x.derivative();
    for (std::size_t i = 1; i <= Order; ++i)
        result.a[i] = sum_of_products(inner.a, slope.a + (i - 1), i) / interval{static_cast<double>(i)};
    return result;
}

template <std::size_t Order>
constexpr taylor<Order> log(const taylor<Order>& x) noexcept {
    const double low = x.a[0].low();
    const interval start = low > 0 && x.a[0].known()
                               ? image(log(number<std::uint64_t>{x.a[0].midpoint}), 1 / low, x.a[0].radius)
                               : interval::anything();
    return integrated(start, taylor<Order>{1.0} / x, x);
}
template <std::size_t Order>
constexpr taylor<Order> log1p(const taylor<Order>& x) noexcept {
    return log(taylor<Order>{1.0} + x);
}
template <std::size_t Order>
constexpr taylor<Order> expm1(const taylor<Order>& x) noexcept {
    return exp(x) - taylor<Order>{1.0};
}
/// The slope of the normal distribution function is below 0.4 everywhere.
template <std::size_t Order>
constexpr taylor<Order> normal_cdf(const taylor<Order>& x) noexcept {
    const interval start =
        x.a[0].known() ? image(normal_cdf(number<std::uint64_t>{x.a[0].midpoint}), as_double(0.4L), x.a[0].radius)
                       : interval::anything();
    return integrated(start, math::normal_pdf(x), x);
}

/// r = sqrt(x), term by term from r r = x. An interval with 0 gives all reals: the slope is infinite at 0.
template <std::size_t Order>
constexpr taylor<Order> sqrt(const taylor<Order>& x) noexcept {
    const double low = x.a[0].low();
    const bool usable = low > 1 / interval::largest && x.a[0].known();
    taylor<Order> result{interval::anything(), x.kink};
    if (usable) {
        const double slope = 1 / (2 * encode<double>(sqrt(number<std::uint64_t>{low})));
        result.a[0] = image(sqrt(number<std::uint64_t>{x.a[0].midpoint}), slope, x.a[0].radius);
    }
    const interval twice = interval{2.0} * result.a[0];
    for (std::size_t i = 1; i <= Order; ++i)
        result.a[i] = (x.a[i] - sum_of_products(result.a + 1, result.a + (i - 1), i - 1)) / twice;
    return result;
}

/// The image under sin or cos, whose slopes are at most 1: a wide interval gives [-1, 1].
constexpr interval sine_image(const interval& x, int quarter) noexcept {
    if (!x.known() || x.radius > 2) return interval::exactly(0, 1);
    return image(sine_of_quarters(number<std::uint64_t>{x.midpoint}, quarter).value, 1, x.radius);
}
template <std::size_t Order>
struct sine_and_cosine {
    taylor<Order> sine, cosine;
};
/// Term by term from s' = x' c and c' = -x' s.
template <std::size_t Order>
constexpr sine_and_cosine<Order> sin_cos(const taylor<Order>& x) noexcept {
    sine_and_cosine<Order> result{taylor<Order>{sine_image(x.a[0], 0), x.kink},
                                  taylor<Order>{sine_image(x.a[0], 1), x.kink}};
    interval *s = result.sine.a, *c = result.cosine.a;
    const taylor<Order> inner = x.derivative();
    for (std::size_t i = 1; i <= Order; ++i) {
        const interval divisor{static_cast<double>(i)};
        s[i] = sum_of_products(inner.a, c + (i - 1), i) / divisor;
        c[i] = -sum_of_products(inner.a, s + (i - 1), i) / divisor;
    }
    return result;
}
template <std::size_t Order>
constexpr taylor<Order> sin(const taylor<Order>& x) noexcept {
    return sin_cos(x).sine;
}
template <std::size_t Order>
constexpr taylor<Order> cos(const taylor<Order>& x) noexcept {
    return sin_cos(x).cosine;
}
template <std::size_t Order>
constexpr taylor<Order> atan(const taylor<Order>& x) noexcept {
    const interval start = x.a[0].known() ? image(atan(number<std::uint64_t>{x.a[0].midpoint}), 1, x.a[0].radius)
                                          : interval::exactly(0, 2);
    return integrated(start, taylor<Order>{1.0} / (taylor<Order>{1.0} + x * x), x);
}

}  // namespace fxact::detail::analysis

#include <fxact/detail/macros/back.hpp>
