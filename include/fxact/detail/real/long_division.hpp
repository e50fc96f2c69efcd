// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/bits/limbs.hpp>
#include <fxact/detail/real/reciprocal.hpp>

namespace fxact::detail {

/// The quotient of mantissas in limbs, rounded down: long division, one limb at a time (Knuth, TAOCP 2, 4.3.1,
/// algorithm D; a mantissa b is already normalized).
template <std::size_t N>
constexpr quotient<limbs<N>> divide_mantissas(const limbs<N>& a, const limbs<N>& b) noexcept {
    const bool below_one = a < b;
    // The dividend, a 2^(32 N) or half of it; the loop leaves the remainder.
    const limbs<N> high = below_one ? a : a >> 1;
    std::array<std::uint32_t, 2 * N> rest{};
    for (std::size_t i = 0; i < N; ++i) rest[N + i] = high.limb[i];
    if (!below_one) rest[N - 1] = a.limb[0] << 31;
    limbs<N> value;
    for (std::size_t place = N; place-- > 0;) {
        // An estimate of the digit from the highest limbs, at most 2 too large; the next limb corrects most cases.
        const std::uint64_t top = std::uint64_t{rest[place + N]} << 32 | rest[place + N - 1];
        std::uint64_t digit = top / b.limb[N - 1], over = top % b.limb[N - 1];
        while (over >> 32 == 0 && (digit >> 32 != 0 || digit * b.limb[N - 2] > (over << 32 | rest[place + N - 2]))) {
            --digit;
            over += b.limb[N - 1];
        }
        std::uint64_t carry = 0, borrow = 0;
        for (std::size_t i = 0; i < N; ++i) {
            carry += digit * b.limb[i];
            const std::uint64_t difference =
                std::uint64_t{rest[place + i]} - static_cast<std::uint32_t>(carry) - borrow;
            rest[place + i] = static_cast<std::uint32_t>(difference);
            borrow = difference >> 63;
            carry >>= 32;
        }
        if (rest[place + N] < carry + borrow) {
            --digit;
            carry = 0;
            for (std::size_t i = 0; i < N; ++i) {
                carry += std::uint64_t{rest[place + i]} + b.limb[i];
                rest[place + i] = static_cast<std::uint32_t>(carry);
                carry >>= 32;
            }
        }
        value.limb[place] = static_cast<std::uint32_t>(digit);
    }
    bool inexact = false;
    for (std::size_t i = 0; i < N; ++i) inexact = inexact || rest[i] != 0;
    return {value, inexact, below_one};
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
