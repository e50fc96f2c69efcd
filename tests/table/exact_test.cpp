// SPDX-License-Identifier: MIT
// Correctly rounded tables: every code against the library's own correctly rounded value.
#include <fxact/detail/table/design/compiled_design.hpp>
#include <fxact/detail/table/design/corrected_candidates.hpp>
#include <fxact/detail/table/lookup/lookup_with_corrections.hpp>
#include <fxact/detail/table/proof/correction_keys.hpp>
#include <fxact/detail/table/proof/correction_map.hpp>
#include <fxact/detail/table/proof/corrections.hpp>
#include <fxact/detail/table/proof/hard_cases.hpp>

#include "against_oracle.hpp"
#include "check_exact.hpp"
#include "designs.hpp"

namespace {
using namespace fxact;
using namespace fxact::designs;
using fxact::test::check_exact, fxact::test::check_proof;
namespace formulas = fxact::test::formulas;

static_assert(exact_sigmoid::bytes <= 600, "a correctly rounded sigmoid takes less than 1/200 of a direct table");
static_assert(exact_sigmoid::max_error > 0.4999 && exact_sigmoid::max_error <= 0.5,
              "its error is that of the rounding");
static_assert(exact_sigmoid::bytes ==
                  4 * exact_sigmoid::data().size() + 2 * (exact_sigmoid::entries - exact_sigmoid::data().size()),
              "bytes and entries count the corrections");
static_assert(exact_sigmoid::monotone && exact_tanh::monotone, "rounding keeps order");
static_assert(exact_tanh::bytes <= 850, "less than 1/150 of a direct table");
static_assert(exact_part::bytes < 500, "fewer bytes for a part of the domain");
static_assert(exact_straight::interpolation == interpolation::linear && exact_straight::bytes > exact_sigmoid::bytes,
              "straight lines, if they are asked for");
static_assert(exact_no_larger::bytes <= 600, "within the bytes that are asked for");
static_assert(exact_coarse_sigmoid::bytes <= 100, "fewer entries for fewer results");
}  // namespace

TEST_CASE("exact sigmoid and tanh tables give the correctly rounded value at every code") {
    check_exact<exact_sigmoid>("sigmoid");
    check_exact<exact_part>("sigmoid over [-1, 4]");
    check_exact<exact_straight>("sigmoid, linear");
    check_exact<exact_no_larger>("sigmoid, 600 bytes");
    check_exact<exact_tanh>("tanh");
    check_exact<exact_coarse_sigmoid>("sigmoid q<3,12> to q7");
}

TEST_CASE("the error that an exact table states is the largest there is") {
    check_proof<exact_sigmoid>("sigmoid", formulas::sigmoid);
    check_proof<exact_part>("sigmoid over [-1, 4]", formulas::sigmoid);
    check_proof<exact_coarse_sigmoid>("sigmoid q<3,12> to q7", formulas::sigmoid);
}
