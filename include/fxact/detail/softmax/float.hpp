// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <fxact/detail/bits/mask.hpp>
#include <fxact/detail/bits/ordered_bits.hpp>
#include <fxact/detail/math/exp.hpp>
#include <fxact/detail/real/arithmetic.hpp>
#include <fxact/detail/real/number.hpp>
#include <fxact/detail/simd/word_lanes.hpp>
#include <fxact/detail/softmax/exp_source.hpp>
#include <fxact/detail/softmax/row/passes.hpp>
#include <fxact/detail/softmax/scale.hpp>

/// Softmax of float rows to float in fixed point, with about half the instructions of the engine's numbers.
/// docs/softmax.md has the widths and the errors.
namespace fxact::detail::inline fxact_variant {

constexpr int clamped(int value, int most) noexcept { return value < 0 ? 0 : value > most ? most : value; }

/// x * 2^power * 2^25 rounded to an integer, modulo 2^32, from the bits of x: enough for the difference of two logits
/// less than 128 apart. Exact from |x * 2^power| = 1/4 on.
[[gnu::always_inline]] constexpr std::uint32_t fixed_logit(std::uint32_t code, int power) noexcept {
    const int shift = static_cast<int>(code >> 23 & 0xFF) - 125 + power;
    const int up = clamped(shift, 31), down = clamped(-shift, 31);
    const std::uint32_t significand = (code & 0x7F'FFFF) | 0x80'0000;
    const std::uint32_t size = ((significand << up) + (std::uint32_t{1} << down >> 1)) >> down;
    const auto sign = static_cast<std::uint32_t>(sign_mask(static_cast<std::int32_t>(code)));
    return (size ^ sign) - sign;
}

/// 2^-(j / 64) as Q0.32.
inline constexpr std::array<std::uint32_t, 64> softmax_nodes = entries_of<64>([](std::uint32_t j) {
    return j == 0 ? ~std::uint32_t{} : static_cast<std::uint32_t>(exp2_fraction(std::uint64_t{64 - j} << 58) >> 32);
});

/// c[0] - c[1] u / 64 is 64 (1 - 2^(-u/64)) / u at two zeros of a Chebyshev polynomial of degree 3, stretched so that
/// its first zero is 0. (scripts/coefficients.sh computes them.)
inline constexpr std::uint32_t softmax_exp2_fit[]{0xB171B667, 0x3D309523};

/// 2^-f as Q0.32 for a fraction f; wrong by 2^-26.7 of itself, and never rising.
///
/// f = j / 64 + u / 64; 2^-f = 2^(-j/64) * (1 - u (c[0] - c[1] u / 64) / 64). (softmax_floats_test.cpp bounds the
/// error.)
[[gnu::always_inline]] constexpr std::uint32_t softmax_exp2(std::uint32_t f) noexcept {
    const std::uint32_t u = f << 6;
    const std::uint32_t p = multiply_high(u, softmax_exp2_fit[0] - (multiply_high(u, softmax_exp2_fit[1]) >> 6));
    const std::uint32_t node = softmax_nodes[f >> 26];
    return node - (multiply_high(node, p) >> 6);
}

/// e = significand * 2^-32 * 2^-exponent; the top bit of the significand is set.
struct float_exp {
    std::uint32_t significand;
    std::uint32_t exponent;

    /// 128 log2(e) = 184.66..., as its integer and 32 bits of its fraction.
    static constexpr std::uint32_t log2_e_high = 184, log2_e_low = 0xAA3B'295C;

    /// The bits of a float that is no NaN, which keep e between the two passes: an exponent and the 24 bits below the
    /// top one, the lowest of them in the place of the sign.
    static constexpr int stored_one = 200;
    [[gnu::always_inline]] constexpr std::uint32_t store() const noexcept {
        return std::rotr(((std::uint32_t{stored_one} - exponent) << 24) + (significand >> 7), 1);
    }
    /// e truncated to 47 fractional bits, as a term of a sum; never 0.
    [[gnu::always_inline]] constexpr std::uint64_t term() const noexcept {
        const auto k = static_cast<int>(exponent);
        return shift_left_wide(significand >> clamped(k - softmax_extra_bits, 31), clamped(softmax_extra_bits - k, 31));
    }
};

/// The first pass over a row whose highest logit is known and finite: from logits, times the scale, to stored exps.
template <class Scale>
class float_row_exps {
public:
    [[gnu::always_inline]] constexpr float_row_exps(const Scale& scale, std::uint32_t highest) noexcept
        : scale_{scale}, highest_{fixed_logit(highest, power())} {
        // Below the highest logit - 104.5, e^x is less than half the smallest float. The codes of those logits are the
        // unsigned integers above a limit; if the limit is a positive float, after all bits but the sign are inverted.
        // Its code is truncated: either of the two floats next to the limit will do.
        const auto limit = decode_bits<std::uint32_t, float>(highest) - ldexp(number<std::uint32_t>{104.5}, -power());
        const auto code = to_bits(encode<float>(
            number<std::uint32_t>{limit.negative, limit.mantissa & ~std::uint32_t{0xFF}, limit.exponent}));
        order_ = limit.negative ? 0 : encoding<float>::magnitude;
        far_ = (code ^ order_) - !limit.negative;
    }
    [[gnu::always_inline]] constexpr std::uint32_t operator()(std::uint32_t code) noexcept {
        std::uint32_t difference = highest_ - fixed_logit(code, power());
        if ((code ^ order_) > far_) {
            if (is_nan_code<float>(code)) finite_ = false;  // with a sign, so that it is not the highest
            difference = ~std::uint32_t{};
        }
        difference = opaque(difference);
        // e^-(highest - x) = 2^-(k + f), in units of 2^-32.
        const std::uint64_t t =
            joined(multiply(difference, float_exp::log2_e_high)) + multiply_high(difference, float_exp::log2_e_low);
        const float_exp e{softmax_exp2(static_cast<std::uint32_t>(t)), static_cast<std::uint32_t>(t >> 32)};
        sum_ += e.term();
        return e.store();
    }
    constexpr std::uint64_t sum() const noexcept { return sum_; }
    constexpr bool finite() const noexcept { return finite_; }

protected:  // float_mve.hpp has the same pass by vectors
    [[gnu::always_inline]] constexpr int power() const noexcept { return scale_.value.exponent; }

    [[no_unique_address]] Scale scale_;
    std::uint32_t highest_, order_ = 0, far_ = 0;
    bool finite_ = true;
    std::uint64_t sum_ = std::uint64_t{1} << softmax_extra_bits;  // the largest term is this much below 1
};

/// The second pass, from stored exps to probabilities: a product, and a rounding to nearest.
class float_row_probabilities {
public:
    /// The sum is at least 1.
    constexpr explicit float_row_probabilities(std::uint64_t sum) noexcept {
        const auto total = resize<std::uint32_t>(normalized(false, sum, sum_integer_bits - 1));
        assume(total.mantissa >= top_bit<std::uint32_t> && total.exponent < sum_integer_bits);
        const auto one_over_sum = number<std::uint32_t>{1.0} / total;
        factor_ = opaque(one_over_sum.mantissa);
        exponent_ = one_over_sum.exponent;
        normal_ = static_cast<std::uint32_t>(float_exp::stored_one - 124 - exponent_) << 24;
    }
    [[gnu::always_inline]] constexpr std::uint32_t operator()(std::uint32_t stored) const noexcept {
        const std::uint32_t code = std::rotl(stored, 1);
        // The truncated bits are half a unit on average.
        const std::uint32_t product = multiply_high(code << 7 | 0x8000'0040, factor_);
        if (code < normal_) [[unlikely]]
            return subnormal(code, product);
        const std::uint32_t large = product >> 31;
        const std::uint32_t significand =
            product + clear(product, static_cast<std::uint32_t>(sign_mask(static_cast<std::int32_t>(product))));
        return ((code & 0xFF00'0000) - normal_ + 1 + (large << 24) + (significand >> 7)) >> 1;
    }

protected:
    constexpr std::uint32_t subnormal(std::uint32_t code, std::uint32_t product) const noexcept {
        const int power = static_cast<int>(code >> 24) - float_exp::stored_one - 1 + exponent_;
        return to_bits(encode<float>(normalized(false, product, power)));
    }

    std::uint32_t factor_ = 0, normal_ = 0;
    int exponent_ = 0;
};

}  // namespace fxact::detail::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
