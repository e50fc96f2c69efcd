// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>

/// What a callable states in its member `about`, and the range of results that this leaves for its tables.
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

/// The facts that a table uses: those that a user's F states. The compiler checks them at every code. A 32-bit input
/// has too many codes for that, so facts are ignored there.
template <auto F, discrete In>
inline constexpr facts stated = [] {
    if constexpr (has_about<F> && well_stated<F> && !proved_by_tests<F> && sizeof(rep_of<In>) <= 2)
        return facts_of(F);
    else
        return facts{};
}();

template <auto F, discrete In>
inline constexpr bool states_lowest = stated<F, In>.lowest != facts{}.lowest;
template <auto F, discrete In>
inline constexpr bool states_highest = stated<F, In>.highest != facts{}.highest;
template <auto F, discrete In>
inline constexpr bool states_symmetry = stated<F, In>.symmetry != symmetry::unstated;

/// A real number in LSB of Out, counted from zero, rounded and clamped to Out's range.
template <discrete Out>
constexpr double as_result(double value) noexcept {
    if (!(value > lowest_result<Out> * step_of<Out>)) return lowest_result<Out>;
    if (!(value < highest_result<Out> * step_of<Out>)) return highest_result<Out>;
    return static_cast<double>(nearest_integer(number<std::uint64_t>{value / step_of<Out>}));
}

/// The range of results: Out's, or what the stated limits round to.
template <auto F, discrete In, discrete Out>
inline constexpr double lowest_allowed = states_lowest<F, In> ? as_result<Out>(stated<F, In>.lowest)
                                                              : lowest_result<Out>;
template <auto F, discrete In, discrete Out>
inline constexpr double highest_allowed = states_highest<F, In> ? as_result<Out>(stated<F, In>.highest)
                                                                : highest_result<Out>;
template <auto F, discrete In, discrete Out>
inline constexpr bool has_lower_limit = lowest_allowed<F, In, Out> > lowest_result<Out>;
template <auto F, discrete In, discrete Out>
inline constexpr bool has_upper_limit = highest_allowed<F, In, Out> < highest_result<Out>;

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
