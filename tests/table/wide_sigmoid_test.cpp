// SPDX-License-Identifier: MIT
// Tables of 32-bit inputs: max_error is a bound that no code exceeds, and not far above what codes reach.
#include "codes_of_32_bits.hpp"
#include "designs.hpp"

namespace {
using namespace fxact;
using namespace fxact::designs;
using fxact::test::check_bound, fxact::test::check_order, fxact::test::check_spans;
namespace formulas = fxact::test::formulas;

static_assert(smooth_32::max_error <= 1 && smooth_32::bytes <= 132 && smooth_32::monotone,
              "nearly as small as for 16 bits");
static_assert(straight_32::max_error <= 1 && straight_32::bytes == 514 && straight_32::monotone &&
                  !test::sums_in_64_bits<straight_32>,
              "products of 32 bits");
static_assert(close_32::max_error <= 0.55 && close_32::bytes <= 520 && close_32::monotone, "nearly correctly rounded");
static_assert(fast_32::max_error <= 0.75 && fast_32::interpolation == interpolation::linear && fast_32::bytes <= 1026,
              "bytes buy fewer instructions");
static_assert(small_32::bytes <= 64 && small_32::max_error < 8, "the best of 64 bytes");
static_assert(counted_32::entries == 129 && counted_32::bytes == 258, "as many entries as asked for");
}  // namespace

TEST_CASE("sigmoid tables of 32-bit inputs: no code exceeds max_error, and some come near it") {
    check_bound<smooth_32>("sigmoid", formulas::sigmoid);
    check_bound<straight_32>("sigmoid, linear", formulas::sigmoid);
    check_bound<close_32>("sigmoid within 0.55", formulas::sigmoid);
    check_bound<fast_32>("sigmoid, few instructions", formulas::sigmoid);
    check_bound<small_32>("sigmoid, 64 bytes", formulas::sigmoid);
    check_bound<counted_32>("sigmoid, 129 entries", formulas::sigmoid);
}

TEST_CASE("sigmoid tables of 32-bit inputs keep order, and spans agree with single look-ups") {
    check_order<smooth_32>("sigmoid");
    check_order<straight_32>("sigmoid, linear");
    check_order<close_32>("sigmoid within 0.55");
    check_order<fast_32>("sigmoid, few instructions");
    check_spans<smooth_32>("sigmoid");
    check_spans<straight_32>("sigmoid, linear");
}
