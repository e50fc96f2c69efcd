// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/bits/as_double.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/math/exp.hpp>
#include <fxact/detail/real/constants.hpp>
#include <fxact/detail/real/number.hpp>

namespace fxact::detail::analysis {

using constants::operator+, constants::operator-, constants::operator*, constants::operator/;
using constants::operator+=, constants::operator-=, constants::operator*=, constants::operator/=;
using constants::operator==, constants::operator<, constants::operator>;
using constants::operator<=, constants::operator>=;

/// The reals within `radius` of `midpoint`, in double. The compiler's proofs use it where many values need a bound, but
/// not their last bit. Every operation adds its own rounding error to the radius. A radius of `unknown` means that the
/// value may be any real.
struct interval {
    using accepts_constants = void;

    double midpoint = 0;
    double radius = 0;

    static constexpr double unit = 0x1p-52;                // two roundings to nearest
    static constexpr double tiny = as_double(0x1p-1000L);  // more than any underflow loses
    // not an infinity: -ffast-math would fold comparisons with it away
    static constexpr double unknown = as_double(0x1p1000L);
    // the product of two larger numbers may overflow, so a larger number counts as unknown
    static constexpr double largest = as_double(0x1p500L);

    constexpr interval() = default;
    constexpr explicit interval(double exact) noexcept : midpoint{exact} {}
    /// A constant in a formula. An integer of more than 53 bits lies between two doubles.
    template <constant C>
    constexpr interval(C value) noexcept : midpoint{static_cast<double>(value)} {
        if constexpr (std::integral<C>) {
            const std::uint64_t magnitude = split(value).magnitude;
            if (magnitude != 0 && magnitude >> std::countr_zero(magnitude) >> 53 != 0) *this = interval{midpoint, 0};
        }
    }
    template <std::same_as<bool> C>
    interval(C) = delete;
    /// Adds the rounding error of `nearest` to the radius.
    constexpr interval(double nearest, double distance) noexcept
        : midpoint{nearest}, radius{distance * (1 + 4 * unit) + abs(nearest) * unit + tiny} {
        if (!(abs(midpoint) < largest && radius < largest)) *this = anything();
    }
    /// Exactly [midpoint - radius, midpoint + radius], for ends that double holds.
    static constexpr interval exactly(double midpoint, double radius) noexcept {
        interval result{midpoint};
        result.radius = radius;
        return result;
    }
    /// All reals.
    static constexpr interval anything() noexcept {
        interval result;
        result.radius = unknown;
        return result;
    }

    constexpr bool known() const noexcept { return radius < unknown; }
    /// The largest |value| in the interval.
    constexpr double bound() const noexcept { return abs(midpoint) + radius; }
    constexpr double low() const noexcept { return midpoint - radius; }
    constexpr double high() const noexcept { return midpoint + radius; }

    friend constexpr interval operator-(interval a) noexcept {
        a.midpoint = -a.midpoint;
        return a;
    }
    friend constexpr interval operator+(const interval& a, const interval& b) noexcept {
        return a.known() && b.known() ? interval{a.midpoint + b.midpoint, a.radius + b.radius} : anything();
    }
    friend constexpr interval operator-(const interval& a, const interval& b) noexcept { return a + -b; }
    friend constexpr interval operator*(const interval& a, const interval& b) noexcept {
        if (!a.known() || !b.known()) return anything();
        return {a.midpoint * b.midpoint, abs(a.midpoint) * b.radius + abs(b.midpoint) * a.radius + a.radius * b.radius};
    }
    friend constexpr interval operator/(const interval& a, const interval& b) noexcept {
        const double smallest = abs(b.midpoint) - b.radius;
        if (!a.known() || !b.known() || !(smallest > 1 / largest)) return anything();
        const double quotient = a.midpoint / b.midpoint;
        return {quotient, (a.radius + abs(quotient) * b.radius) / smallest};
    }
};

/// first[0] last[0] + first[1] last[-1] + ..., `count` products. The same as products and sums one by one, but a single
/// call for the compiler to evaluate. Sums of up to 16 products lose less than 2^-48 of the sum of their magnitudes.
constexpr interval sum_of_products(const interval* first, const interval* last, std::size_t count) noexcept {
    constexpr double unit = interval::unit, rounding = 0x1p-48;
    double midpoint = 0, radius = 0, magnitudes = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const interval &a = first[i], &b = last[-static_cast<std::ptrdiff_t>(i)];
        const double abs_a = a.midpoint < 0 ? -a.midpoint : a.midpoint,
                     abs_b = b.midpoint < 0 ? -b.midpoint : b.midpoint;
        if (abs_a == 0 && a.radius == 0) continue;
        if (!(a.radius + b.radius < interval::unknown)) return interval::anything();
        midpoint += a.midpoint * b.midpoint;
        magnitudes += abs_a * abs_b;
        radius += abs_a * b.radius + (abs_b + b.radius) * a.radius;
    }
    return {midpoint, radius * (1 + 16 * unit) + magnitudes * rounding};
}

/// e^x. A radius r of up to 1 widens e^midpoint by e^r - 1 <= r + r^2. A larger one gives all from 0 to e^x at the
/// upper end.
constexpr interval exp(const interval& x) noexcept {
    if (!x.known()) return interval::anything();
    if (x.radius > 1) {
        const double end = x.midpoint + x.radius, beyond = end + abs(end) * 0x1p-50 + 0x1p-50;
        const double highest = encode<double>(exponential(number<std::uint64_t>{beyond}).value);
        if (!(highest < interval::largest)) return interval::anything();
        return {highest / 2, highest / 2};
    }
    const double midpoint = encode<double>(exponential(number<std::uint64_t>{x.midpoint}).value);
    if (!(midpoint < interval::largest)) return interval::anything();
    return {midpoint, midpoint * (x.radius + x.radius * x.radius)};
}

}  // namespace fxact::detail::analysis

#include <fxact/detail/macros/back.hpp>
