// SPDX-License-Identifier: MIT
// Tables over a part of their input's format.
#include <fxact/table.hpp>

#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>

#include "against_oracle.hpp"

namespace {
using namespace fxact;

constexpr auto reciprocal = [](auto x) { return decltype(x){1.0} / x; };
constexpr auto exact_sigmoid = [](const auto& x) { return test::sigmoid(x); };
constexpr auto exact_reciprocal = [](const auto& x) { return std::decay_t<decltype(x)>(1 / x); };

using inverse = table<reciprocal, q<3, 12>, q<3, 12>, table_spec{.domain{0.25, 8}}>;
static_assert(inverse::max_error <= 1, "a pole outside of the domain is no obstacle");
static_assert(inverse{}(q<3, 12>{0.0}) == inverse{}(q<3, 12>{0.25}) && inverse{}(q<3, 12>{-8.0}) == q<3, 12>{4.0},
              "an input beyond the domain gives what the domain's nearer end gives");
using short_sigmoid = table<sigmoid, q<3, 12>, q15, table_spec{.max_error = 0.75, .domain{-1, 4}}>;
static_assert(short_sigmoid::bytes <= 70, "fewer entries for a smaller domain");
using short_bytes = table<sigmoid, q<3, 4>, q7, table_spec{.domain{-1, 4}}>;
static_assert(short_bytes::bytes == 81 && short_bytes::max_error <= 0.5, "direct tables as well");
constexpr table<sigmoid, q<3, 12>, q15, table_spec{.domain{-6, -5}}> below_zero;
static_assert(below_zero.max_error <= 1 && below_zero.bytes < 20, "a domain need not hold 0");
using at_zero = table<sigmoid, q<3, 4>, q7, table_spec{.domain{0, 0}}>;
static_assert(at_zero::bytes == 1 && at_zero{}(q<3, 4>{2.0}) == q7{0.5}, "a domain may be one code");
static_assert(inverse::monotone && short_sigmoid::monotone && short_bytes::monotone, "monotone over the domain");
}  // namespace

TEST_CASE("a table over a domain is as accurate as it says, and clamps to the domain's ends") {
    test::check_proof<inverse>("1/x over [0.25, 8)", exact_reciprocal);
    test::check_proof<short_sigmoid>("sigmoid over [-1, 4]", exact_sigmoid);
    test::check_proof<short_bytes>("sigmoid q<3,4> over [-1, 4]", exact_sigmoid);
}
