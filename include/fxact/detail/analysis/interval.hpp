// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/bits/as_double.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/math/exp.hpp>
#include <fxact/detail/real/number.hpp>

namespace fxact::detail {

/// A real that lies within radius of middle, in double: for the compiler's proofs, where many values need a bound but
/// not their last bit. Every operation adds its own rounding error. A radius of `unknown` says that nothing is known.
struct enclosure {
    double middle = 0;
    double radius = 0;

    static constexpr double unit = 0x1p-52;                // two roundings to nearest
    static constexpr double tiny = as_double(0x1p-1000L);  // more than any underflow loses
    // no infinity: -ffast-math would fold comparisons with it away
    static constexpr double unknown = as_double(0x1p1000L);
    // beyond it a product may be infinite, and nothing is known
    static constexpr double largest = as_double(0x1p500L);

    constexpr enclosure() = default;
    constexpr explicit enclosure(double exact) noexcept : middle{exact} {}
    constexpr enclosure(double nearest, double distance) noexcept
        : middle{nearest}, radius{distance * (1 + 4 * unit) + size(nearest) * unit + tiny} {
        if (!(size(middle) < largest && radius < largest)) *this = nothing();
    }
    /// Exactly [middle - radius, middle + radius], for ends that double holds.
    static constexpr enclosure interval(double middle, double radius) noexcept {
        enclosure result{middle};
        result.radius = radius;
        return result;
    }

    static constexpr enclosure nothing() noexcept {
        enclosure result;
        result.radius = unknown;
        return result;
    }
    static constexpr double size(double x) noexcept { return x < 0 ? -x : x; }
    constexpr bool known() const noexcept { return radius < unknown; }
    /// The largest |value| possible.
    constexpr double bound() const noexcept { return size(middle) + radius; }
    constexpr double low() const noexcept { return middle - radius; }
    constexpr double high() const noexcept { return middle + radius; }

    friend constexpr enclosure operator-(enclosure a) noexcept {
        a.middle = -a.middle;
        return a;
    }
    friend constexpr enclosure operator+(const enclosure& a, const enclosure& b) noexcept {
        return a.known() && b.known() ? enclosure{a.middle + b.middle, a.radius + b.radius} : nothing();
    }
    friend constexpr enclosure operator-(const enclosure& a, const enclosure& b) noexcept { return a + -b; }
    friend constexpr enclosure operator*(const enclosure& a, const enclosure& b) noexcept {
        if (!a.known() || !b.known()) return nothing();
        return {a.middle * b.middle, size(a.middle) * b.radius + size(b.middle) * a.radius + a.radius * b.radius};
    }
    /// first[0] last[0] + first[1] last[-1] + ..., `count` products: as above, but a loop that the compiler runs in one
    /// call. The sums of up to 16 terms and their products lose less than 2^-48 of the sum of sizes.
    static constexpr enclosure sum_of_products(const enclosure* first, const enclosure* last,
                                               std::size_t count) noexcept {
        double middle = 0, radius = 0, sizes = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const enclosure &a = first[i], &b = last[-static_cast<std::ptrdiff_t>(i)];
            const double size_a = size(a.middle), size_b = size(b.middle);
            if (size_a == 0 && a.radius == 0) continue;
            if (!(a.radius + b.radius < unknown)) return nothing();
            middle += a.middle * b.middle;
            sizes += size_a * size_b;
            radius += size_a * b.radius + (size_b + b.radius) * a.radius;
        }
        return {middle, radius * (1 + 16 * unit) + sizes * 0x1p-48};
    }
    friend constexpr enclosure operator/(const enclosure& a, const enclosure& b) noexcept {
        const double smallest = size(b.middle) - b.radius;
        if (!a.known() || !b.known() || !(smallest > 1 / largest)) return nothing();
        const double quotient = a.middle / b.middle;
        return {quotient, (a.radius + size(quotient) * b.radius) / smallest};
    }
};

/// e^x: the engine's, at the middle; e^r - 1 <= r + r^2 for the radius r <= 1. Of a larger radius, all from 0 to the
/// value at the end.
constexpr enclosure exp(const enclosure& x) noexcept {
    if (!x.known()) return enclosure::nothing();
    if (x.radius > 1) {
        const double end = x.middle + x.radius, beyond = end + enclosure::size(end) * 0x1p-50 + 0x1p-50;
        const double highest = encode<double>(exponential(number<std::uint64_t>{beyond}).value);
        if (!(highest < enclosure::largest)) return enclosure::nothing();
        return {highest / 2, highest / 2};
    }
    const double middle = encode<double>(exponential(number<std::uint64_t>{x.middle}).value);
    if (!(middle < enclosure::largest)) return enclosure::nothing();
    return {middle, middle * (x.radius + x.radius * x.radius)};
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
