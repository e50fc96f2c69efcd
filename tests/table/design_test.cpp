// SPDX-License-Identifier: MIT
// What is asked of a table, and what the compiler makes of it.
#include <fxact/table.hpp>

#include <fxact/activation/relu.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/step.hpp>
#include <fxact/fixed.hpp>

#include "against_oracle.hpp"
#include "spans_and_order.hpp"

namespace {
using namespace fxact;

constexpr auto exact_sigmoid = [](const auto& x) { return test::sigmoid(x); };

template <auto F, table_spec Spec>
using made = table<F, q<3, 12>, q15, Spec>;

using close_sigmoid = made<sigmoid, table_spec{.max_error = 0.75}>;
static_assert(close_sigmoid::max_error <= 0.75 && close_sigmoid::bytes <= 1100,
              "sigmoid is within 0.75 LSB in at most 1,100 bytes");
static_assert(close_sigmoid::bytes == 132, "in fact it takes 66 entries over half the axis, with a parabola between");

using straight_sigmoid = made<sigmoid, table_spec{.max_error = 1, .interpolation = interpolation::linear}>;
static_assert(straight_sigmoid::interpolation == interpolation::linear && straight_sigmoid::max_error <= 1,
              "straight lines, if they are asked for");
static_assert(straight_sigmoid::bytes == 514, "257 nodes over half the axis");
using quick_sigmoid = made<sigmoid, table_spec{.max_error = 1, .max_bytes = 2100}>;
static_assert(quick_sigmoid::bytes <= 2100 && quick_sigmoid::bytes > straight_sigmoid::bytes,
              "an allowance of bytes buys fewer instructions");
using best_sigmoid = made<sigmoid, table_spec{.max_bytes = 300}>;
static_assert(best_sigmoid::bytes <= 300 && best_sigmoid::max_error < close_sigmoid::max_error,
              "bytes alone buy the smallest error");
using counted_sigmoid = made<sigmoid, table_spec{.entries = 129}>;
static_assert(counted_sigmoid::entries == 129 && counted_sigmoid::bytes == 258,
              "so many entries, as wide as the output");

static_assert(table<step, q<3, 12>, q15, table_spec{.max_error = 0.5}>::bytes <= 4,
              "a function of two values needs two entries");
static_assert(table<relu, q<3, 4>, q<3, 4>, table_spec{.max_error = 0.1}>::max_error < 1e-9,
              "what lines give exactly has no error");
static_assert(table<sigmoid, q<3, 4>, q7, table_spec{.max_error = 1}>::bytes < 100,
              "an 8-bit input can do with fewer entries than codes");
static_assert(table<sigmoid, q<3, 4>, q15, table_spec{.max_bytes = 2}>::max_error > 1000, "two bytes say little");

static_assert(close_sigmoid::monotone && straight_sigmoid::monotone && quick_sigmoid::monotone &&
                  best_sigmoid::monotone,
              "sigmoid never decreases");
constexpr auto silu = [](auto x) { return x * sigmoid(x); };
static_assert(!table<silu, q<3, 4>, q<3, 4>>::monotone &&
                  !table<silu, q<3, 4>, q<3, 4>, table_spec{.max_error = 1}>::monotone,
              "silu has a minimum");
static_assert(table<[](auto x) { return -x; }, q<3, 4>, q<3, 4>>::monotone,
              "monotone is never rising as well as never falling");
static_assert(table<[](auto x) { return x * x; }, uq<4, 4>, uq<4, 4>>::monotone &&
                  !table<[](auto x) { return x * x; }, q<3, 4>, uq<4, 4>>::monotone,
              "a square rises above zero only");

/// Spikes so narrow that samples of a design miss them.
constexpr auto spikes = [](auto x) {
    using real = decltype(x);
    const auto spike = [](real from) {
        const real size = real{0.5} - (from < real{0.0} ? -from : from) * real{600.0};
        return size < real{0.0} ? real{0.0} : size;
    };
    return spike(x - real{0.1234}) - spike(x + real{0.7109});
};
using wild = made<spikes, table_spec{.domain{-1, 1}}>;
static_assert(wild::interpolation == interpolation::direct && wild::max_error <= 0.5,
              "what only an entry for each code can do is done");
}  // namespace

TEST_CASE("what the compiler chose is as accurate as it says") {
    test::check_proof<close_sigmoid>("sigmoid within 0.75", exact_sigmoid);
    test::check_proof<straight_sigmoid>("sigmoid, linear", exact_sigmoid);
    test::check_proof<quick_sigmoid>("sigmoid, few instructions", exact_sigmoid);
    test::check_proof<best_sigmoid>("sigmoid, 300 bytes", exact_sigmoid);
}

TEST_CASE("designed tables of functions that never decrease never decrease") {
    const auto check = []<class Table>(Table) {
        CHECK(test::keeps_order<Table>(test::all_values<typename Table::input_type>(), true));
    };
    check(close_sigmoid{});
    check(straight_sigmoid{});
    check(quick_sigmoid{});
    check(best_sigmoid{});
    check(counted_sigmoid{});
}
