// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <concepts>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/simd/instruction_set.hpp>
#include <fxact/detail/span/double_lanes.hpp>

namespace fxact {
struct exp_fn;
struct sigmoid_fn;
struct silu_fn;
struct tanh_fn;
}  // namespace fxact

namespace fxact::detail::simd::inline fxact_variant {

inline constexpr double log2_e_double = 0x1.71547652b82fep+0;

/// 2^r = 1 + r q(r) for r in [-1/2, 1/2], by 8 coefficients of q; the relative error is below 2^-38.7, and 2^-37.5 in
/// r q(r). (scripts/coefficients.sh computes them.)
inline constexpr double exp2_lanes_fit[]{0x1.62e42fef9cc69p-1,  0x1.ebfbdff82a734p-3,  0x1.c6b08da70cce3p-5,
                                         0x1.3b2ab70ad2565p-7,  0x1.5d877598350dep-10, 0x1.4308c7183d6a2p-13,
                                         0x1.00c0e4e15189cp-16, 0x1.63b2d7971923fp-20};

#if FXACT_TARGET < 0
/// 2^t = 2^k + 2^k * fraction.
///
/// Adding 1.5 * 2^52 rounds t to an integer, k, which is then in the lowest bits. k has an error of up to a half
/// either way; t - k is exact. 2^-44 is the largest error of t = x log2(e) for |x| < 87.
class exp2_lanes {
public:
    [[gnu::always_inline]] explicit exp2_lanes(const doubles& t) noexcept : shifted_{(t + to_integer).opaque()} {
        const doubles r = t - (shifted_ - to_integer).opaque();
        fraction_ = quotient(r) * r;
    }
    /// 2^t
    [[gnu::always_inline]] doubles value() const noexcept { return scaled(fraction_ + 1.0); }
    /// 2^k
    [[gnu::always_inline]] doubles power() const noexcept {
        const double_vector one = double_vector{} + 1.0;
        return scaled({one, one, one, one});
    }
    [[gnu::always_inline]] const doubles& fraction() const noexcept { return fraction_; }

private:
    static constexpr double to_integer = 0x1.8p52;

    [[gnu::always_inline]] static doubles quotient(const doubles& r) noexcept {
        const auto& c = exp2_lanes_fit;
#if (defined(__FMA__) || defined(__aarch64__)) && !defined(__clang__)
        return ((((((r * c[7] + c[6]) * r + c[5]) * r + c[4]) * r + c[3]) * r + c[2]) * r + c[1]) * r + c[0];
#else
        // Half as many steps one after the other. Faster, but g++ runs out of registers if they are fused.
        const doubles s = r * r;
        return (((r * c[7] + c[6]) * s + (r * c[5] + c[4])) * s + (r * c[3] + c[2])) * s + (r * c[1] + c[0]);
#endif
    }
    [[gnu::always_inline]] static double_vector scaled(const double_vector& x, const double_vector& shifted) noexcept {
        return bits_as<double_vector>(bits_as<word64_vector>(x) + (bits_as<word64_vector>(shifted) << 52));
    }
    [[gnu::always_inline]] doubles scaled(const doubles& x) const noexcept {
        return {scaled(x.a, shifted_.a), scaled(x.b, shifted_.b), scaled(x.c, shifted_.c), scaled(x.d, shifted_.d)};
    }

    doubles shifted_, fraction_;
};

/// The bits of a float without its sign.
[[gnu::always_inline]] inline word_vector magnitude_of(const word_vector& code) noexcept { return code & 0x7FFF'FFFFU; }
[[gnu::always_inline]] inline mask_vector is_above(const word_vector& magnitude, std::int32_t limit) noexcept {
    return bits_as<mask_vector>(magnitude) > limit;
}
/// Not 0, and so small that the argument, the result or half of it may be subnormal, which some programs flush to 0.
[[gnu::always_inline]] inline mask_vector is_tiny(const word_vector& magnitude) noexcept {
    return bits_as<mask_vector>(magnitude + 0x7FFF'FFFFU) < static_cast<std::int32_t>(0x8100'0000U - 1);
}

/// What the kernels share: up to 87 neither e^x nor a quotient of it leaves the normal floats.
struct exp_family_kernel {
    static constexpr bool is_odd = false;
    static constexpr auto largest = std::bit_cast<std::int32_t>(87.0F);
    [[gnu::always_inline]] static mask_vector leaves_out(const word_vector& code) noexcept {
        return is_above(magnitude_of(code), largest);
    }
    [[gnu::always_inline]] static float_vector argument(const float_vector& x) noexcept { return x; }
};
struct exp_kernel : exp_family_kernel {
    [[gnu::always_inline]] static doubles value(const doubles& x) noexcept {
        return exp2_lanes{x * log2_e_double}.value();
    }
};
struct sigmoid_kernel : exp_family_kernel {
    [[gnu::always_inline]] static doubles value(const doubles& x) noexcept {
        return 1.0 / (exp2_lanes{x * -log2_e_double}.value() + 1.0);
    }
};
struct silu_kernel : exp_family_kernel {
    [[gnu::always_inline]] static mask_vector leaves_out(const word_vector& code) noexcept {
        return is_above(magnitude_of(code), largest) | is_tiny(magnitude_of(code));
    }
    [[gnu::always_inline]] static doubles value(const doubles& x) noexcept {
        return x / (exp2_lanes{x * -log2_e_double}.value() + 1.0);
    }
};
/// (e^2x - 1) / (e^2x + 1), with e^2x - 1 = (2^k - 1) + 2^k fraction, which keeps its relative accuracy near 0. From 12
/// on the result is 1.
struct tanh_kernel {
    static constexpr bool is_odd = true;
    [[gnu::always_inline]] static mask_vector leaves_out(const word_vector& code) noexcept {
        constexpr std::int32_t largest_finite = 0x7F7F'FFFF;
        return is_above(magnitude_of(code), largest_finite) | is_tiny(magnitude_of(code));
    }
    [[gnu::always_inline]] static float_vector argument(const float_vector& x) noexcept {
        const float_vector end = float_vector{} + 12.0F, below = x < end ? x : end;
        return below > -end ? below : -end;
    }
    [[gnu::always_inline]] static doubles value(const doubles& x) noexcept {
        const exp2_lanes e{x * (2 * log2_e_double)};
        const doubles power = e.power(), product = power * e.fraction();
        return ((power - 1.0).opaque() + product) / ((power + 1.0) + product);
    }
};

/// The kernel of an activation.
template <class F>
struct kernel_type {};
template <>
struct kernel_type<exp_fn> {
    using type = exp_kernel;
};
template <>
struct kernel_type<sigmoid_fn> {
    using type = sigmoid_kernel;
};
template <>
struct kernel_type<silu_fn> {
    using type = silu_kernel;
};
template <>
struct kernel_type<tanh_fn> {
    using type = tanh_kernel;
};
template <class F>
using kernel_of = typename kernel_type<F>::type;
#endif

}  // namespace fxact::detail::simd::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
