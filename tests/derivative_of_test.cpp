// SPDX-License-Identifier: MIT
#include <fxact/derivative_of.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <type_traits>

#include <fxact/activation/elu.hpp>
#include <fxact/activation/relu.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/silu.hpp>
#include <fxact/apply.hpp>
#include <fxact/quantized.hpp>
#include <fxact/table.hpp>

#include "catch.hpp"
#include "oracle/formats.hpp"
#include "oracle/formulas.hpp"
#include "oracle/real.hpp"
#include "oracle/tally.hpp"

namespace {
using namespace fxact;

static_assert(derivative_of<sigmoid>(0.0F) == 0.25F && derivative_of<sigmoid>(0.0) == 0.25 &&
              derivative_of<sigmoid>(q15{}) == q15{0.25});
static_assert(derivative_of<elu{.alpha = 0.5}>(-0.0) == 0.5, "of a function with parameters too");
static_assert(std::is_empty_v<decltype(derivative_of<sigmoid>)>);
static_assert(apply<q15>(derivative_of<sigmoid>, q<3, 4>{}) == q15{0.25}, "in another format than its input's");
static_assert(apply<float>(derivative_of<relu>, -1.0) == 0.0F && apply<float>(derivative_of<relu>, 1.0) == 1.0F);

constexpr auto exact = [](const auto& x) { return test::formulas::sigmoid_slope(x); };
using quarters = quantized<std::uint8_t, affine{0.25 / 255, 0}>;
using tenths = quantized<std::int8_t, affine{static_cast<double>(0.1F), -3}>;

template <discrete In, discrete Out>
void check_table() {
    constexpr table<derivative_of<sigmoid>, In, Out> slopes;
    test::tally rounded;
    for (const auto code : test::codes<In>())
        rounded.expect(slopes(test::make<In>(code)).raw() == test::nearest_code<Out, In>(exact, code), code);
    CHECK(rounded);
}
}  // namespace

TEST_CASE("the derivative of an activation is a function like any other: called, applied and made a table of") {
    test::tally same;
    for (int code = -32768; code < 32768; code += 7) {
        const auto x = test::make<q<3, 12>>(code);
        same.expect(derivative_of<silu>(x) == silu.derivative(x) &&
                        apply<q<3, 12>>(derivative_of<silu>, x) == silu.derivative(x),
                    code);
    }
    CHECK(same);
    const std::array<float, 3> in{-1.5F, 0.0F, 20.0F};
    std::array<float, 3> out{};
    CHECK(apply(derivative_of<sigmoid>, std::span{in}, std::span{out}) == 3);
    for (std::size_t i = 0; i < in.size(); ++i) CHECK(out[i] == sigmoid.derivative(in[i]));
}

TEST_CASE("tables of a derivative are correctly rounded, and a 16-bit one meets its bound") {
    check_table<q<3, 4>, q15>();
    check_table<q<3, 4>, quarters>();
    check_table<tenths, quarters>();
    static constexpr table<derivative_of<sigmoid>, q<3, 12>, q15> wide;
    static_assert(wide.max_error < 2);
    double largest = 0;
    for (const auto code : test::codes<q<3, 12>>())
        largest = std::max(largest, test::error_in_lsb<q15>(wide(test::make<q<3, 12>>(code)).raw(),
                                                            exact(test::value_of<long double, q<3, 12>>(code))));
    CHECK(wide.max_error >= largest - 1e-12);
}
