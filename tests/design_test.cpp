// SPDX-License-Identifier: MIT
// A table that a program designs is the one that the compiler designs, bit for bit.
#include <fxact/design.hpp>

#include <cstdint>
#include <limits>
#include <string>

#include <fxact/fxact.hpp>

#include "catch.hpp"
#include "table/same_design.hpp"

namespace fxact::test {
namespace {

using affine8 = quantized<std::int8_t, affine{0.05, -3}>;
using affine16 = quantized<std::int16_t, affine{3e-4, 1234}>;
[[maybe_unused]] constexpr auto reciprocal = [](auto x) { return decltype(x){1.0} / x; };
struct bell_fn {
    static constexpr facts about{.symmetry = symmetry::even, .lowest = 0, .highest = 1};
    constexpr auto operator()(const auto& x) const { return math::exp(-(x * x)); }
};

}  // namespace

TEST_CASE("a design of 8-bit inputs is the compiler's table") {
    check_same<sigmoid, q<3, 4>, q7>("direct");
    check_same<sigmoid, q<3, 4>, q15, table_spec{.max_error = 1}>("lines");
    check_same<sigmoid, q<3, 4>, q15, table_spec{.max_error = 4, .interpolation = interpolation::quadratic}>(
        "parabolas");
    check_same<silu, q<3, 4>, q<3, 12>, table_spec{.max_bytes = 60}>("bytes");
    check_same<tanh, affine8, affine8, table_spec{.max_error = 0.6}>("affine");
    check_same<relu, uq<4, 4>, uq<4, 4>, table_spec{.max_error = 0.6}>("unsigned");
    check_same<bell_fn{}, q<3, 4>, q7, table_spec{.max_error = 0.8}>("facts");
    check_same<sigmoid, q<3, 4>, q7, table_spec{.entries = 17}>("entries");
    check_same<exp, q<3, 4>, q7, table_spec{.domain = {-2, 1}}>("domain");
}

#if defined(FXACT_FULL_TIER)  // the compiler takes seconds for each; tests/table/requests has more
TEST_CASE("a design of 16-bit inputs is the compiler's table") {
    check_same<tanh, q<3, 12>, q15, table_spec{.monotone = true}>("clamped, with an order that is asked for");
    check_same<sigmoid, q<3, 12>, q15, table_spec{.exact = true}>("exact");
    check_same<softplus, q<3, 12>, q<3, 12>, table_spec{.max_error = 0.75}>("saturating");
    check_same<reciprocal, q<3, 12>, q<7, 8>, table_spec{.domain = {1.0 / 256, 8}}>("logarithmic");
    check_same<hard_swish, affine16, q15, table_spec{.max_error = 2}>("affine");
}

TEST_CASE("a design of 32-bit inputs is the compiler's table") {
    check_same<sigmoid, q<4, 27>, q7, table_spec{.max_error = 0.75}>("sigmoid");
}
#endif

TEST_CASE("a design tells which tables were looked at, and the chosen one is among them") {
    const table_design found =
        design(sigmoid, format_of<q<3, 12>>, format_of<q15>, {.max_error = 0.75, .prefer = prefer::size});
    CHECK(found.symmetry == symmetry::odd);
    CHECK(found.node_bytes == 2);
    CHECK_FALSE(found.frontier.empty());
    bool chosen = false;
    for (const tried_table& one : found.frontier) {
        CHECK(one.bytes <= found.bytes);  // smaller ones come first
        chosen = chosen || (one.bytes == found.bytes && one.error_bound >= found.max_error);
    }
    CHECK(chosen);
}

TEST_CASE("a request that cannot be met comes with the sentence that the compiler would print") {
    const auto refused = [](table_spec spec, const char* words) {
        const table_design found = design(sigmoid, format_of<q<3, 12>>, format_of<q15>, spec);
        CHECK_FALSE(found.met);
        REQUIRE(found.problem != nullptr);
        CHECK(std::string(found.problem).find(words) != std::string::npos);
    };
    refused({.max_error = 0.01}, "no table meets the table_spec");
    refused({.max_error = -1}, "max_error must be a number above 0");
    refused({.max_error = std::numeric_limits<double>::quiet_NaN()}, "max_error must be a number above 0");
    refused({.domain = {2, 1}}, "low must not be above high");
    refused({.domain = {-80, 1}}, "reaches outside of what the input format holds");
    refused({.max_error = 1, .exact = true}, "leave max_error out");
    refused({.max_bytes = 2, .interpolation = interpolation::quadratic}, "no table of the wanted interpolation");
    CHECK_FALSE(design([](auto x) { return decltype(x){1.0} / x; }, format_of<q<3, 12>>, format_of<q15>).met);
    for (const format& no : {format{12, true, 0.1, 0}, format{8, true, 0.0, 0}, format{8, true, -1.0, 0},
                             format{8, true, std::numeric_limits<double>::infinity(), 0},
                             format{8, true, std::numeric_limits<double>::quiet_NaN(), 0}, format{8, true, 0.1, 128},
                             format{8, false, 0.1, -1}}) {
        CHECK(std::string(design(sigmoid, no, format_of<q15>).problem).find("8, 16 or 32 bits") != std::string::npos);
        CHECK(std::string(design(sigmoid, format_of<q15>, no).problem).find("8, 16 or 32 bits") != std::string::npos);
    }
    CHECK(design(sigmoid, format{32, false, 0x1p-28, 0}, format_of<q15>).problem != nullptr);
}

}  // namespace fxact::test
