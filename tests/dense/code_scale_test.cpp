// SPDX-License-Identifier: MIT
#include <fxact/detail/dense/code_scale.hpp>

#include <limits>

#include "../catch.hpp"

using namespace fxact::detail;

TEST_CASE("a limit is rounded to the grid of a format, ties away from zero, and clamped to the type") {
    constexpr code_limits bytes{-128, 127};
    CHECK(nearest_code(0.0, 0.1, 7, bytes) == 7);
    CHECK(nearest_code(-0.0, 0.1, 7, bytes) == 7);
    CHECK(nearest_code(6.0, 0.05, -100, bytes) == 20);
    CHECK(nearest_code(1.0, 0.3, 0, bytes) == 3);
    CHECK(nearest_code(2.5, 1.0, 0, bytes) == 3);
    CHECK(nearest_code(-2.5, 1.0, 0, bytes) == -3);
    CHECK(nearest_code(std::numeric_limits<double>::max(), 0.05, 3, bytes) == 127);
    CHECK(nearest_code(std::numeric_limits<double>::lowest(), 0.05, 3, bytes) == -128);
    CHECK(nearest_code(1e-300, 0.05, 3, bytes) == 3);
    CHECK(nearest_code(1.0, 0x1p-1074, 3, bytes) == 127);
}
