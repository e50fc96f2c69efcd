// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros_off.hpp>

#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/evaluate.hpp>

/// How an activation's mathematics becomes a function of every scalar.
///
/// An activation F gives, for every real W, `value(W)`, `slope(W)` where it has a derivative, and `slope_from_output(W)` where
/// the output is enough to find that. One made of comparisons may add `direct(T)`, the same function on the codes of a discrete
/// format or on the bits of float and double.
namespace fxact {

namespace detail {
struct tried_mark {
    using tried_exhaustively = void;
};
struct untried_mark {};
/// A base for what computes with F and nothing else: marked as tried exhaustively if F is.
template <class F>
using mark_of = std::conditional_t<tried_exhaustively<F>, tried_mark, untried_mark>;

/// An activation's three formulas as callables.
template <class F>
struct value_formula : mark_of<F> {
    const F& f;
    constexpr explicit value_formula(const F& function) noexcept : f{function} {}
    template <real W>
    constexpr W operator()(const W& x) const {
        return f.value(x);
    }
};
template <class F>
struct slope_formula : mark_of<F> {
    const F& f;
    constexpr explicit slope_formula(const F& function) noexcept : f{function} {}
    template <real W>
    constexpr W operator()(const W& x) const {
        return f.slope(x);
    }
};
template <class F>
struct slope_from_output_formula : mark_of<F> {
    const F& f;
    constexpr explicit slope_from_output_formula(const F& function) noexcept : f{function} {}
    template <real W>
    constexpr W operator()(const W& y) const {
        return f.slope_from_output(y);
    }
};

/// A formula at x, in the type of x: correctly rounded and saturated for discrete formats; NaN gives NaN.
template <class Formula, scalar T>
constexpr T call_formula(const Formula& formula, const T& x) noexcept {
    if constexpr (real<T>)
        return formula(x);
    else
        return evaluate<T>(formula, shielded(x));
}

/// f(x) in the type of x.
template <class F, scalar T>
constexpr T call(const F& f, const T& x) noexcept {
    if constexpr (storable<T> && requires { f.direct(x); })
        return shielded(f.direct(shielded(x)));
    else
        return call_formula(value_formula<F>{f}, x);
}

/// f'(x) in the type of x.
template <class F, scalar T>
constexpr T call_derivative(const F& f, const T& x) noexcept {
    return call_formula(slope_formula<F>{f}, x);
}

/// f'(x) from y = f(x), in the type of y.
template <class F, scalar T>
constexpr T call_derivative_from_output(const F& f, const T& y) noexcept {
    return call_formula(slope_from_output_formula<F>{f}, y);
}
}  // namespace detail

/// The calls of an activation without parameters. (One with parameters has no base class, so that it remains an aggregate
/// that is written with designated initialisers, and makes its calls itself.)
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

#include <fxact/detail/macros_back.hpp>
