// SPDX-License-Identifier: MIT
// The check of facts refuses what is wrong by more than f's uncertainty, and nothing else.
#include <fxact/table.hpp>

#include <cstdint>
#include <limits>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include <fxact/detail/table/proof/facts_check.hpp>

#include "../catch.hpp"

namespace {
using namespace fxact;

struct between_fn {
    facts about;
    constexpr auto operator()(auto x) const { return x * x; }
};
/// The ends, and zero between them, are all that these functions need: 16-bit inputs go from -1/2 to 1/2.
template <class In>
constexpr detail::code_range tried = sizeof(In) == 1 ? detail::every_code<In> : detail::code_range{-2048, 2048};
template <facts About, class In>
constexpr detail::design::facts_check square_is =
    detail::design::facts_hold<detail::design::problem_of<between_fn{About}, In, q15, tried<In>>>;

struct nearly_odd_fn {
    double bend;
    facts about{.symmetry = symmetry::odd};

    constexpr auto operator()(auto x) const { return decltype(x){0.25} + x + decltype(x){bend} * x * x; }
};
using shifted = quantized<std::int8_t, affine{0x1p-4, -100}>;
template <nearly_odd_fn F, class In>
constexpr bool is_odd = detail::design::facts_hold<detail::design::problem_of<F, In, q15, tried<In>>>.symmetry;
}  // namespace

TEST_CASE("a limit may be reached, and infinity limits nothing") {
    constexpr facts reached{.lowest = 0, .highest = 64}, reached_by_16_bits{.lowest = 0, .highest = 0.25};
    constexpr facts infinite{.lowest = -std::numeric_limits<double>::infinity()};
    CHECK(square_is<reached, q<3, 4>>.all());
    CHECK(square_is<reached_by_16_bits, q<3, 12>>.all());
    CHECK(square_is<infinite, q<3, 4>>.all());
}

TEST_CASE("a limit may not be crossed: at all by 8-bit inputs, by 2^-20 LSB and 2^-40 of the value by 16-bit ones") {
    CHECK_FALSE(square_is<facts{.lowest = 0x1p-60}, q<3, 4>>.lowest);
    CHECK_FALSE(square_is<facts{.highest = 64 - 0x1p-30}, q<3, 4>>.highest);
    CHECK_FALSE(square_is<facts{.lowest = 0x1p-35}, q<3, 12>>.lowest);
    CHECK_FALSE(square_is<facts{.highest = 0.25 - 0x1p-34}, q<3, 12>>.highest);
}

TEST_CASE("a limit that is NaN does not hold") {
    CHECK_FALSE(square_is<facts{.lowest = std::numeric_limits<double>::quiet_NaN()}, q<3, 4>>.lowest);
}

TEST_CASE("odd means 2 f(0) - f(x), about the zero point, to 2^-16 LSB") {
    CHECK(is_odd<nearly_odd_fn{0}, q<3, 12>>);
    CHECK_FALSE(is_odd<nearly_odd_fn{0x1p-38}, q<3, 12>>);
    CHECK(is_odd<nearly_odd_fn{0}, shifted>);
    CHECK_FALSE(is_odd<nearly_odd_fn{0x1p-40}, shifted>);
}
