// SPDX-License-Identifier: MIT
// Tables of 32-bit inputs for functions with flat ends, a minimum, a corner or a jump, and for a part of the domain.
#include "codes_of_32_bits.hpp"
#include "designs.hpp"

namespace {
using namespace fxact;
using namespace fxact::designs;
using fxact::test::check_bound, fxact::test::check_order;
namespace formulas = fxact::test::formulas;

static_assert(part_32::max_error <= 1 && part_32::bytes <= 70 && part_32::monotone, "fewer bytes for a part");
static_assert(tanh_32::max_error <= 1 && tanh_32::bytes <= 226 && tanh_32::monotone, "no entries for flat ends");
static_assert(silu_32::max_error <= 1 && silu_32::bytes <= 140 && !silu_32::monotone, "a silu has a minimum");
static_assert(relu_32::max_error <= 0.51 && relu_32::bytes <= 8 && relu_32::monotone, "a relu is two lines");
static_assert(step_32::max_error == 0 && step_32::bytes == 2 && step_32::monotone, "a step has two results");
}  // namespace

TEST_CASE("tanh, silu, relu and step of 32-bit inputs: no code exceeds max_error, and some come near it") {
    check_bound<part_32>("sigmoid over [-1, 4]", formulas::sigmoid);
    check_bound<tanh_32>("tanh", formulas::tanh);
    check_bound<silu_32>("silu", formulas::silu);
    check_bound<relu_32>("relu", formulas::relu);
    check_bound<step_32>("step", formulas::step);
}

TEST_CASE("tanh, relu and step tables of 32-bit inputs keep order") {
    check_order<tanh_32>("tanh");
    check_order<relu_32>("relu");
    check_order<step_32>("step");
}
