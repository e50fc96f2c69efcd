// SPDX-License-Identifier: MIT
// Logarithmic tables of 32-bit inputs.
#include "codes_of_32_bits.hpp"
#include "designs.hpp"

namespace {
using namespace fxact;
using namespace fxact::designs;
using fxact::test::check_bound, fxact::test::check_order, fxact::test::check_spans, fxact::test::is_logarithmic;

static_assert(softsign_32::max_error <= 1 && softsign_32::bytes <= 642 && is_logarithmic<softsign_32> &&
                  softsign_32::monotone,
              "segments that grow");
static_assert(inverse_32::max_error <= 1 && is_logarithmic<inverse_32> && inverse_32::monotone,
              "1/x over fourteen octaves");
}  // namespace

TEST_CASE("logarithmic tables of 32-bit inputs: no code exceeds max_error, and some come near it") {
    check_bound<softsign_32>("softsign", fxact::test::formulas::softsign);
    check_bound<inverse_32>("1/x", fxact::designs::exact_of::reciprocal);
}

TEST_CASE("logarithmic tables of 32-bit inputs keep order, and spans agree with single look-ups") {
    check_order<softsign_32>("softsign");
    check_order<inverse_32>("1/x");
    check_spans<softsign_32>("softsign");
    check_spans<inverse_32>("1/x");
}
