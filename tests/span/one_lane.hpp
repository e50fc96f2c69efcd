// SPDX-License-Identifier: MIT
// One lane of a vector in portable C++: the operations of simd::word_vector, so that a host computes what a lane does.
#pragma once
#include <bit>
#include <cstdint>

#include <fxact/detail/span/nearest_lanes.hpp>

namespace fxact::test {

struct one_lane {
    using word = std::uint32_t;
    using lanes = bool;

    template <auto Index>
    static word constant() noexcept {
        return detail::nearest::lane_constants[static_cast<int>(Index)];
    }
    static word splat(std::uint32_t x) noexcept { return x; }
    static word plus(word x, word y) noexcept { return x + y; }
    static word plus_saturated(word x, word y) noexcept { return x + y < x ? ~word{} : x + y; }
    static word minus(word x, word y) noexcept { return x - y; }
    static word times(word x, word y) noexcept { return x * y; }
    static word plus_product(word x, word y, word factor) noexcept { return x + y * factor; }
    static word negated(word x) noexcept { return 0 - x; }
    static word inverted(word x) noexcept { return ~x; }
    static word both(word x, word y) noexcept { return x & y; }
    static word exclusive_or(word x, word y) noexcept { return x ^ y; }
    static word high(word x, word y) noexcept { return static_cast<word>(std::uint64_t{x} * y >> 32); }
    static word high_signed(word x, word y) noexcept {
        return static_cast<word>(std::int64_t{static_cast<std::int32_t>(x)} * static_cast<std::int32_t>(y) >> 32);
    }
    template <int By>
    static word left(word x) noexcept {
        return x << By;
    }
    template <int By>
    static word right(word x) noexcept {
        return x >> By;
    }
    template <int By>
    static word right_rounded(word x) noexcept {
        return static_cast<word>((std::uint64_t{x} + (std::uint64_t{1} << (By - 1))) >> By);
    }
    template <int By>
    static word right_signed(word x) noexcept {
        return static_cast<word>(static_cast<std::int32_t>(x) >> By);
    }
    /// By the lowest byte of a word, which has a sign.
    static word shifted(word x, word by) noexcept {
        const int places = static_cast<std::int8_t>(by);
        if (places <= -32 || places >= 32) return 0;
        return places < 0 ? x >> -places : x << places;
    }
    static word leading_zeros(word x) noexcept { return static_cast<word>(std::countl_zero(x)); }
    template <class Entry>
    static word look_up(const Entry* table, word index) noexcept {
        return table[index];
    }
    static word significand(word code) noexcept { return (code & 0x7F'FFFF) | 0x80'0000; }
    static word with_sign_of(word code, word size) noexcept { return (code & 0x8000'0000) | (size & 0x7FFF'FFFF); }
    static void unless_negative(word code, word& ones, word& zeros) noexcept {
        if (code >> 31 != 0) return;
        ones = 0xFFFF'FFFF;
        zeros = 0;
    }
    static lanes sure(word low, word bound, word above, word limit) noexcept {
        return static_cast<std::int32_t>(low) > static_cast<std::int32_t>(bound) && above >= limit;
    }
};

}  // namespace fxact::test
