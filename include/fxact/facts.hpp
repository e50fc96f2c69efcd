// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstdint>
#include <limits>

namespace fxact {

namespace detail {
/// Infinity, by its bits: clang 19 warns of numeric_limits' where -ffast-math is on.
inline constexpr double unstated_ulp = __builtin_bit_cast(double, std::uint64_t{0x7FF} << 52);
}  // namespace detail

/// How the values of a function at x and -x are related.
enum class symmetry {
    unstated,
    odd,   ///< f(-x) = 2 f(0) - f(x), a tanh or a sigmoid
    even,  ///< f(-x) = f(x)
};

/// The group of an activation in docs/activations.md.
enum class family { unstated, relu, exponential_unit, smooth_relu, sigmoid, step, shrinkage, exponential, gated };

/// Up to four points, in ascending order: .kinks = {-3, 3}.
struct kink_list {
    double points[4]{};
    int count = 0;

    constexpr kink_list() = default;
    template <std::convertible_to<double>... Points>
    constexpr kink_list(Points... at) noexcept
        : points{static_cast<double>(at)...}, count{static_cast<int>(sizeof...(Points))} {}

    constexpr const double* begin() const noexcept { return points; }
    constexpr const double* end() const noexcept { return points + count; }
};

/// A parameter of an activation, as its documentation writes it: .alpha = 0.75.
struct parameter_value {
    const char* name = nullptr;
    double value = 0.0;
};

/// What a callable states about itself: a static constexpr member `about`, or a constexpr member function about(). The
/// library's activations have the function, whose facts may depend on parameters.
///
///     struct bell_fn {
///         static constexpr facts about{.symmetry = symmetry::even, .lowest = 0, .highest = 1};
///         constexpr auto operator()(auto x) const { return decltype(x){1.0} / (decltype(x){1.0} + x * x); }
///     };
///
/// table<> checks symmetry, lowest and highest at every code and uses them: it tries half a table for a symmetric
/// function, and keeps every result within what the limits round to. Tests and documentation read the other members.
/// (The facts of the library's own activations are proved by their tests; tables are designed without them.)
struct facts {
    fxact::symmetry symmetry = fxact::symmetry::unstated;
    double lowest = std::numeric_limits<double>::lowest();  ///< f is never below this real number
    double highest = std::numeric_limits<double>::max();    ///< f is never above this real number

    bool non_decreasing = false;  ///< results in one format never decrease as x grows
    kink_list kinks{};            ///< where f or its derivative jumps

    /// The largest error of a result, in ulp: 0 where it is exact, infinity where nothing is stated.
    double float_ulp = detail::unstated_ulp;
    double double_ulp = detail::unstated_ulp;
    /// Smaller errors do not count, in units of 2^-24 for float and of 2^-53 for double: where a sum cancels at a root.
    double absolute_error = 0.0;

    fxact::family family = fxact::family::unstated;
    const char* formula = nullptr;     ///< for the documentation, in plain ASCII; s is sigmoid(x)
    const char* derivative = nullptr;  ///< likewise; y is f(x); null where there is none
    parameter_value parameters[2]{};
};

template <class F>
concept has_member_about = requires(const F& f) {
    { f.about } -> std::convertible_to<const facts&>;
};
template <class F>
concept has_function_about = requires(const F& f) {
    { f.about() } -> std::convertible_to<facts>;
};
template <class F>
concept states_facts = has_member_about<F> || has_function_about<F>;

/// The facts that a callable states; those of an empty `facts` where it states none.
template <class F>
constexpr facts facts_of(const F& f) {
    if constexpr (has_function_about<F>)
        return f.about();
    else if constexpr (has_member_about<F>)
        return f.about;
    else
        return {};
}

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
