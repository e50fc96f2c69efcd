// SPDX-License-Identifier: MIT
// Tables over a part of their input's format.
#include <fxact/detail/table/lookup/lookup.hpp>
#include <fxact/detail/table/lookup/lookup_span.hpp>
#include <fxact/detail/table/lookup/scalar_lookup.hpp>

#include "against_oracle.hpp"
#include "designs.hpp"

namespace {
using namespace fxact;
using namespace fxact::designs;
using fxact::test::check_proof;
namespace formulas = fxact::test::formulas;

static_assert(inverse::max_error <= 1, "a pole outside of the domain is no obstacle");
static_assert(inverse{}(q<3, 12>{0.0}) == inverse{}(q<3, 12>{0.25}) && inverse{}(q<3, 12>{-8.0}) == q<3, 12>{4.0},
              "an input outside the domain gives the result of the nearer end");
static_assert(short_sigmoid::bytes <= 70, "fewer entries for a smaller domain");
static_assert(short_bytes::bytes == 81 && short_bytes::max_error <= 0.5, "direct tables as well");
static_assert(below_zero::max_error <= 1 && below_zero::bytes < 20, "a domain need not hold 0");
static_assert(at_zero::bytes == 1 && at_zero{}(q<3, 4>{2.0}) == q7{0.5}, "a domain may be one code");
static_assert(inverse::monotone && short_sigmoid::monotone && short_bytes::monotone, "monotone over the domain");
}  // namespace

TEST_CASE("a table over a domain is as accurate as it says, and clamps to the domain's ends") {
    check_proof<inverse>("1/x over [0.25, 8)", fxact::designs::exact_of::reciprocal);
    check_proof<short_sigmoid>("sigmoid over [-1, 4]", formulas::sigmoid);
    check_proof<short_bytes>("sigmoid q<3,4> over [-1, 4]", formulas::sigmoid);
}
