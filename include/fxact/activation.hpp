// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/concepts.hpp>
#include <fxact/detail/evaluate/call.hpp>
#include <fxact/detail/evaluate/word_math.hpp>
#include <fxact/detail/real/number.hpp>

/// How an activation's mathematics becomes a function of every scalar.
///
/// An activation F gives, for every real W, `value(W)`, `slope(W)` where it has a derivative, and
/// `slope_from_output(W)` where the output is enough to find that. One made of comparisons may add `direct(T)`, the
/// same function on the codes of a discrete format or on the bits of float and double.
namespace fxact {

/// The calls of an activation without parameters. (One with parameters has no base class, so that it remains an
/// aggregate that is written with designated initializers, and makes its calls itself.)
template <class Self>
struct activation {
    template <scalar T>
    constexpr T operator()(T x) const noexcept {
        return detail::call(static_cast<const Self&>(*this), x);
    }
    template <scalar T>
    constexpr T derivative(T x) const noexcept {
        return detail::call_derivative(static_cast<const Self&>(*this), x);
    }
    /// The derivative from y = f(x), where that is a formula without exp: what is kept from a forward pass.
    template <scalar T, class F = Self>
    requires requires(detail::number<std::uint64_t> y) { F::slope_from_output(y); }
    constexpr T derivative_from_output(T y) const noexcept {
        return detail::call_derivative_from_output(static_cast<const Self&>(*this), y);
    }
};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
