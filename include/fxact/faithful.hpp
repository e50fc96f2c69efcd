// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>

#include <fxact/activation.hpp>
#include <fxact/concepts.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/evaluate/call.hpp>
#include <fxact/detail/nearest/faithful.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// An activation whose floats have a kernel: exp, sigmoid, tanh, silu.
template <class F>
concept has_faithful_form = requires {
    typename F::float_kernel;
};

/// An activation without the second phase of its floats: faithful<sigmoid>, faithful<exp>, faithful<tanh>,
/// faithful<silu>. It takes less flash than the correctly rounded function, and it does not branch on the argument
/// (tanh has two ways, for |x| below 1/4 and above). It can be used wherever an activation can.
///
/// Domain   as the activation's
/// Range    as the activation's; monotone within one ulp
/// Error    float 0.52 ulp, the same bits on every core; everything else as the activation (faithful_test.cpp)
template <class F>
struct faithful_fn : activation<faithful_fn<F>>, detail::kernel_of<F> {
    using tried_exhaustively = void;

    static constexpr facts about() noexcept {
        facts stated = F::about();
        stated.float_ulp = 0.52;
        stated.non_decreasing = false;
        return stated;
    }

    template <real W>
    static constexpr W value(W x) {
        return F::value(x);
    }
    template <real W>
    static constexpr W slope(W x) {
        return F::slope(x);
    }
    template <real W>
    requires requires(W y) { F::slope_from_output(y); }
    static constexpr W slope_from_output(W y) { return F::slope_from_output(y); }

    /// The first phase.
    template <std::same_as<float> T>
    static constexpr T direct(const T& x) noexcept {
        return detail::shielded_from_bits<T>(
            detail::nearest::faithful_bits(typename F::float_kernel{}, detail::to_bits(x)));
    }
};

namespace detail {
template <auto f>
constexpr auto faithful_form() noexcept {
    constexpr bool possible = has_faithful_form<decltype(f)>;
    static_assert(possible,
                  "fxact::faithful: only exp, sigmoid, tanh and silu have this form; use the activation itself");
    if constexpr (possible)
        return faithful_fn<decltype(f)>{};
    else
        return f;
}
}  // namespace detail

/// faithful<sigmoid>(x), apply(faithful<silu>, in, out)
template <auto f>
inline constexpr auto faithful = detail::faithful_form<f>();

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
