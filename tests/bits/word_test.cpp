// SPDX-License-Identifier: MIT
#include <array>
#include <cstdint>

#include <fxact/detail/bits/word.hpp>

#include "catch.hpp"

namespace {
using namespace fxact::detail;

constexpr std::array<std::uint64_t, 10> edges{0,
                                              1,
                                              2,
                                              0x7FFF'FFFF,
                                              0x8000'0000,
                                              0xFFFF'FFFF,
                                              0x1'0000'0000,
                                              0x7FFF'FFFF'FFFF'FFFF,
                                              0x8000'0000'0000'0000,
                                              0xFFFF'FFFF'FFFF'FFFF};

static_assert(bits_of<std::uint32_t> == 32 && bits_of<std::uint64_t> == 64);
static_assert(top_bit<std::uint32_t> == 0x8000'0000 && top_bit<std::uint64_t> == 0x8000'0000'0000'0000);
}  // namespace

TEST_CASE("multiply gives both words of a product") {
    __extension__ using uint128 = unsigned __int128;
    for (const std::uint64_t a : edges)
        for (const std::uint64_t b : edges) {
            const double_word<std::uint64_t> product = multiply(a, b);
            const uint128 exact = static_cast<uint128>(a) * b;
            CHECK(product.high == static_cast<std::uint64_t>(exact >> 64));
            CHECK(product.low == static_cast<std::uint64_t>(exact));
            CHECK(multiply_high(a, b) == product.high);

            const auto x = static_cast<std::uint32_t>(a), y = static_cast<std::uint32_t>(b);
            const double_word<std::uint32_t> small = multiply(x, y);
            CHECK((std::uint64_t{small.high} << 32 | small.low) == std::uint64_t{x} * y);
            const auto p = static_cast<std::int32_t>(x), q = static_cast<std::int32_t>(y);
            CHECK(multiply_high(p, q) == static_cast<std::int32_t>((std::int64_t{p} * q) >> 32));
        }
}

TEST_CASE("shifts by a word's width or more leave nothing") {
    STATIC_REQUIRE(shift_right(0xFFFF'FFFFU, 31) == 1);
    STATIC_REQUIRE(shift_right(0xFFFF'FFFFU, 32) == 0);
    STATIC_REQUIRE(shift_left(0xFFFF'FFFFU, 31) == 0x8000'0000);
    STATIC_REQUIRE(shift_left(0xFFFF'FFFFU, 32) == 0);
    STATIC_REQUIRE(shift_right(std::uint64_t{0xFFFF'FFFF'FFFF'FFFF}, 63) == 1);
    STATIC_REQUIRE(shift_right(std::uint64_t{0xFFFF'FFFF'FFFF'FFFF}, 64) == 0);
    STATIC_REQUIRE(shift_left(std::uint64_t{3}, 63) == 0x8000'0000'0000'0000);
    STATIC_REQUIRE(shift_left(std::uint64_t{3}, 64) == 0);
    for (int count = 0; count < 32; ++count)
        CHECK(shift_left_wide(0x9234'5679, count) == std::uint64_t{0x9234'5679} << count);
}

TEST_CASE("two words shift as one number") {
    __extension__ using uint128 = unsigned __int128;
    const double_word<std::uint64_t> wide{0x8123'4567'89AB'CDEF, 0xFEDC'BA98'7654'3211};
    const uint128 number = static_cast<uint128>(wide.high) << 64 | wide.low;
    for (int count = 0; count < 128; ++count) {
        const double_word<std::uint64_t> shifted = shift_right(wide, count);
        CHECK(shifted.high == static_cast<std::uint64_t>((number >> count) >> 64));
        CHECK(shifted.low == static_cast<std::uint64_t>(number >> count));
    }
    const double_word<std::uint32_t> narrow{0x8123'4567, 0xFEDC'BA99};
    for (int count = 0; count < 64; ++count) {
        const double_word<std::uint32_t> shifted = shift_right(narrow, count);
        const std::uint64_t exact = 0x8123'4567'FEDC'BA99 >> count;
        CHECK(shifted.high == exact >> 32);
        CHECK(shifted.low == (exact & 0xFFFF'FFFF));
    }
}

TEST_CASE("adding a word carries into the high one") {
    constexpr double_word<std::uint32_t> carried = add(double_word<std::uint32_t>{5, 0xFFFF'FFFF}, 1U);
    STATIC_REQUIRE((carried.high == 6 && carried.low == 0));
    constexpr double_word<std::uint32_t> same = add(double_word<std::uint32_t>{5, 0xFFFF'FFFE}, 1U);
    STATIC_REQUIRE((same.high == 5 && same.low == 0xFFFF'FFFF));
    constexpr double_word<std::uint64_t> wide =
        add(double_word<std::uint64_t>{7, 0x8000'0000'0000'0000}, std::uint64_t{0x8000'0000'0000'0001});
    STATIC_REQUIRE((wide.high == 8 && wide.low == 1));
}

TEST_CASE("leading_zeros counts from the top bit") {
    STATIC_REQUIRE(leading_zeros(std::uint32_t{}) == 32);
    STATIC_REQUIRE(leading_zeros(std::uint64_t{}) == 64);
    for (int bit = 0; bit < 32; ++bit) CHECK(leading_zeros(std::uint32_t{1} << bit) == 31 - bit);
    for (int bit = 0; bit < 64; ++bit) CHECK(leading_zeros(std::uint64_t{1} << bit | 1) == 63 - bit);
    CHECK(opaque(0x1234'5678) == 0x1234'5678);
}
