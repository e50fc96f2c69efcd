// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>

#include <fxact/detail/analysis/interval.hpp>

namespace fxact::detail {

/// The first terms of a Taylor series, f(c + t) = a[0] + a[1] t + a[2] t^2 + ..., each coefficient enclosed.
///
/// A formula evaluated on the jet {c, 1} gives the series of its function: with c a point, the polynomial; with c a
/// whole interval, bounds on the derivatives over it, and so on what the polynomial leaves out. A comparison whose
/// answer is not the same all over the interval is a kink there, which `kink` reports.
template <std::size_t Order>
struct jet {
    enclosure a[Order + 1]{};  // no std::array: each of its subscripts would be a call for the compiler to evaluate
    bool* kink = nullptr;

    constexpr jet() = default;
    constexpr explicit jet(double constant) noexcept : a{enclosure{constant}} {}
    constexpr explicit jet(const enclosure& value, bool* report) noexcept : a{value}, kink{report} {}
    /// The variable itself.
    static constexpr jet variable(const enclosure& at, bool* report) noexcept {
        jet result{at, report};
        result.a[1] = enclosure{1.0};
        return result;
    }

    /// The derivative's series, which has a term less.
    constexpr jet slope() const noexcept {
        jet result{enclosure{}, kink};
        for (std::size_t i = 1; i <= Order; ++i) result.a[i - 1] = enclosure{static_cast<double>(i)} * a[i];
        return result;
    }

    friend constexpr jet operator-(jet x) noexcept {
        for (enclosure& term : x.a) term = -term;
        return x;
    }
    friend constexpr jet operator+(jet x, const jet& y) noexcept {
        for (std::size_t i = 0; i <= Order; ++i) x.a[i] = x.a[i] + y.a[i];
        return joined(x, y);
    }
    friend constexpr jet operator-(const jet& x, const jet& y) noexcept { return x + -y; }
    friend constexpr jet operator*(const jet& x, const jet& y) noexcept {
        jet result;
        for (std::size_t i = 0; i <= Order; ++i) result.a[i] = enclosure::sum_of_products(x.a, y.a + i, i + 1);
        return joined(joined(result, x), y);
    }
    /// q = x / y from q y = x, term by term.
    friend constexpr jet operator/(const jet& x, const jet& y) noexcept {
        jet result;
        for (std::size_t i = 0; i <= Order; ++i) {
            const enclosure known = enclosure::sum_of_products(result.a, y.a + i, i);
            result.a[i] = (x.a[i] - known) / y.a[0];
        }
        return joined(joined(result, x), y);
    }
    /// e = e^x from e' = x' e, term by term.
    friend constexpr jet exp(const jet& x) noexcept {
        jet result;
        const jet slope = x.slope();
        result.a[0] = exp(x.a[0]);
        for (std::size_t i = 1; i <= Order; ++i)
            result.a[i] =
                enclosure::sum_of_products(slope.a, result.a + (i - 1), i) / enclosure{static_cast<double>(i)};
        return joined(result, x);
    }
    friend constexpr jet abs(const jet& x) noexcept { return x < jet{0.0} ? -x : x; }

    friend constexpr bool operator<(const jet& x, const jet& y) noexcept {
        const bool below = x.a[0].high() < y.a[0].low(), not_below = x.a[0].low() >= y.a[0].high();
        if (!below && !not_below) {
            if (x.kink != nullptr) *x.kink = true;
            if (y.kink != nullptr) *y.kink = true;
        }
        return below;
    }
    friend constexpr bool operator>(const jet& x, const jet& y) noexcept { return y < x; }
    friend constexpr bool operator<=(const jet& x, const jet& y) noexcept { return !(y < x); }
    friend constexpr bool operator>=(const jet& x, const jet& y) noexcept { return !(x < y); }

private:
    static constexpr jet joined(jet result, const jet& from) noexcept {
        if (result.kink == nullptr) result.kink = from.kink;
        return result;
    }
};

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
