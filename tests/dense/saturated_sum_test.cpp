// SPDX-License-Identifier: MIT
#include <fxact/detail/dense/saturated_sum.hpp>

#include <cstdint>
#include <limits>

#include "../catch.hpp"

using fxact::detail::simd::saturated_sum;

namespace {
constexpr std::int32_t lowest = std::numeric_limits<std::int32_t>::min(),
                       highest = std::numeric_limits<std::int32_t>::max();
}
static_assert(saturated_sum(highest, 1) == highest && saturated_sum(lowest, -1) == lowest);

TEST_CASE("a sum of 32 bits saturates") {
    CHECK(saturated_sum(highest, highest) == highest);
    CHECK(saturated_sum(lowest, lowest) == lowest);
    CHECK(saturated_sum(highest, lowest) == -1);
    CHECK(saturated_sum(3, -5) == -2);
}
