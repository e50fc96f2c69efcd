// SPDX-License-Identifier: MIT
// Correctly rounded tables for affine and narrow formats, and of functions with ties, corners and jumps.
#include "check_exact.hpp"
#include "designs.hpp"

#include "../catch.hpp"

namespace {
using namespace fxact;
using namespace fxact::designs;
using fxact::test::check_exact;

static_assert(exact_affine::bytes <= 2000 && exact_affine::monotone, "scales and zero points");
static_assert(exact_coarse_relu::max_error == 0.5 && exact_coarse_half::max_error == 0.5,
              "a tie is half an LSB from both neighbors");
static_assert(exact_relu::max_error < 1e-9 && exact_relu::bytes <= 8, "relu is two lines");
static_assert(exact_step::bytes <= 4, "a function of two values needs two entries");
static_assert(exact_bytes::bytes <= 22, "a dozen entries and a dozen corrections");
static_assert(exact_fast::interpolation == interpolation::direct && exact_fast::max_error <= 0.5,
              "where bytes abound, one load is fastest");
static_assert(exact_32_bits::bytes == 1024, "a 32-bit output needs a direct table");
}  // namespace

TEST_CASE("exact tables of affine and narrow formats, ties, corners and jumps are correctly rounded at every code") {
    check_exact<exact_affine>("affine sigmoid");
    check_exact<exact_coarse_relu>("relu q<3,12> to q<3,4>");
    check_exact<exact_coarse_half>("x/2 q<3,4>");
    check_exact<exact_relu>("relu q<3,12>");
    check_exact<exact_step>("step");
    check_exact<exact_bytes>("sigmoid q<3,4> to q7");
    check_exact<exact_fast>("sigmoid, direct");
}
