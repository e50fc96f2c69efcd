// SPDX-License-Identifier: MIT
#include <cstdint>
#include <limits>

#include <fxact/detail/bits/int128.hpp>

#include "catch.hpp"

using fxact::detail::int128;

TEST_CASE("int128 adds and shifts as a two's complement integer of 128 bits") {
    __extension__ using exact_type = __int128;
    __extension__ using unsigned_type = unsigned __int128;
    const auto same = [](const int128& x, unsigned_type exact) {
        return x.high == static_cast<std::uint64_t>(exact >> 64) && x.low == static_cast<std::uint64_t>(exact);
    };
    const std::int64_t values[]{0,
                                1,
                                -1,
                                0x1234'5678'9ABC'DEF1,
                                -0x7654'3210'FEDC'BA99,
                                std::numeric_limits<std::int64_t>::max(),
                                std::numeric_limits<std::int64_t>::min()};
    for (const std::int64_t a : values) {
        const auto exact_a = static_cast<unsigned_type>(static_cast<exact_type>(a));
        CHECK(same(int128{a}, exact_a));
        for (int shift = 0; shift < 128; ++shift) CHECK(same(int128{a} << shift, exact_a << shift));
        for (const std::int64_t b : values) {
            const auto exact_b = static_cast<unsigned_type>(static_cast<exact_type>(b));
            CHECK(same(int128{a} + int128{b}, exact_a + exact_b));
            CHECK(same((int128{a} << 63) + (int128{b} << 1), (exact_a << 63) + (exact_b << 1)));
        }
    }
}
