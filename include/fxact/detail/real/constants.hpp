// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstdint>
#include <type_traits>

/// Constants as one writes them in a formula: 0.5 * x, 1 + x, x < 0, x += 1. The engine's numbers convert from them
/// too, so that both branches of x < 0 ? 0 : x have one type.
namespace fxact::detail {

/// A built-in number that the engine's numbers can represent. A bool is more often a mistake than a 1, and a long
/// double has another size on each target.
template <class C>
concept constant = std::same_as<C, float> || std::same_as<C, double> ||
    (std::integral<C> && !std::same_as<C, bool> && sizeof(C) <= sizeof(std::uint64_t));

/// The sign and magnitude of an integer of any type.
struct sign_magnitude {
    bool negative;
    std::uint64_t magnitude;
};
template <std::integral C>
[[gnu::always_inline]] constexpr sign_magnitude split(C value) noexcept {
    const bool negative = std::is_signed_v<C> && value < C{};
    const auto bits = static_cast<std::uint64_t>(value);
    return {negative, negative ? std::uint64_t{} - bits : bits};
}

// In a namespace of their own, so that the namespaces of other numbers can name these operators without those of
// number and ball.
inline namespace constants {

/// A number of the engine's, which declares a member type accepts_constants.
template <class W>
concept accepts_constants = requires {
    typename W::accepts_constants;
};

template <accepts_constants W, constant C>
[[gnu::always_inline]] constexpr W operator+(const W& x, C c) noexcept {
    return x + W(c);
}
template <accepts_constants W, constant C>
[[gnu::always_inline]] constexpr W operator+(C c, const W& x) noexcept {
    return W(c) + x;
}
template <accepts_constants W, constant C>
[[gnu::always_inline]] constexpr W operator-(const W& x, C c) noexcept {
    return x - W(c);
}
template <accepts_constants W, constant C>
[[gnu::always_inline]] constexpr W operator-(C c, const W& x) noexcept {
    return W(c) - x;
}
template <accepts_constants W, constant C>
[[gnu::always_inline]] constexpr W operator*(const W& x, C c) noexcept {
    return x * W(c);
}
template <accepts_constants W, constant C>
[[gnu::always_inline]] constexpr W operator*(C c, const W& x) noexcept {
    return W(c) * x;
}
template <accepts_constants W, constant C>
[[gnu::always_inline]] constexpr W operator/(const W& x, C c) noexcept {
    return x / W(c);
}
template <accepts_constants W, constant C>
[[gnu::always_inline]] constexpr W operator/(C c, const W& x) noexcept {
    return W(c) / x;
}
template <accepts_constants W>
[[gnu::always_inline]] constexpr W operator+(const W& x) noexcept {
    return x;
}

/// The right operand of x +=.
template <class T, class W>
concept operand_of = std::same_as<T, W> || constant<T>;

template <accepts_constants W, operand_of<W> T>
[[gnu::always_inline]] constexpr W& operator+=(W& x, const T& y) noexcept {
    return x = x + y;
}
template <accepts_constants W, operand_of<W> T>
[[gnu::always_inline]] constexpr W& operator-=(W& x, const T& y) noexcept {
    return x = x - y;
}
template <accepts_constants W, operand_of<W> T>
[[gnu::always_inline]] constexpr W& operator*=(W& x, const T& y) noexcept {
    return x = x * y;
}
template <accepts_constants W, operand_of<W> T>
[[gnu::always_inline]] constexpr W& operator/=(W& x, const T& y) noexcept {
    return x = x / y;
}

template <accepts_constants W, constant C>
[[gnu::always_inline]] constexpr bool operator==(const W& x, C c) noexcept {
    return x == W(c);
}
template <accepts_constants W, constant C>
[[gnu::always_inline]] constexpr bool operator<(const W& x, C c) noexcept {
    return x < W(c);
}
template <accepts_constants W, constant C>
[[gnu::always_inline]] constexpr bool operator<(C c, const W& x) noexcept {
    return W(c) < x;
}
template <accepts_constants W, constant C>
[[gnu::always_inline]] constexpr bool operator>(const W& x, C c) noexcept {
    return x > W(c);
}
template <accepts_constants W, constant C>
[[gnu::always_inline]] constexpr bool operator>(C c, const W& x) noexcept {
    return W(c) > x;
}
template <accepts_constants W, constant C>
[[gnu::always_inline]] constexpr bool operator<=(const W& x, C c) noexcept {
    return x <= W(c);
}
template <accepts_constants W, constant C>
[[gnu::always_inline]] constexpr bool operator<=(C c, const W& x) noexcept {
    return W(c) <= x;
}
template <accepts_constants W, constant C>
[[gnu::always_inline]] constexpr bool operator>=(const W& x, C c) noexcept {
    return x >= W(c);
}
template <accepts_constants W, constant C>
[[gnu::always_inline]] constexpr bool operator>=(C c, const W& x) noexcept {
    return W(c) >= x;
}

}  // namespace constants

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
