// SPDX-License-Identifier: MIT
// Tables of 32-bit inputs with long domains, scales and zero points.
#include "codes_of_32_bits.hpp"
#include "designs.hpp"

namespace {
using namespace fxact;
using namespace fxact::designs;
using fxact::test::check_bound, fxact::test::check_order, fxact::test::check_spans;
namespace formulas = fxact::test::formulas;

static_assert(long_sigmoid::max_error <= 1 && long_sigmoid::bytes <= 220 && long_sigmoid::monotone,
              "a sigmoid is flat over most of [-32768, 32768)");
static_assert(affine_sigmoid_32::max_error <= 0.75 && affine_sigmoid_32::bytes <= 260 && affine_sigmoid_32::monotone,
              "a scale that is no power of two");
static_assert(bytes_of_32::max_error <= 1 && bytes_of_32::bytes <= 40 && bytes_of_32::monotone,
              "a zero point, and 8-bit outputs");
}  // namespace

TEST_CASE("long and affine 32-bit domains: no code exceeds max_error, and some come near it") {
    check_bound<long_sigmoid>("sigmoid q<15,16>", formulas::sigmoid);
    check_bound<affine_sigmoid_32>("sigmoid of int32", formulas::sigmoid);
    check_bound<bytes_of_32>("sigmoid from int32 to int8", formulas::sigmoid);
}

TEST_CASE("long and affine 32-bit tables keep order, and spans agree with single look-ups") {
    check_order<long_sigmoid>("sigmoid q<15,16>");
    check_order<affine_sigmoid_32>("sigmoid of int32");
    check_order<bytes_of_32>("sigmoid from int32 to int8");
    check_spans<affine_sigmoid_32>("sigmoid of int32");
}
