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

/// Facts of the library's own activations are proved by tests; tables are designed without them.
template <auto F>
concept proved_by_tests = requires {
    typename decltype(F)::tried_exhaustively;
};

/// The facts that a table uses: those that a user's F states. The compiler checks them at every code.
template <auto F>
inline constexpr facts facts_for_tables = [] {
    if constexpr (has_about<F> && well_stated<F> && !proved_by_tests<F>)
        return facts_of(F);
    else
        return facts{};
}();

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
