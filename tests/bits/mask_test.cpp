// SPDX-License-Identifier: MIT
#include <cstdint>
#include <limits>

#include <fxact/detail/bits/mask.hpp>

#include "catch.hpp"

using namespace fxact::detail;

TEST_CASE("masks of every byte and pair of bytes are all ones where the condition holds, else 0") {
    for (int i = -128; i < 128; ++i) {
        const auto a = static_cast<std::int8_t>(i);
        CHECK(sign_mask(a) == (a < 0 ? -1 : 0));
        CHECK(nonzero_mask(a) == (a != 0 ? -1 : 0));
        for (int j = -128; j < 128; ++j) {
            const auto b = static_cast<std::int8_t>(j);
            REQUIRE(less_mask(a, b) == (a < b ? -1 : 0));
            REQUIRE(choose(std::int8_t{-1}, a, b) == a);
            REQUIRE(choose(std::int8_t{0}, a, b) == b);
        }
        CHECK(fxact::detail::clear(a, std::int8_t{-1}) == 0);
        CHECK(fxact::detail::clear(a, std::int8_t{0}) == a);
    }
}

TEST_CASE("masks of 32 and 64 bits hold at both ends") {
    constexpr auto low = std::numeric_limits<std::int32_t>::min(), high = std::numeric_limits<std::int32_t>::max();
    STATIC_REQUIRE((less_mask(low, high) == -1 && less_mask(high, low) == 0 && less_mask(low, low) == 0));
    STATIC_REQUIRE((nonzero_mask(low) == -1 && nonzero_mask(std::int32_t{}) == 0 && sign_mask(low) == -1));
    constexpr auto lowest = std::numeric_limits<std::int64_t>::min(),
                   highest = std::numeric_limits<std::int64_t>::max();
    STATIC_REQUIRE((less_mask(lowest, highest) == -1 && less_mask(highest, lowest) == 0));
    STATIC_REQUIRE((nonzero_mask(lowest) == -1 && sign_mask(highest) == 0));
}
