// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <type_traits>

#include <fxact/activation.hpp>
#include <fxact/detail/evaluate/call.hpp>

namespace fxact {

/// The derivative of an activation as a function of its own: table<derivative_of<sigmoid>, In, Out>,
/// apply<Out>(derivative_of<elu{}>, x).
///
/// Domain   F an activation that has a derivative; every x that it takes
/// Range    that of F.derivative(x), which it calls
/// Error    as that of F.derivative(x), and correctly rounded by tables   (derivative_of_test.cpp)
template <auto F>
struct derivative_fn : detail::mark_of<std::remove_cv_t<decltype(F)>> {
    static_assert(
        requires(detail::number<std::uint64_t> x) { F.derivative(x); } && !requires { typename decltype(F)::flat; },
        "fxact::derivative_of: this function has no derivative to learn from (step and sign are flat wherever they "
        "have one); name an activation that has, or write the derivative as a callable of your own");

    template <scalar T>
    constexpr T operator()(T x) const noexcept {
        return F.derivative(x);
    }
};
template <auto F>
inline constexpr derivative_fn<F> derivative_of{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
