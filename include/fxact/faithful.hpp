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

/// An activation without the later phases of its floats: faithful<sigmoid>, faithful<elu{.alpha = 0.5}>. It takes less
/// flash than the correctly rounded function. exp, sigmoid and silu take the same instructions for every argument; tanh
/// has two ways, for |x| below 1/4 and above. It can be used wherever an activation can.
///
/// Domain   as the activation's
/// Range    as the activation's; monotone within one ulp
/// Error    float 0.52 ulp for exp, sigmoid, tanh and silu, up to 0.7 ulp for the others; the same bits on every core.
///          Everything else as the activation (faithful_test.cpp)
template <auto f>
struct faithful_fn : activation<faithful_fn<f>>, detail::kernel_of<decltype(f)> {
    using tried_exhaustively = void;
    static constexpr bool has_kernel = requires { typename decltype(f)::float_kernel; };

    static constexpr facts about() noexcept {
        constexpr detail::float_rounding r = f.rounding();
        facts stated = f.about();
        const int most = r.error > r.small_error ? r.error : r.small_error;
        stated.float_ulp = has_kernel ? 0.52 : r.exponents < 128 || most > 45 ? 0.7 : 0.5 + (most + 1) / 256.0;
        stated.non_decreasing = false;
        return stated;
    }

    template <real W>
    static constexpr W value(W x) {
        return f(x);
    }
    template <real W>
    static constexpr W slope(W x) {
        return f.derivative(x);
    }
    template <real W>
    requires requires(W y) { f.derivative_from_output(y); }
    static constexpr W slope_from_output(W y) { return f.derivative_from_output(y); }

    /// The first phase.
    template <std::same_as<float> T>
    static constexpr T direct(const T& x) noexcept {
        if constexpr (has_kernel)
            return detail::shielded_from_bits<T>(
                detail::nearest::faithful_bits(typename decltype(f)::float_kernel{}, detail::to_bits(x)));
        else
            return detail::shielded_from_bits<T>(detail::evaluate_flat<T>(f, x));
    }
};

namespace detail {
template <auto f>
constexpr auto faithful_form() noexcept {
    constexpr bool possible = rounds_to_nearest_float<decltype(f)>;
    static_assert(possible, "fxact::faithful: this function has no second phase that could be left out; use it itself");
    if constexpr (possible)
        return faithful_fn<f>{};
    else
        return f;
}
}  // namespace detail

/// faithful<sigmoid>(x), apply(faithful<silu>, in, out)
template <auto f>
inline constexpr auto faithful = detail::faithful_form<f>();

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
