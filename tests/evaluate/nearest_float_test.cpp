// SPDX-License-Identifier: MIT
#include <fxact/detail/evaluate/nearest_float.hpp>

#include <cstdint>
#include <limits>

#include <fxact/activation/elu.hpp>
#include <fxact/activation/gelu.hpp>
#include <fxact/activation/hard_sigmoid.hpp>
#include <fxact/activation/hard_sigmoid_with.hpp>
#include <fxact/activation/leaky_relu.hpp>
#include <fxact/activation/mish.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/silu.hpp>
#include <fxact/activation/soft_shrink.hpp>
#include <fxact/activation/tanh.hpp>
#include <fxact/apply.hpp>
#include <fxact/detail/evaluate/decode_argument.hpp>
#include <fxact/fixed.hpp>

#include "../catch.hpp"
#include "../oracle/formulas.hpp"
#include "../oracle/real.hpp"
#include "../oracle/tally.hpp"

using namespace fxact;
using detail::float_rounding;

namespace {
constexpr float least = std::numeric_limits<float>::denorm_min();
}

TEST_CASE("exact ties of floats are rounded away from zero") {
    // (x + 3) / 6 is exactly between 1/2 and the next float.
    STATIC_REQUIRE(hard_sigmoid(0x3p-24F) == 0x1.000002p-1F);
    STATIC_REQUIRE(leaky_relu{.negative_slope = 0.5}(-3 * least) == -2 * least);
    STATIC_REQUIRE(leaky_relu{.negative_slope = 0.5}(-least) == -least);
    STATIC_REQUIRE(soft_shrink{.lambda = 0.5}(0x1p24F) == 0x1p24F);
}

TEST_CASE("what is a little beyond a tie goes to the nearer float, however little that is") {
    // x / 2 is a tie, and the rest of the function decides: far below 64 bits.
    STATIC_REQUIRE(silu(3 * least) == 2 * least);
    STATIC_REQUIRE(silu(-3 * least) == -least);
    STATIC_REQUIRE(gelu(3 * least) == 2 * least);
    STATIC_REQUIRE(gelu(-3 * least) == -least);
    STATIC_REQUIRE(gelu(-least) == 0.0F);
    STATIC_REQUIRE(elu{.alpha = 0.5}(-3 * least) == -least);  // above -alpha |x|
    STATIC_REQUIRE(soft_shrink{.lambda = 0x1.0000000000001p-1}(0x1p24F) == 0x1.fffffep23F);
    STATIC_REQUIRE(sigmoid(0x1p-23F) == 0.5F);  // 1/2 + x/4 is a tie, less x^3 / 48
    STATIC_REQUIRE(sigmoid(-0x1p-24F) == 0.5F);
    STATIC_REQUIRE(fxact::tanh(0x1p-12F) == 0x1p-12F);
}

TEST_CASE("a fixed-point argument gives the float nearest to its function") {
    test::tally nearest;
    for (int code = -32768; code <= 32767; code += 7) {
        const auto x = q<3, 12>::from_raw(static_cast<std::int16_t>(code));
        const double real = code / 4096.0;
        const auto check = [&](float y, double truth) {
            nearest.expect(test::float_ulps(y, truth) <= 0.5 + 1e-6, code);
        };
        check(apply<float>(sigmoid, x), test::formulas::sigmoid(real));
        check(apply<float>(fxact::tanh, x), test::formulas::tanh(real));
        check(apply<float>(silu, x), test::formulas::silu(real));
        check(apply<float>(gelu, x), test::formulas::gelu(real));
        check(apply<float>(mish, x), test::formulas::mish(real));
    }
    CHECK(nearest);
}

TEST_CASE("the window around the middle of two floats has the width that is asked for") {
    using detail::near_middle_of_floats;
    STATIC_REQUIRE(near_middle_of_floats<std::uint32_t>(0x8000'0080, 0));
    STATIC_REQUIRE(near_middle_of_floats<std::uint32_t>(0x8000'0083, 3));
    STATIC_REQUIRE(near_middle_of_floats<std::uint32_t>(0x8000'007D, 3));
    STATIC_REQUIRE_FALSE(near_middle_of_floats<std::uint32_t>(0x8000'0084, 3));
    STATIC_REQUIRE_FALSE(near_middle_of_floats<std::uint32_t>(0x8000'007C, 3));
    STATIC_REQUIRE(near_middle_of_floats<std::uint32_t>(0x8000'0000, 128));
    STATIC_REQUIRE(near_middle_of_floats<std::uint64_t>(0x8000'0080'0000'0000, 0));
    STATIC_REQUIRE_FALSE(near_middle_of_floats<std::uint64_t>(0x8000'0080'0000'0002, 1));
}

TEST_CASE("an absolute error counts more in the last place of a smaller result") {
    using detail::error_in_units;
    constexpr float_rounding absolute{.error = 4, .small_error = 10, .absolute_error = 3, .absolute_from = -6};
    STATIC_REQUIRE(error_in_units<std::uint32_t>(absolute, 0) == 4);
    STATIC_REQUIRE(error_in_units<std::uint32_t>(absolute, -1) == 4);
    STATIC_REQUIRE(error_in_units<std::uint32_t>(absolute, -2) == 16);
    STATIC_REQUIRE(error_in_units<std::uint32_t>(absolute, -6) == 106);
    STATIC_REQUIRE(error_in_units<std::uint32_t>(absolute, -7) == 10);
    STATIC_REQUIRE(error_in_units<std::uint64_t>(float_rounding{.absolute_error = 1, .absolute_from = -99}, -41) ==
                   std::uint64_t{1} << 40);
}

TEST_CASE("a line that cancels at its root is the nearest float there too") {
    test::tally nearest;
    for (int i = -2000; i <= 2000; ++i) {
        const float x = -2.5F + static_cast<float>(i) * 0x1p-22F;
        const float y = hard_sigmoid_onnx(x);
        const test::real50 truth = test::formulas::hard_sigmoid_onnx(test::real50(x));
        nearest.expect(test::ulps(y, truth) <= 0.5, x);
    }
    CHECK(nearest);
}
