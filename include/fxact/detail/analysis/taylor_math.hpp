// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/analysis/interval.hpp>
#include <fxact/detail/analysis/taylor.hpp>
#include <fxact/detail/bits/as_double.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/math/log.hpp>
#include <fxact/detail/math/normal.hpp>
#include <fxact/math.hpp>

/// The elementary functions of jets: the value by the engine, the further terms from the derivative.
namespace fxact::detail {

/// A function of an enclosure: its value at the middle, and the radius times a bound on its slope.
constexpr enclosure enclosed(const number<std::uint64_t>& at_middle, double slope, double radius) noexcept {
    return {encode<double>(at_middle), radius * slope};
}

/// y with y' = slope * x', and y itself at the start: i y_i = sum of j x_j slope_(i-j).
template <std::size_t Order>
constexpr jet<Order> integrated(const enclosure& start, const jet<Order>& slope, const jet<Order>& x) noexcept {
    jet<Order> result{start, x.kink};
    const jet<Order> inner = x.slope();
    for (std::size_t i = 1; i <= Order; ++i)
        result.a[i] = enclosure::sum_of_products(inner.a, slope.a + (i - 1), i) / enclosure{static_cast<double>(i)};
    return result;
}

template <std::size_t Order>
constexpr jet<Order> log(const jet<Order>& x) noexcept {
    const double low = x.a[0].low();
    const enclosure start = low > 0 && x.a[0].known()
                                ? enclosed(log(number<std::uint64_t>{x.a[0].middle}), 1 / low, x.a[0].radius)
                                : enclosure::nothing();
    return integrated(start, jet<Order>{1.0} / x, x);
}
template <std::size_t Order>
constexpr jet<Order> log1p(const jet<Order>& x) noexcept {
    return log(jet<Order>{1.0} + x);
}
template <std::size_t Order>
constexpr jet<Order> expm1(const jet<Order>& x) noexcept {
    return exp(x) - jet<Order>{1.0};
}
/// The slope of Phi is nowhere above 0.4.
template <std::size_t Order>
constexpr jet<Order> normal_cdf(const jet<Order>& x) noexcept {
    const enclosure start =
        x.a[0].known() ? enclosed(normal_cdf(number<std::uint64_t>{x.a[0].middle}), as_double(0.4L), x.a[0].radius)
                       : enclosure::nothing();
    return integrated(start, math::normal_pdf(x), x);
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
