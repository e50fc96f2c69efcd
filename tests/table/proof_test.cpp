// SPDX-License-Identifier: MIT
// Tables of every layout: what the compiler proves is what all 65,536 codes show.
#include <fxact/table.hpp>

#include <fxact/activation/relu.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>

#include "against_oracle.hpp"

namespace {
using namespace fxact;

/// Beyond what q15 holds on both sides.
constexpr auto thrice_silu = [](auto x) { return decltype(x){3.0} * x * sigmoid(x) - decltype(x){0.25}; };
/// Corners at -1 and 1.3, and a jump in the slope at 0.
constexpr auto bent = [](auto x) {
    using real = decltype(x);
    const real middle = x < real{-1.0} ? real{-1.0} : x > real{1.3} ? real{1.3} : x;
    return middle * middle * real{0.25} + (middle < real{0.0} ? -middle : middle) * real{0.1};
};
constexpr auto slope = [](auto x) { return sigmoid.derivative(x); };

// The same formulas for the oracle, in long double.
constexpr auto exact_sigmoid = [](const auto& x) { return test::sigmoid(x); };
constexpr auto exact_slope = [](const auto& x) { return test::sigmoid_slope(x); };
constexpr auto exact_relu = [](const auto& x) { return test::relu(x); };
constexpr auto exact_thrice_silu = [](const auto& x) {
    return std::decay_t<decltype(x)>((12 * x * test::sigmoid(x) - 1) / 4);
};
constexpr auto exact_bent = [](const auto& x) {
    using real = std::decay_t<decltype(x)>;
    const real middle = x < -1 ? real(-1) : x > real(1.3) ? real(1.3) : x;
    return real(middle * middle / 4 + (middle < 0 ? -middle : middle) * real(0.1));
};

template <std::size_t Entries>
inline constexpr table_spec entries{.entries = Entries};
}  // namespace

TEST_CASE("the proved error of a 16-bit table is the largest that all 65,536 codes show") {
    test::check_proof<table<sigmoid, q<7, 8>, q15, entries<129>>>("sigmoid q<7,8> to q15, 129 entries", exact_sigmoid);
    test::check_proof<table<sigmoid, uq<4, 12>, uq<0, 16>, entries<257>>>("sigmoid uq<4,12> to uq<0,16>, 257 entries",
                                                                          exact_sigmoid);
    test::check_proof<table<slope, q<3, 12>, q15, entries<34>>>("sigmoid' to q15, even", exact_slope);
    test::check_proof<table<sigmoid, q<3, 12>, q7>>("sigmoid q<3,12> to q7", exact_sigmoid);
}

TEST_CASE(
    "the proved error holds where the output saturates, where the function bends, and for a user's own function") {
    test::check_proof<table<thrice_silu, q<3, 12>, q15, entries<257>>>("3 silu - 1/4 to q15, saturating",
                                                                       exact_thrice_silu);
    test::check_proof<table<thrice_silu, q<3, 12>, q15, entries<258>>>("3 silu - 1/4 to q15, saturating, a spline",
                                                                       exact_thrice_silu);
    test::check_proof<table<bent, q<3, 12>, q<3, 12>, entries<65>>>("bent q<3,12>", exact_bent);
    test::check_proof<table<bent, q<3, 12>, q<3, 12>, entries<66>>>("bent q<3,12>, a spline", exact_bent);
    test::check_proof<table<relu, q<3, 12>, q<3, 4>>>("relu q<3,12> to q<3,4>, saturating", exact_relu);
}
