// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstddef>

#include <fxact/detail/analysis/interval.hpp>
#include <fxact/detail/real/constants.hpp>

namespace fxact::detail::analysis {

/// The first terms of a Taylor series, f(c + t) = a[0] + a[1] t + a[2] t^2 + ..., each coefficient an interval.
///
/// A formula evaluated on variable(c) gives the series of its function. If c is a point, that is the Taylor polynomial
/// at c. If c is a whole interval, the coefficients bound the derivatives over it, and so the remainder that the
/// polynomial leaves out. A comparison whose answer differs within the interval is a kink there; it sets *kink.
template <std::size_t Order>
struct taylor {
    using accepts_constants = void;

    interval a[Order + 1]{};  // not a std::array: each of its subscripts would be a call for the compiler to evaluate
    bool* kink = nullptr;

    constexpr taylor() = default;
    constexpr explicit taylor(double value) noexcept : a{interval{value}} {}
    /// A constant in a formula.
    template <constant C>
    constexpr taylor(C value) noexcept : a{interval(value)} {}
    template <std::same_as<bool> C>
    taylor(C) = delete;
    constexpr explicit taylor(const interval& value, bool* report) noexcept : a{value}, kink{report} {}
    /// f(x) = x about x = at.
    static constexpr taylor variable(const interval& at, bool* report) noexcept {
        taylor result{at, report};
        result.a[1] = interval{1.0};
        return result;
    }

    /// The series of the derivative, which has one term less.
    constexpr taylor derivative() const noexcept {
        taylor result{interval{}, kink};
        for (std::size_t i = 1; i <= Order; ++i) result.a[i - 1] = interval{static_cast<double>(i)} * a[i];
        return result;
    }

    friend constexpr taylor operator-(taylor x) noexcept {
        for (interval& term : x.a) term = -term;
        return x;
    }
    friend constexpr taylor operator+(taylor x, const taylor& y) noexcept {
        for (std::size_t i = 0; i <= Order; ++i) x.a[i] = x.a[i] + y.a[i];
        return joined(x, y);
    }
    friend constexpr taylor operator-(const taylor& x, const taylor& y) noexcept { return x + -y; }
    friend constexpr taylor operator*(const taylor& x, const taylor& y) noexcept {
        taylor result;
        for (std::size_t i = 0; i <= Order; ++i) result.a[i] = sum_of_products(x.a, y.a + i, i + 1);
        return joined(joined(result, x), y);
    }
    /// q = x / y, term by term from q y = x.
    friend constexpr taylor operator/(const taylor& x, const taylor& y) noexcept {
        taylor result;
        for (std::size_t i = 0; i <= Order; ++i) {
            const interval lower_terms = sum_of_products(result.a, y.a + i, i);
            result.a[i] = (x.a[i] - lower_terms) / y.a[0];
        }
        return joined(joined(result, x), y);
    }
    /// e = e^x, term by term from e' = x' e.
    friend constexpr taylor exp(const taylor& x) noexcept {
        taylor result;
        const taylor slope = x.derivative();
        result.a[0] = exp(x.a[0]);
        for (std::size_t i = 1; i <= Order; ++i)
            result.a[i] = sum_of_products(slope.a, result.a + (i - 1), i) / interval{static_cast<double>(i)};
        return joined(result, x);
    }
    friend constexpr taylor abs(const taylor& x) noexcept { return x < taylor{0.0} ? -x : x; }

    friend constexpr bool operator<(const taylor& x, const taylor& y) noexcept {
        const bool below = x.a[0].high() < y.a[0].low(), not_below = x.a[0].low() >= y.a[0].high();
        if (!below && !not_below) report_kink(x, y);
        return below;
    }
    /// Equal numbers are a kink too, because their neighbors differ.
    friend constexpr bool operator==(const taylor& x, const taylor& y) noexcept {
        const bool apart = x.a[0].high() < y.a[0].low() || y.a[0].high() < x.a[0].low();
        if (!apart) report_kink(x, y);
        return !apart;
    }
    friend constexpr bool operator>(const taylor& x, const taylor& y) noexcept { return y < x; }
    friend constexpr bool operator<=(const taylor& x, const taylor& y) noexcept { return !(y < x); }
    friend constexpr bool operator>=(const taylor& x, const taylor& y) noexcept { return !(x < y); }

private:
    static constexpr void report_kink(const taylor& x, const taylor& y) noexcept {
        if (x.kink != nullptr) *x.kink = true;
        if (y.kink != nullptr) *y.kink = true;
    }
    static constexpr taylor joined(taylor result, const taylor& from) noexcept {
        if (result.kink == nullptr) result.kink = from.kink;
        return result;
    }
};

}  // namespace fxact::detail::analysis

#include <fxact/detail/macros/back.hpp>
