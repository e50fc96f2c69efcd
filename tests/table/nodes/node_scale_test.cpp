// SPDX-License-Identifier: MIT
#include <fxact/detail/table/nodes/node_scale.hpp>

#include <cmath>
#include <cstdint>
#include <random>
#include <type_traits>

#include "../../catch.hpp"
#include "../../oracle/tally.hpp"

namespace {
using namespace fxact::detail::design;

static_assert(fits(0, 255, 8, {}) && !fits(0, 255.5, 8, {}) && !fits(-0.5, 255, 8, {}), "a byte without a sign");
static_assert(fits(-128, 127, 8, {0, 0, true}) && !fits(-128, 127.5, 8, {0, 0, true}) &&
                  !fits(-128.5, 127, 8, {0, 0, true}),
              "a byte with a sign");
static_assert(fits(0, 63.75, 8, {2, 0, false}) && !fits(0, 64, 8, {2, 0, false}), "a fraction takes bits");
static_assert(fits(100, 355, 8, {0, 100, false}) && !fits(99, 355, 8, {0, 100, false}), "an offset moves the range");
static_assert(std::is_same_v<node_of<1, true>, std::int8_t> && std::is_same_v<node_of<2, false>, std::uint16_t> &&
              std::is_same_v<node_of<4, true>, std::int32_t> && std::is_same_v<node_of<1, false>, std::uint8_t> &&
              std::is_same_v<node_of<2, true>, std::int16_t> && std::is_same_v<node_of<4, false>, std::uint32_t>);
}  // namespace

TEST_CASE("the scale of nodes fits, and with one more fractional bit no scale without an offset would") {
    std::mt19937_64 noise{1};
    fxact::test::tally fitting, finest, limited;
    for (int i = 0; i < 2000; ++i) {
        const int bits = 8 << (i % 3), most = static_cast<int>(noise() % 24);
        const double size =
            std::ldexp(1 + static_cast<double>(noise() >> 12) * 0x1p-52, static_cast<int>(noise() % 20) - 4);
        const double lowest = static_cast<double>(static_cast<std::int64_t>(noise() % 2001) - 1000) / 500 * size;
        const double highest = lowest + size;
        const node_scale scale = scale_of(lowest, highest, 0.5, i % 2 == 0, bits, most);
        fitting.expect(fits(lowest, highest, bits, scale), i);
        limited.expect(scale.fraction <= most, i);
        if (scale.fraction == most) continue;
        for (const bool has_sign : {false, true})
            finest.expect(!fits(lowest, highest, bits, {scale.fraction + 1, 0, has_sign}), i);
    }
    CHECK(fitting);
    CHECK(limited);
    CHECK(finest);
}

TEST_CASE("a bias that fits is taken into the nodes, with at least one fractional bit") {
    const node_scale with = scale_of(0, 100, 3.5, true, 16, 4), without = scale_of(0, 100, 3.5, false, 16, 4);
    CHECK(with.offset == -56);
    CHECK(without.offset == 0);
    CHECK(with.fraction == 4);
    CHECK_FALSE(without.has_sign);
    CHECK(scale_of(0, 100, 3.5, true, 16, 0).offset == 0);
}
