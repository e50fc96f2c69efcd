// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/dense/multiplier.hpp>

/// For the compiler only: whether a multiplier rounds every sum as the exact quotient of scales does.
namespace fxact::detail {

/// The smallest x from 0 to last for which first <= factor * x modulo `modulus` <= end, or last + 1. As in Euclid's
/// algorithm, a question about multiples of `factor` modulo `modulus` becomes one about multiples modulo `factor`.
/// factor * last must be below 2^63.
constexpr std::uint64_t first_multiple_between(std::uint64_t first, std::uint64_t end, std::uint64_t factor,
                                               std::uint64_t modulus, std::uint64_t last) noexcept {
    if (first == 0) return 0;
    factor %= modulus;
    if (factor == 0) return last + 1;
    if (factor > modulus / 2)  // seen from the other end, so that the factor is halved from one question to the next
        return first_multiple_between(modulus - end, modulus - first, modulus - factor, modulus, last);
    const std::uint64_t steps = (first - 1) / factor + 1;
    if (steps > last) return last + 1;
    if (steps * factor <= end) return steps;
    // x * factor lies between first + y * modulus and end + y * modulus for the smallest y that has a multiple there.
    const std::uint64_t last_wrap = factor * last / modulus;
    const std::uint64_t wraps =
        first_multiple_between(first % factor, end % factor, factor - modulus % factor, factor, last_wrap);
    if (wraps > last_wrap) return last + 1;
    const std::uint64_t found = (first + wraps * modulus - 1) / factor + 1;
    return found > last ? last + 1 : found;
}

constexpr std::uint64_t greatest_common_divisor(std::uint64_t a, std::uint64_t b) noexcept {
    while (b != 0) {
        const std::uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/// The denominator of the quotient in lowest terms, or 0 if it has over 62 bits.
constexpr std::uint64_t denominator_of(const scale_quotient& scales) noexcept {
    std::uint64_t denominator = scales.out;
    int exponent = scales.exponent;
    while (denominator % 2 == 0) denominator /= 2, --exponent;
    for (std::uint64_t numerator : {scales.weight, scales.in}) {
        for (; numerator % 2 == 0; numerator /= 2) ++exponent;
        denominator /= greatest_common_divisor(denominator, numerator);
    }
    for (; exponent < 0; ++exponent, denominator *= 2)
        if (denominator >> 61 != 0) return 0;
    return denominator;
}

/// Whether no sum up to largest is rounded differently by the multiplier, if results of more than `saturated` are
/// clamped.
constexpr bool never_differs(const multiplier& m, const scale_quotient& scales, std::uint64_t largest,
                             std::uint64_t saturated) {
    const int shift = 32 + m.right;
    const std::uint64_t factor = std::uint64_t{m.factor} << m.left, half = std::uint64_t{1} << (shift - 1);
    // Sums from `last` on give more than `saturated`.
    std::uint64_t last = ((saturated + 2) << 40) / factor;
    last = (shift >= 40 ? (last + 1) << (shift - 40) : last >> (40 - shift)) + 1;
    if (largest < last) last = largest;
    const std::uint64_t excess = last << m.left;
    if (excess >> 33 != 0 || excess >= half) return false;
    // Unless it is a tie, the exact product is 1 / (2 denominator) or more away from half an integer.
    const std::uint64_t denominator = denominator_of(scales);
    if (denominator != 0 && denominator <= half / excess) return true;
    return first_multiple_between(half, half + excess, factor, 2 * half, last) > last;
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
