// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/concepts.hpp>
#include <fxact/detail/math/base_2.hpp>
#include <fxact/detail/math/exp.hpp>
#include <fxact/detail/math/exp_wide.hpp>
#include <fxact/detail/math/expm1.hpp>
#include <fxact/detail/math/log.hpp>
#include <fxact/detail/math/normal.hpp>
#include <fxact/detail/math/tanh.hpp>
#include <fxact/detail/real/arithmetic.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/ball_arithmetic.hpp>
#include <fxact/detail/real/ball_comparison.hpp>
#include <fxact/detail/real/number.hpp>
#include <fxact/math/algebraic.hpp>
#include <fxact/math/trigonometric.hpp>

/// The elementary functions for a user's own formulas, one function object each. Each calls the function of its name
/// for its argument's type: the engine's, or the one in the namespace of a multiprecision type. (fxact::exp is the
/// activation; fxact::math::exp is the primitive.)
///
/// A type of the user's needs exp, log and abs in its own namespace, and sin, cos and atan if a formula uses them.
/// Every other primitive is taken from there if it exists, and otherwise derived from the first three.
namespace fxact::math {

/// Whether W is a ball, whose error has a sign that below_in_magnitude and above_in_magnitude determine.
template <class W>
concept tracks_sides = requires(W x) {
    on_side_of(x, x, true);
};

/// y, whose exact value is strictly between 0 and the bound. For formulas with rounding errors of both signs, which
/// hide this fact from a ball.
template <real W>
[[gnu::always_inline]] constexpr W below_in_magnitude(const W& y, const W& bound) {
    if constexpr (tracks_sides<W>)
        return on_side_of(y, bound, false);
    else
        return y;
}
/// y, whose exact value has the sign of the bound and is strictly larger in magnitude.
template <real W>
[[gnu::always_inline]] constexpr W above_in_magnitude(const W& y, const W& bound) {
    if constexpr (tracks_sides<W>)
        return on_side_of(y, bound, true);
    else
        return y;
}

namespace primitives {

// The short functions are always inlined. Where the long ones are too, GCC 12 makes softplus of floats 43 % longer.

// Declared so that a call in this namespace finds functions of the argument's namespace only.
void exp();
void log();
void abs();
void expm1();
void log1p();
void exp2();
void log2();
void ldexp();
void tanh();
void gaussian();
void normal_pdf();
void normal_cdf();
void select();
void div_1p();

struct exp_fn {
    template <real W>
    [[gnu::always_inline]] constexpr W operator()(const W& x) const {
        return exp(x);
    }
};

struct log_fn {
    template <real W>
    constexpr W operator()(const W& x) const {
        return log(x);
    }
};

struct abs_fn {
    template <real W>
    [[gnu::always_inline]] constexpr W operator()(const W& x) const {
        return abs(x);
    }
};

struct expm1_fn {
    template <real W>
    constexpr W operator()(const W& x) const {
        if constexpr (requires { expm1(x); }) {
            return expm1(x);
        } else {  // Kahan: the rounding error of e^x cancels in the quotient
            const W power = exp(x), above_1 = power - W{1.0};
            if (!(above_1 < W{0.0}) && !(W{0.0} < above_1)) return x;
            return above_1 < W{-0.5} || W{1.0} < above_1 ? above_1 : above_1 * x / log(power);
        }
    }
};

struct log1p_fn {
    template <real W>
    constexpr W operator()(const W& x) const {
        if constexpr (requires { log1p(x); }) {
            return log1p(x);
        } else {
            const W sum = W{1.0} + x, above_1 = sum - W{1.0};
            if (!(above_1 < W{0.0}) && !(W{0.0} < above_1)) return x;
            return log(sum) * x / above_1;
        }
    }
};

struct exp2_fn {
    template <real W>
    constexpr W operator()(const W& x) const {
        if constexpr (requires { exp2(x); })
            return exp2(x);
        else
            return exp(x * log(W{2.0}));
    }
};

struct log2_fn {
    template <real W>
    constexpr W operator()(const W& x) const {
        if constexpr (requires { log2(x); })
            return log2(x);
        else
            return log(x) / log(W{2.0});
    }
};

struct ldexp_fn {
    template <real W>
    constexpr W operator()(const W& x, int power) const {
        if constexpr (requires { ldexp(x, power); })
            return ldexp(x, power);
        else
            return power < 0 ? x * W{1.0 / static_cast<double>(std::uint64_t{1} << -power)}
                             : x * W{static_cast<double>(std::uint64_t{1} << power)};
    }
};

struct tanh_fn {
    template <real W>
    [[gnu::always_inline]] constexpr W operator()(const W& x) const {
        if constexpr (requires { tanh(x); }) {
            return tanh(x);
        } else {  // With m = 1 - e^-2|x| nothing overflows and small x keep their digits: tanh |x| = m / (2 - m).
            const W m = -expm1_fn{}(-ldexp_fn{}(abs(x), 1));
            const W magnitude = below_in_magnitude(m / (W{2.0} - m), abs(x));
            return x < W{0.0} ? -magnitude : W{0.0} < x ? magnitude : x;  // -0 remains
        }
    }
};

struct gaussian_fn {
    template <real W>
    constexpr W operator()(const W& x) const {
        if constexpr (requires { gaussian(x); })
            return gaussian(x);
        else
            return exp(-(x * x * W{0.5}));
    }
};

struct normal_pdf_fn {
    template <real W>
    constexpr W operator()(const W& x) const {
        if constexpr (requires { normal_pdf(x); })
            return normal_pdf(x);
        else
            return gaussian_fn{}(x)*detail::inverse_sqrt_2_pi<W>();
    }
};

struct normal_cdf_fn {
    template <real W>
    constexpr W operator()(const W& x) const {
        if constexpr (requires { normal_cdf(x); })
            return normal_cdf(x);
        else
            return detail::normal_cdf_of(x, normal_pdf_fn{}(x));
    }
};

struct select_fn {
    template <real W>
    [[gnu::always_inline]] constexpr W operator()(bool condition, const W& yes, const W& no) const {
        if constexpr (requires { select(condition, yes, no); })
            return select(condition, yes, no);
        else
            return condition ? yes : no;
    }
};

struct div_1p_fn {
    template <real W>
    [[gnu::always_inline]] constexpr W operator()(const W& n, const W& e) const {
        if constexpr (requires { div_1p(n, e); })
            return div_1p(n, e);
        else
            return n / (W{1.0} + e);
    }
};

}  // namespace primitives

inline constexpr primitives::exp_fn exp{};            ///< e^x
inline constexpr primitives::log_fn log{};            ///< ln(x), x >= 0
inline constexpr primitives::abs_fn abs{};            ///< |x|
inline constexpr primitives::expm1_fn expm1{};        ///< e^x - 1, with a small relative error near 0 too
inline constexpr primitives::log1p_fn log1p{};        ///< ln(1 + x), x > -1, with a small relative error near 0 too
inline constexpr primitives::exp2_fn exp2{};          ///< 2^x
inline constexpr primitives::log2_fn log2{};          ///< log2(x), x >= 0
inline constexpr primitives::ldexp_fn ldexp{};        ///< x * 2^power, power from -60 to 60
inline constexpr primitives::tanh_fn tanh{};          ///< (e^2x - 1) / (e^2x + 1)
inline constexpr primitives::gaussian_fn gaussian{};  ///< e^(-x^2 / 2), with a small relative error
inline constexpr primitives::select_fn select{};      ///< condition ? yes : no, without a branch on the chip
inline constexpr primitives::div_1p_fn div_1p{};      ///< n / (1 + e), e in [0, 1]
/// The density of the normal distribution, e^(-x^2 / 2) / sqrt(2 pi).
inline constexpr primitives::normal_pdf_fn normal_pdf{};
/// The normal distribution function, (1 + erf(x / sqrt 2)) / 2, with a small relative error far below 0 too.
inline constexpr primitives::normal_cdf_fn normal_cdf{};

/// e^-|x|
template <real W>
[[gnu::always_inline]] constexpr W exp_neg_abs(const W& x) {
    return exp(-abs(x));
}

}  // namespace fxact::math

#include <fxact/detail/macros/back.hpp>
