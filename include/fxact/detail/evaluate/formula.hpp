// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>

#include <fxact/detail/real/constants.hpp>

/// Whether a callable is a formula. It is asked before the callable is used: a mistake in the body of a generic lambda
/// is an error that no concept catches, and every further use would repeat it.
namespace fxact::detail::trial {

using constants::operator+, constants::operator-, constants::operator*, constants::operator/;
using constants::operator+=, constants::operator-=, constants::operator*=, constants::operator/=;
using constants::operator==, constants::operator<, constants::operator>;
using constants::operator<=, constants::operator>=;

/// A number without a value. It has what a formula may use: constants, arithmetic, comparisons and fxact::math. It also
/// converts to a long double, and to nothing else, so that std::exp(x) is no error in the body, but has a type that is
/// no number's. (A conversion to double would be ambiguous in x < 0 ? 0.0 : x.) Its namespace has few operators, since
/// compilers list them after a mistake.
struct number {
    using accepts_constants = void;

    constexpr number() = default;
    constexpr explicit number(double) noexcept {}
    template <constant C>
    constexpr number(C) noexcept {}
    template <std::same_as<bool> C>
    number(C) = delete;
    template <std::same_as<long double> T>
    constexpr operator T() const noexcept {
        return 0;
    }

    friend constexpr number operator-(const number&) noexcept { return {}; }
    friend constexpr number operator+(const number&, const number&) noexcept { return {}; }
    friend constexpr number operator-(const number&, const number&) noexcept { return {}; }
    friend constexpr number operator*(const number&, const number&) noexcept { return {}; }
    friend constexpr number operator/(const number&, const number&) noexcept { return {}; }
    // What remains a long double once std::exp made it one.
    template <std::same_as<long double> T>
    friend constexpr T operator+(const number&, T y) noexcept {
        return y;
    }
    template <std::same_as<long double> T>
    friend constexpr T operator+(T x, const number&) noexcept {
        return x;
    }
    template <std::same_as<long double> T>
    friend constexpr T operator-(const number&, T y) noexcept {
        return y;
    }
    template <std::same_as<long double> T>
    friend constexpr T operator-(T x, const number&) noexcept {
        return x;
    }
    template <std::same_as<long double> T>
    friend constexpr T operator*(const number&, T y) noexcept {
        return y;
    }
    template <std::same_as<long double> T>
    friend constexpr T operator*(T x, const number&) noexcept {
        return x;
    }
    template <std::same_as<long double> T>
    friend constexpr T operator/(const number&, T y) noexcept {
        return y;
    }
    template <std::same_as<long double> T>
    friend constexpr T operator/(T x, const number&) noexcept {
        return x;
    }

    friend constexpr bool operator==(const number&, const number&) noexcept { return true; }
    friend constexpr bool operator<(const number&, const number&) noexcept { return false; }
    friend constexpr bool operator>(const number&, const number&) noexcept { return false; }
    friend constexpr bool operator<=(const number&, const number&) noexcept { return true; }
    friend constexpr bool operator>=(const number&, const number&) noexcept { return true; }

    friend constexpr number exp(const number&) noexcept { return {}; }
    friend constexpr number log(const number&) noexcept { return {}; }
    friend constexpr number abs(const number&) noexcept { return {}; }
    friend constexpr number sin(const number&) noexcept { return {}; }
    friend constexpr number cos(const number&) noexcept { return {}; }
    friend constexpr number atan(const number&) noexcept { return {}; }
};

}  // namespace fxact::detail::trial

namespace fxact::detail {

/// A callable that takes a number and returns one, or a constant.
template <class F>
concept formula = requires(const F& f, const trial::number& x) {
    { f(x) } -> std::convertible_to<trial::number>;
};

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
