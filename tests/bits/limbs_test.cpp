// SPDX-License-Identifier: MIT
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <boost/multiprecision/cpp_int.hpp>

#include <fxact/detail/bits/limbs.hpp>
#include <fxact/detail/bits/word.hpp>

#include "catch.hpp"

namespace {
using namespace fxact::detail;
using wide = limbs<5>;
using integer = boost::multiprecision::cpp_int;

integer exact(const wide& x) {
    integer result = 0;
    for (std::size_t i = 5; i-- > 0;) result = (result << 32) + x.limb[i];
    return result;
}
const integer modulus = integer{1} << 160;

/// Words at their ends, limbs that carry through, and mixed digits.
const std::array<wide, 9> values{
    wide{},
    wide{1},
    wide{0xFFFF'FFFF},
    wide{0x1'0000'0000},
    wide{0xFEDC'BA98'7654'3210},
    wide{std::array<std::uint32_t, 5>{0, 0, 0, 0, 0x8000'0000}},
    wide{std::array<std::uint32_t, 5>{0xFFFF'FFFF, 0xFFFF'FFFF, 0xFFFF'FFFF, 0xFFFF'FFFF, 0xFFFF'FFFF}},
    wide{std::array<std::uint32_t, 5>{0, 0xFFFF'FFFF, 0xFFFF'FFFF, 0, 5}},
    wide{std::array<std::uint32_t, 5>{0x1234'5678, 0x9ABC'DEF0, 0x0FED'CBA9, 0x8765'4321, 0xDEAD'BEEF}}};
}  // namespace

TEST_CASE("limbs add, subtract, compare and multiply as one integer of 160 bits") {
    for (const wide& a : values)
        for (const wide& b : values) {
            const integer x = exact(a), y = exact(b);
            CHECK(exact(a + b) == (x + y) % modulus);
            CHECK(exact(a - b) == (x - y + modulus) % modulus);
            CHECK(exact(-a) == (modulus - x) % modulus);
            CHECK(exact(a & b) == (x & y));
            CHECK(exact(a | b) == (x | y));
            CHECK((a == b) == (x == y));
            CHECK((a < b) == (x < y));
            CHECK((a > b) == (x > y));
            CHECK((a <= b) == (x <= y));
            CHECK((a >= b) == (x >= y));
            const double_word<wide> product = multiply(a, b);
            CHECK(exact(product.high) * modulus + exact(product.low) == x * y);
        }
}

TEST_CASE("limbs shift by every count, and divide by a word") {
    for (const wide& a : values) {
        const integer x = exact(a);
        for (int count = 0; count < 160; ++count) {
            CHECK(exact(a << count) == (x << count) % modulus);
            CHECK(exact(a >> count) == x >> count);
        }
        for (const std::uint32_t divisor : {1U, 3U, 0x8000'0001U, 0xFFFF'FFFFU})
            CHECK(exact(a / divisor) == x / divisor);
        CHECK(leading_zeros(a) == (x == 0 ? 160 : 159 - static_cast<int>(boost::multiprecision::msb(x))));
        CHECK(static_cast<std::uint64_t>(a) == static_cast<std::uint64_t>(x & 0xFFFF'FFFF'FFFF'FFFF));
    }
    CHECK(exact(std::numeric_limits<wide>::max()) == modulus - 1);
    STATIC_REQUIRE(std::numeric_limits<wide>::digits == 160);
}
