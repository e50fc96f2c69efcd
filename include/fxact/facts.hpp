// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <limits>

namespace fxact {

/// How a function's two sides of zero belong together.
enum class symmetry {
    unstated,
    odd,   ///< f(-x) = 2 f(0) - f(x), a tanh or a sigmoid
    even,  ///< f(-x) = f(x)
};

/// What a callable states of itself, as a static constexpr member `about`; a table's compiler checks it at every code.
///
///     struct bell_fn {
///         static constexpr facts about{.symmetry = symmetry::even, .lowest = 0, .highest = 1};
///         constexpr auto operator()(auto x) const { return decltype(x){1.0} / (decltype(x){1.0} + x * x); }
///     };
///
/// Where f is symmetric, half a table is tried; no result of a table is outside of what the limits round to.
struct facts {
    fxact::symmetry symmetry = fxact::symmetry::unstated;
    double lowest = std::numeric_limits<double>::lowest();  ///< f is never below this real number
    double highest = std::numeric_limits<double>::max();    ///< f is never above this real number
};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
