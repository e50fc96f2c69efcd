// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/facts.hpp>

/// What a callable states of itself, and so the results that its tables may give.
namespace fxact::detail {

/// Whether F has a member `about`, a variable or a function.
template <auto F>
concept has_variable_about = requires {
    F.about;
};
template <auto F>
concept has_about = has_variable_about<F> || requires {
    F.about();
};

/// Whether what F calls `about` is facts, if there is any.
template <auto F>
concept well_stated = !has_about<F> || states_facts<decltype(F)>;

/// Facts of the library's own activations are proved by tests; tables are designed without them.
template <auto F>
concept catalogued = requires {
    typename decltype(F)::tried_exhaustively;
};

/// What F states and a table uses. Facts are checked at every code, and 32 bits have too many: there nothing counts as
/// stated.
template <auto F, discrete In>
inline constexpr facts stated = [] {
    if constexpr (has_about<F> && well_stated<F> && !catalogued<F> && sizeof(rep_of<In>) <= 2)
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

template <auto F, discrete In>
inline constexpr mirror stated_fold = stated<F, In>.symmetry == symmetry::odd    ? mirror::odd
                                      : stated<F, In>.symmetry == symmetry::even ? mirror::even
                                                                                 : mirror::none;

/// A real number as a result: in steps of Out from zero, rounded and held to what Out holds.
template <discrete Out>
constexpr double as_result(double value) noexcept {
    if (!(value > lowest_result<Out> * step_of<Out>)) return lowest_result<Out>;
    if (!(value < highest_result<Out> * step_of<Out>)) return highest_result<Out>;
    return static_cast<double>(nearest_integer(ball<std::uint64_t>{value / step_of<Out>}).integer);
}

/// The ends of what results may be: those of Out, or what the limits round to.
template <auto F, discrete In, discrete Out>
inline constexpr double lowest_allowed = states_lowest<F, In> ? as_result<Out>(stated<F, In>.lowest)
                                                              : lowest_result<Out>;
template <auto F, discrete In, discrete Out>
inline constexpr double highest_allowed = states_highest<F, In> ? as_result<Out>(stated<F, In>.highest)
                                                                : highest_result<Out>;
template <auto F, discrete In, discrete Out>
inline constexpr bool limits_below = lowest_allowed<F, In, Out> > lowest_result<Out>;
template <auto F, discrete In, discrete Out>
inline constexpr bool limits_above = highest_allowed<F, In, Out> < highest_result<Out>;

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
