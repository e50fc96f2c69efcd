// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <type_traits>

#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/format.hpp>

namespace fxact {

/// A number for formulas: one of the engine's, or a multiprecision real such as Boost's cpp_bin_float_50.
template <class W>
concept real = !std::is_arithmetic_v<W> && !discrete<W> && std::constructible_from<W, double> && requires(W x) {
    { x + x } -> std::convertible_to<W>;
    { x - x } -> std::convertible_to<W>;
    { (x * x) } -> std::convertible_to<W>;
    { x / x } -> std::convertible_to<W>;
    { -x } -> std::convertible_to<W>;
    { x < x } -> std::convertible_to<bool>;
};

/// The argument of an activation: float, double, a discrete format, or a real.
template <class T>
concept scalar = detail::floating<T> || discrete<T> || real<T>;

/// A type that a result is rounded to: float, double or a discrete format.
template <class T>
concept storable = detail::floating<T> || discrete<T>;

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
