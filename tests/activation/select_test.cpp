// SPDX-License-Identifier: MIT
#include <fxact/activation/select.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(select(true, 1.5F, 2.5F) == 1.5F && select(false, q7{0.5}, q7{-0.5}) == q7{-0.5} &&
              select(true, -0.0, 1.0) == 0.0);
static_assert(maximum(1.0F, 2.0F) == 2.0F && minimum(-1.0, 2.0) == -1.0 && maximum(q7{-0.5}, q7{0.25}) == q7{0.25});
static_assert(clip(7.0F, 0.0F, 6.0F) == 6.0F && clip(-1.0, 0.0, 6.0) == 0.0 &&
              clip(q<3, 4>{2.0}, q<3, 4>{0.0}, q<3, 4>{6.0}) == q<3, 4>{2.0});

TEST_CASE("maximum and minimum of scattered floats are those of the comparison") {
    std::uint64_t wrong = 0;
    boost::random::mt19937_64 noise{1};
    for (int i = 0; i < 200'000; ++i) {
        const float a = float_in_order(static_cast<std::uint32_t>(noise() % ordered_floats));
        const float b = float_in_order(static_cast<std::uint32_t>(noise() % ordered_floats));
        wrong += maximum(a, b) != (a < b ? b : a);
        wrong += minimum(a, b) != (a < b ? a : b);
        wrong += maximum(static_cast<double>(a), static_cast<double>(b)) != static_cast<double>(a < b ? b : a);
        wrong += select(i % 2 == 0, a, b) != (i % 2 == 0 ? a : b);
    }
    CHECK(wrong == 0);
}
TEST_CASE("a NaN on either side stays one, and -0 is less than +0") {
    CHECK(std::isnan(maximum(quiet_nan, 1.0)));
    CHECK(std::isnan(minimum(1.0, quiet_nan)));
    CHECK(std::isnan(maximum(-quiet_nan, infinity)));
    CHECK(std::isnan(clip(1.0, quiet_nan, 2.0)));
    CHECK_FALSE(std::signbit(maximum(-0.0F, 0.0F)));
    CHECK_FALSE(std::signbit(maximum(0.0F, -0.0F)));
    CHECK(std::signbit(minimum(0.0F, -0.0F)));
}
TEST_CASE("maximum of every pair of 8-bit codes is the larger") {
    int wrong = 0;
    for (int a = -128; a < 128; ++a)
        for (int b = -128; b < 128; ++b) {
            wrong += raw_of(maximum(saturate<q7>(a), saturate<q7>(b))) != (a < b ? b : a);
            wrong += raw_of(minimum(saturate<q7>(a), saturate<q7>(b))) != (a < b ? a : b);
            wrong += raw_of(maximum(saturate<uq<0, 8>>(a + 128), saturate<uq<0, 8>>(b + 128))) != (a < b ? b : a) + 128;
        }
    CHECK(wrong == 0);
}
