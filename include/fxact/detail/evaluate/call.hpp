// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/evaluate/evaluate.hpp>

/// The calls of an activation: its formulas become functions of every scalar.
namespace fxact::detail {

struct tried_mark {
    using tried_exhaustively = void;
};
struct untried_mark {};
/// A base class for callables that compute nothing but F: marked as tried exhaustively if F is.
template <class F>
using mark_of = std::conditional_t<tried_exhaustively<F>, tried_mark, untried_mark>;

/// A base class for callables that compute F: its algorithm for 32-bit formats, if it has one.
template <class F>
struct kernel_of {};
template <class F>
requires requires { typename F::fixed_kernel; }
struct kernel_of<F> {
    using fixed_kernel = typename F::fixed_kernel;
};

/// An activation's three formulas as callables.
template <class F>
struct value_formula : mark_of<F>, kernel_of<F> {
    static constexpr auto about() noexcept requires requires { F::about(); }
    { return F::about(); }
    constexpr auto rounding() const noexcept requires requires(const F& g) { g.rounding(); }
    { return f.rounding(); }
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

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
