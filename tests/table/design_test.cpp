// SPDX-License-Identifier: MIT
// What is asked of a table, and what the compiler makes of it.
#include <fxact/detail/table/design/candidate_list.hpp>
#include <fxact/detail/table/design/candidates.hpp>
#include <fxact/detail/table/design/diagnosis.hpp>
#include <fxact/detail/table/design/heuristics.hpp>
#include <fxact/detail/table/design/profile.hpp>
#include <fxact/detail/table/design/request.hpp>
#include <fxact/detail/table/design/search.hpp>
#include <fxact/detail/table/design/segment_errors.hpp>

#include "against_oracle.hpp"
#include "designs.hpp"
#include "spans_and_order.hpp"

namespace {
using namespace fxact;
using namespace fxact::designs;
using fxact::test::check_proof, fxact::designs::x_times_sigmoid, fxact::designs::square;
namespace formulas = fxact::test::formulas;

static_assert(close_sigmoid::max_error <= 0.75 && close_sigmoid::bytes <= 1100,
              "sigmoid is within 0.75 LSB in at most 1,100 bytes");
static_assert(close_sigmoid::bytes == 132,
              "in fact it takes 66 entries over half the axis, with parabolas between them");
static_assert(straight_sigmoid::interpolation == interpolation::linear && straight_sigmoid::max_error <= 1,
              "straight lines, if they are asked for");
static_assert(straight_sigmoid::bytes == 514, "257 nodes over half the axis");
static_assert(fast_sigmoid::bytes <= 2100 && fast_sigmoid::bytes > straight_sigmoid::bytes,
              "more bytes buy fewer instructions");
static_assert(best_sigmoid::bytes <= 300 && best_sigmoid::max_error < close_sigmoid::max_error,
              "bytes alone buy the smallest error");
static_assert(counted_sigmoid::entries == 129 && counted_sigmoid::bytes == 258,
              "as many entries as asked for, as wide as the output");

static_assert(table<step, q<3, 12>, q15, table_spec{.max_error = 0.5, .prefer = prefer::size}>::bytes <= 4,
              "a function of two values needs two entries");
static_assert(table<relu, q<3, 4>, q<3, 4>, table_spec{.max_error = 0.1, .prefer = prefer::size}>::max_error < 1e-9,
              "what lines give exactly has no error");
static_assert(table<sigmoid, q<3, 4>, q7, table_spec{.max_error = 1, .prefer = prefer::size}>::bytes < 100,
              "an 8-bit input can do with fewer entries than codes");
static_assert(table<sigmoid, q<3, 4>, q15, table_spec{.max_bytes = 2}>::max_error > 1000, "two bytes say little");

static_assert(close_sigmoid::monotone && straight_sigmoid::monotone && fast_sigmoid::monotone && best_sigmoid::monotone,
              "sigmoid never decreases");
static_assert(!table<x_times_sigmoid, q<3, 4>, q<3, 4>, table_spec{.max_error = 1, .prefer = prefer::size}>::monotone,
              "silu has a minimum");
static_assert(table<designs::negation, q<3, 4>, q<3, 4>>::monotone,
              "monotone is never rising as well as never falling");
static_assert(table<square, uq<4, 4>, uq<4, 4>>::monotone && !table<square, q<3, 4>, uq<4, 4>>::monotone,
              "a square rises above zero only");

static_assert(spiky::interpolation == interpolation::direct && spiky::max_error <= 0.5,
              "where only a direct table is accurate enough, it is chosen");
}  // namespace

TEST_CASE("what the compiler chose is as accurate as it says") {
    check_proof<close_sigmoid>("sigmoid within 0.75", formulas::sigmoid);
    check_proof<straight_sigmoid>("sigmoid, linear", formulas::sigmoid);
    check_proof<fast_sigmoid>("sigmoid, few instructions", formulas::sigmoid);
    check_proof<best_sigmoid>("sigmoid, 300 bytes", formulas::sigmoid);
}

TEST_CASE("designed tables of functions that never decrease never decrease") {
    const auto check = []<class Table>(Table) {
        CHECK(test::keeps_order<Table>(test::all_values<typename Table::input_type>(), true));
    };
    check(close_sigmoid{});
    check(straight_sigmoid{});
    check(fast_sigmoid{});
    check(best_sigmoid{});
    check(counted_sigmoid{});
}
