// SPDX-License-Identifier: MIT
// 16-bit logits of every step from 2^-30 to 2^30.
#include <fxact/softmax.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "../catch.hpp"
#include "steps.hpp"

namespace fxact::test {
namespace {

TEST_CASE(
    "softmax of 16-bit logits, every step from 2^-30 to 2^30: within the stated error, one result for both scales") {
    check_powers<std::int16_t, -30, 30, 1, uq<0, 8>, uq<0, 16>>(few_lengths);
}

TEST_CASE("softmax of 16-bit logits, every step, 20 times every row up to 65,536: within the stated error",
          "[.exhaustive]") {
    constexpr std::size_t lengths[]{1, 2, 3, 10, 100, 511, 512, 513, 1000, 1024, 1025, 2048, 2049, 4096, 65'536};
    for (int repeat = 0; repeat < 20; ++repeat) check_powers<std::int16_t, -30, 30, 1, uq<0, 8>, uq<0, 16>>(lengths);
}

}  // namespace
}  // namespace fxact::test
