// SPDX-License-Identifier: MIT
#include <fxact/detail/evaluate/scaled_value.hpp>

#include <fxact/activation/identity.hpp>
#include <fxact/activation/relu.hpp>

#include "../catch.hpp"

using namespace fxact;

TEST_CASE("a function between grids of the run time is rounded to the nearest step, ties away from zero") {
    CHECK(detail::scaled_value{identity, 0.5, 1.0}(5) == 3);
    CHECK(detail::scaled_value{identity, 0.5, 1.0}(-5) == -3);
    CHECK(detail::scaled_value{identity, 0.3, 0.1}(7) == 21);
    CHECK(detail::scaled_value{relu, 0.3, 0.1}(-7) == 0);
    CHECK(detail::scaled_value{identity, 0x1p-40, 0x1p-50}(3) == 3072);
    CHECK(detail::scaled_value{identity, 0.3, 0.1, 4}(7) == 336);
    CHECK(detail::scaled_value{identity, 0x1p-1074, 0x1p-1074, 8}(-3) == -768);
}
static_assert(detail::scaled_value{identity, 0.25, 1.0}(10) == 3);
