// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <fxact/detail/bits/word.hpp>

namespace fxact::detail {

/// An unsigned integer of N 32-bit limbs, the least significant first, for what 64 bits do not decide. Arithmetic is
/// modulo 2^(32 N), as for built-in unsigned types.
template <std::size_t N>
struct limbs {
    std::array<std::uint32_t, N> limb{};

    constexpr limbs() = default;
    constexpr explicit limbs(std::uint64_t value) noexcept {
        limb[0] = static_cast<std::uint32_t>(value);
        limb[1] = static_cast<std::uint32_t>(value >> 32);
    }
    constexpr explicit limbs(const std::array<std::uint32_t, N>& words) noexcept : limb{words} {}

    constexpr explicit operator std::uint64_t() const noexcept { return std::uint64_t{limb[1]} << 32 | limb[0]; }

    friend constexpr limbs operator+(limbs a, const limbs& b) noexcept {
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i < N; ++i) {
            carry += std::uint64_t{a.limb[i]} + b.limb[i];
            a.limb[i] = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
        return a;
    }
    friend constexpr limbs operator-(limbs a, const limbs& b) noexcept {
        std::uint64_t borrow = 0;
        for (std::size_t i = 0; i < N; ++i) {
            const std::uint64_t difference = std::uint64_t{a.limb[i]} - b.limb[i] - borrow;
            a.limb[i] = static_cast<std::uint32_t>(difference);
            borrow = difference >> 63;
        }
        return a;
    }
    friend constexpr limbs operator-(const limbs& a) noexcept { return limbs{} - a; }
    friend constexpr limbs operator&(limbs a, const limbs& b) noexcept {
        for (std::size_t i = 0; i < N; ++i) a.limb[i] &= b.limb[i];
        return a;
    }
    friend constexpr limbs operator|(limbs a, const limbs& b) noexcept {
        for (std::size_t i = 0; i < N; ++i) a.limb[i] |= b.limb[i];
        return a;
    }
    friend constexpr limbs operator<<(const limbs& a, int count) noexcept {
        limbs result;
        const auto skip = static_cast<std::size_t>(count / 32);
        const int shift = count % 32;
        for (std::size_t i = skip; i < N; ++i) {
            const std::uint32_t below = i > skip ? a.limb[i - skip - 1] : 0;
            result.limb[i] =
                static_cast<std::uint32_t>((std::uint64_t{a.limb[i - skip]} << 32 | below) >> (32 - shift));
        }
        return result;
    }
    friend constexpr limbs operator>>(const limbs& a, int count) noexcept {
        limbs result;
        const auto skip = static_cast<std::size_t>(count / 32);
        const int shift = count % 32;
        for (std::size_t i = 0; i + skip < N; ++i) {
            const std::uint32_t above = i + skip + 1 < N ? a.limb[i + skip + 1] : 0;
            result.limb[i] = static_cast<std::uint32_t>((std::uint64_t{above} << 32 | a.limb[i + skip]) >> shift);
        }
        return result;
    }
    /// Written out, because the comparison of std::array would call memcmp on the chip.
    friend constexpr bool operator==(const limbs& a, const limbs& b) noexcept {
        std::uint32_t differ = 0;
        for (std::size_t i = 0; i < N; ++i) differ |= a.limb[i] ^ b.limb[i];
        return differ == 0;
    }
    friend constexpr bool operator<(const limbs& a, const limbs& b) noexcept {
        for (std::size_t i = N; i-- > 0;)
            if (a.limb[i] != b.limb[i]) return a.limb[i] < b.limb[i];
        return false;
    }
    friend constexpr bool operator>(const limbs& a, const limbs& b) noexcept { return b < a; }
    friend constexpr bool operator<=(const limbs& a, const limbs& b) noexcept { return !(b < a); }
    friend constexpr bool operator>=(const limbs& a, const limbs& b) noexcept { return !(a < b); }
};

template <std::size_t N>
constexpr int leading_zeros(const limbs<N>& word) noexcept {
    int count = 0;
    for (std::size_t i = N; i-- > 0; count += 32)
        if (word.limb[i] != 0) return count + leading_zeros(word.limb[i]);
    return count;
}

template <std::size_t N>
constexpr double_word<limbs<N>> multiply(const limbs<N>& a, const limbs<N>& b) noexcept {
    std::array<std::uint32_t, 2 * N> product{};
    for (std::size_t i = 0; i < N; ++i) {
        std::uint64_t carry = 0;
        for (std::size_t j = 0; j < N; ++j) {
            carry += std::uint64_t{a.limb[i]} * b.limb[j] + product[i + j];
            product[i + j] = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
        product[i + N] = static_cast<std::uint32_t>(carry);
    }
    double_word<limbs<N>> result{};
    for (std::size_t i = 0; i < N; ++i) {
        result.low.limb[i] = product[i];
        result.high.limb[i] = product[N + i];
    }
    return result;
}

/// The quotient by a small number, rounded down.
template <std::size_t N>
constexpr limbs<N> operator/(limbs<N> word, std::uint32_t divisor) noexcept {
    std::uint64_t remainder = 0;
    for (std::size_t i = N; i-- > 0;) {
        remainder = remainder << 32 | word.limb[i];
        word.limb[i] = static_cast<std::uint32_t>(remainder / divisor);
        remainder %= divisor;
    }
    return word;
}

}  // namespace fxact::detail

template <std::size_t N>
struct std::numeric_limits<fxact::detail::limbs<N>> {
    static constexpr bool is_specialized = true;
    static constexpr int digits = 32 * static_cast<int>(N);
    static constexpr fxact::detail::limbs<N> max() noexcept { return -fxact::detail::limbs<N>{1}; }
};

#include <fxact/detail/macros/back.hpp>
