// SPDX-License-Identifier: MIT
#include <fxact/detail/table/nodes/problem.hpp>
#include <fxact/detail/table/nodes/stated_facts.hpp>

#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "catch.hpp"

namespace {
using namespace fxact;
using fxact::detail::design::problem;
constexpr format narrow = format_of<q<3, 12>>, wide = format_of<q<4, 27>>, out = format_of<q<7, 8>>;
constexpr detail::code_range some{-100, 100};

struct bell {
    static constexpr facts about{.symmetry = fxact::symmetry::even, .lowest = 0.25};
    constexpr auto operator()(const auto& x) const { return x; }
};
constexpr auto stating_nothing = [](auto x) { return x; };
constexpr facts of_bell = detail::design::facts_to_check(bell{}),
                of_lambda = detail::design::facts_to_check(stating_nothing),
                of_sigmoid = detail::design::facts_to_check(sigmoid);
static_assert(of_bell.symmetry == fxact::symmetry::even && of_bell.lowest == 0.25 && of_bell.highest == facts{}.highest,
              "a user's facts are checked");
static_assert(of_lambda.symmetry == fxact::symmetry::unstated && of_lambda.lowest == facts{}.lowest &&
                  of_sigmoid.symmetry == fxact::symmetry::unstated && of_sigmoid.lowest == facts{}.lowest,
              "the library's own are not used");
}  // namespace

TEST_CASE("a function that states nothing may give any result of the output's format") {
    const problem p{narrow, out, some, facts{}};
    CHECK(p.lowest_allowed == -32'768);
    CHECK(p.highest_allowed == 32'767);
    CHECK_FALSE(p.has_lower_limit());
    CHECK_FALSE(p.has_upper_limit());
    CHECK_FALSE(p.states_symmetry());
    CHECK(p.highest_real() == 32'767.5);
    CHECK(p.lowest_real() == -32'768.5);
}

TEST_CASE("stated limits are rounded to results, and those outside the format are none") {
    const problem p{narrow, out, some, facts{.lowest = -0.1, .highest = 1000}};
    CHECK(p.states_lowest());
    CHECK(p.lowest_allowed == -26);
    CHECK(p.has_lower_limit());
    CHECK(p.states_highest());
    CHECK_FALSE(p.has_upper_limit());
}

TEST_CASE("facts about inputs of 32 bits are not used, for they cannot be checked") {
    const problem p{wide, out, some, facts{.symmetry = fxact::symmetry::odd, .lowest = 0}};
    CHECK_FALSE(p.states_symmetry());
    CHECK_FALSE(p.has_lower_limit());
    CHECK_FALSE(p.has_too_many_codes());
    CHECK(problem{wide, out, {-40'000, 40'000}, facts{}}.has_too_many_codes());
}
