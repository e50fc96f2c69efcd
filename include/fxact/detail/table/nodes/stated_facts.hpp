// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>

/// What a callable states in its member `about`.
namespace fxact::detail::design {

/// Whether F has a member `about`, a variable or a function.
template <auto F>
concept has_variable_about = requires {
    F.about;
};
template <auto F>
concept has_about = has_variable_about<F> || requires {
    F.about();
};

/// Whether F's member `about`, if there is one, is facts.
template <auto F>
concept well_stated = !has_about<F> || states_facts<decltype(F)>;

/// The facts that a table uses: those that a user's callable states. The compiler checks them at every code. Facts of
/// the library's own activations are proved by tests, and tables are designed without them.
template <class F>
constexpr facts facts_to_check(const F& f) {
    if constexpr (states_facts<F> && !requires { typename F::tried_exhaustively; })
        return facts_of(f);
    else
        return {};
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
