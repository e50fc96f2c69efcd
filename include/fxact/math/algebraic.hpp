// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/math/min_max.hpp>
#include <fxact/detail/math/power.hpp>
#include <fxact/detail/math/sqrt.hpp>
#include <fxact/detail/real/constants.hpp>

/// sqrt, square, pow, min and max for a user's own formulas; fxact/math.hpp says which function each calls.
namespace fxact::math {

namespace primitives {

// Declared so that a call in this namespace finds functions of the argument's namespace only.
void exp();
void log();
void sqrt();
void pow();
void min();
void max();

struct sqrt_fn {
    template <real W>
    constexpr W operator()(const W& x) const {
        if constexpr (requires { sqrt(x); })
            return sqrt(x);
        else
            return exp(log(x) * W{0.5});
    }
};

struct square_fn {
    template <real W>
    [[gnu::always_inline]] constexpr W operator()(const W& x) const {
        return x * x;
    }
};

struct pow_fn {
    template <real W, class N>
    constexpr W operator()(const W& x, N n) const {
        constexpr bool is_integer = std::integral<N> && !std::same_as<N, bool> && sizeof(N) <= sizeof(int);
        static_assert(is_integer,
                      "fxact::math::pow: the exponent must be an int; write math::exp(y * math::log(x)) for another");
        if constexpr (!is_integer) {
            return x;
        } else if constexpr (requires { pow(x, static_cast<int>(n)); }) {
            return pow(x, static_cast<int>(n));
        } else {
            if (n == 0) return W{1.0};
            const W power =
                detail::power_by_squaring(x, detail::magnitude_of(static_cast<int>(n)), [](const W&) { return false; });
            return n < 0 ? W{1.0} / power : power;
        }
    }
};

struct min_fn {
    template <real W>
    [[gnu::always_inline]] constexpr W operator()(const W& a, const std::type_identity_t<W>& b) const {
        if constexpr (requires { min(a, b); })
            return min(a, b);
        else
            return b < a ? b : a;
    }
    template <detail::constant C, real W>
    [[gnu::always_inline]] constexpr W operator()(C a, const W& b) const {
        return (*this)(W(a), b);
    }
};

struct max_fn {
    template <real W>
    [[gnu::always_inline]] constexpr W operator()(const W& a, const std::type_identity_t<W>& b) const {
        if constexpr (requires { max(a, b); })
            return max(a, b);
        else
            return a < b ? b : a;
    }
    template <detail::constant C, real W>
    [[gnu::always_inline]] constexpr W operator()(C a, const W& b) const {
        return (*this)(W(a), b);
    }
};

}  // namespace primitives

inline constexpr primitives::sqrt_fn sqrt{};      ///< the square root, x >= 0
inline constexpr primitives::square_fn square{};  ///< x * x
inline constexpr primitives::pow_fn pow{};        ///< x^n for an int n
inline constexpr primitives::min_fn min{};        ///< the lesser; NaN if either is
inline constexpr primitives::max_fn max{};        ///< the greater; NaN if either is

}  // namespace fxact::math

#include <fxact/detail/macros/back.hpp>
