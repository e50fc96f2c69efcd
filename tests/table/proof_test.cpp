// SPDX-License-Identifier: MIT
// Tables of every layout: what the compiler proves is what all 65,536 codes show.
#include <fxact/detail/table/nodes/entries.hpp>
#include <fxact/detail/table/nodes/integer_nodes.hpp>
#include <fxact/detail/table/nodes/real_nodes.hpp>
#include <fxact/detail/table/nodes/sampler.hpp>
#include <fxact/detail/table/nodes/stated_facts.hpp>
#include <fxact/detail/table/proof/max_error.hpp>
#include <fxact/detail/table/proof/monotone.hpp>
#include <fxact/detail/table/proof/proof_terms.hpp>
#include <fxact/detail/table/proof/table_curve.hpp>

#include "against_oracle.hpp"
#include "designs.hpp"

namespace {
using namespace fxact;
using fxact::test::check_proof, fxact::designs::of_entries;
namespace formulas = fxact::test::formulas;
namespace exact_of = fxact::designs::exact_of;
}  // namespace

TEST_CASE("the proved error of a 16-bit table is the largest that all 65,536 codes show") {
    check_proof<table<sigmoid, q<7, 8>, q15, of_entries<129>>>("sigmoid q<7,8> to q15, 129 entries", formulas::sigmoid);
    check_proof<table<sigmoid, uq<4, 12>, uq<0, 16>, of_entries<257>>>("sigmoid uq<4,12> to uq<0,16>, 257 entries",
                                                                       formulas::sigmoid);
    check_proof<table<designs::sigmoid_slope, q<3, 12>, q15, of_entries<34>>>("sigmoid' to q15, even",
                                                                              formulas::sigmoid_slope);
    check_proof<table<sigmoid, q<3, 12>, q7>>("sigmoid q<3,12> to q7", formulas::sigmoid);
}

#if defined(FXACT_FULL_TIER)  // the compiler's longest work
TEST_CASE("the proved error is the largest where the output saturates or the function bends, and for a user's own") {
    check_proof<table<designs::thrice_silu, q<3, 12>, q15, of_entries<257>>>("3 silu - 1/4 to q15, saturating",
                                                                             exact_of::thrice_silu);
    check_proof<table<designs::thrice_silu, q<3, 12>, q15, of_entries<258>>>(
        "3 silu - 1/4 to q15, saturating, a spline", exact_of::thrice_silu);
    check_proof<table<designs::bent, q<3, 12>, q<3, 12>, of_entries<65>>>("bent q<3,12>", exact_of::bent);
    check_proof<table<designs::bent, q<3, 12>, q<3, 12>, of_entries<66>>>("bent q<3,12>, a spline", exact_of::bent);
    check_proof<table<relu, q<3, 12>, q<3, 4>>>("relu q<3,12> to q<3,4>, saturating", formulas::relu);
}
#endif
