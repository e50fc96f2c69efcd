// SPDX-License-Identifier: MIT
// Comparisons and roundings that 64 bits leave open: nothing that is not certain is taken for proved.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>

#include <fxact/fxact.hpp>

#include <fxact/detail/evaluate/evaluate.hpp>
#include <fxact/detail/evaluate/word_math.hpp>

#include "../catch.hpp"
#include "../oracle/real.hpp"
#include "../tier.hpp"

namespace {
using namespace fxact;

constexpr auto jump_at_1 = [](auto x) {
    using real = decltype(x);
    return sigmoid(x) < real{1.0} ? real{0.0} : real{5.0};
};
constexpr table<jump_at_1, q<7, 0>, q<7, 0>> never;
static_assert(never(q<7, 0>{127}) == q<7, 0>{0} && never.max_error == 0, "sigmoid is below 1 everywhere, however near");

constexpr auto above_1 = [](auto x) {
    using real = decltype(x);
    return x + real{1.0} > real{1.0} ? real{5.0} : real{0.0};
};
constexpr table<above_1, quantized<std::int8_t, affine{1e-22, 0}>, q<7, 0>> positive;
static_assert(positive(quantized<std::int8_t, affine{1e-22, 0}>::from_raw(1)) == q<7, 0>{5} &&
                  positive(quantized<std::int8_t, affine{1e-22, 0}>::from_raw(0)) == q<7, 0>{0} &&
                  positive(quantized<std::int8_t, affine{1e-22, 0}>::from_raw(-1)) == q<7, 0>{0},
              "1e-22 more than 1 is more than 1");

static_assert(make_lut8(fxact::identity, {1, 0}, {2, 0})[5] == 3 &&
                  make_lut8(fxact::identity, {1, 0}, {2, 0})[251] == -3,
              "exact ties are decided when compiling, and go away from zero");

int hidden(int value) {
    volatile int copy = value;
    return copy;
}
}  // namespace

TEST_CASE("gelu beyond 42 is below its argument: no near-tie becomes a tie") {
    CHECK(apply<q<7, 0>>(gelu, q<7, 8>{44.5}).raw() == 44);
    int wrong = 0;
    constexpr int every = fxact::test::by_tier(13, 1);
    // From 42 on gelu(x) is x less something far below an LSB.
    for (int code = 42 * 256; code < 32768; code += every)
        wrong += apply<q<7, 0>>(gelu, q<7, 8>::from_raw(static_cast<std::int16_t>(hidden(code)))).raw() !=
                 std::min((code + 127) / 256, 127);
    for (int code = 42 * 32; code < 65536; code += every)
        wrong +=
            apply<uq<12, 4>>(gelu, uq<11, 5>::from_raw(static_cast<std::uint16_t>(hidden(code)))).raw() != code / 2;
    CHECK(wrong == 0);
    constexpr table<gelu, q<6, 1>, q<7, 0>> designed;
    for (int code = -128; code < 128; ++code) {
        const auto x = q<6, 1>::from_raw(static_cast<std::int8_t>(code));
        wrong += designed(x) != apply<q<7, 0>>(gelu, x);
    }
    CHECK(wrong == 0);
}

TEST_CASE("a user's callable is rounded correctly at run time, ties away from zero") {
    const auto times_half = [](auto x) { return x / decltype(x){3.0} * decltype(x){1.5}; };
    const auto one_half = [](auto x) { return decltype(x){0.5} * math::exp(x) * math::exp(-x); };
    int wrong = 0;
    for (int code = -128; code < 128; ++code) {
        const auto x = q<7, 0>::from_raw(static_cast<std::int8_t>(hidden(code)));
        wrong += apply<q<7, 0>>(times_half, x).raw() != (code < 0 ? -((1 - code) / 2) : (code + 1) / 2);
        wrong += apply<q<7, 0>>(one_half, x).raw() != 1;
    }
    CHECK(wrong == 0);
}

TEST_CASE("float and double are rounded correctly to discrete formats, beside ties too") {
    volatile float tiny = 1e-30F;
    CHECK(apply<q<7, 0>>(sigmoid, -tiny).raw() == 0);
    CHECK(apply<q<7, 0>>(sigmoid, float{tiny}).raw() == 1);
    CHECK(apply<q<7, 0>>(sigmoid, static_cast<double>(tiny) * 0).raw() == 1);
    // The doubles on both sides of the one whose sigmoid is nearest to a tie of q7.
    int wrong = 0;
    for (int code = 1; code < 127; ++code) {
        const test::real50 tie = test::real50(2 * code + 1) / 256, at = log(tie / (1 - tie));
        const auto nearest = static_cast<double>(at);
        for (const double x : {std::nextafter(nearest, -100.0), nearest, std::nextafter(nearest, 100.0)})
            wrong += apply<q7>(sigmoid, x).raw() != (test::real50(x) < at ? code : code + 1);
    }
    CHECK(wrong == 0);
}

TEST_CASE("float results of affine codes keep their digits where the formula cancels") {
    // code * scale + 3 is 2^-40 or so.
    using in = quantized<std::int16_t, affine{3.0 / 30'001 * (1 - 0x1p-41), 0}>;
    const auto x = in::from_raw(static_cast<std::int16_t>(hidden(-30'001)));
    const test::real50 value = test::real50(-30'001) * test::real50(in::parameters.scale),
                       exact = value * (value + 3) / 6;
    CHECK(static_cast<double>(abs(test::real50(apply<float>(hard_swish, x)) / exact - 1)) < 0x1p-23);
    CHECK(static_cast<double>(abs(test::real50(apply<double>(hard_swish, x)) / exact - 1)) < 0x1p-52);
}

TEST_CASE("dense compares its exact sum, not a rounded one") {
    // 6 - 1e-20: in 64 bits it is 6.
    using weight = quantized<std::int8_t, affine{1e-10, 0}>;
    using bias_type = quantized<std::int8_t, affine{1.0, 0}>;
    using out_type = quantized<std::int8_t, affine{4.0, 0}>;
    const std::array<weight, 1> w{weight::from_raw(-1)}, x{weight::from_raw(static_cast<std::int8_t>(hidden(1)))};
    const std::array<bias_type, 1> b{bias_type::from_raw(6)};
    std::array<out_type, 1> y{};
    const auto layer = [&](const auto& f) {
        dense(std::span{w}, std::span{x}, std::span{b}, std::span{y}, f);
        return int{y[0].raw()};
    };
    CHECK(layer(relu6) == 1);
    CHECK(layer(clipped_relu{6}) == 1);
    CHECK(layer([](auto v) { return v < decltype(v){6.0} ? decltype(v){0.0} : decltype(v){4.0}; }) == 0);
}

TEST_CASE("dense of floats keeps its 64 bits for the activation") {
    const std::array<float, 2> w{1000, 1e-7F}, x{1, 1};
    const std::array<float, 1> b{0};
    std::array<float, 1> y{};
    dense(std::span{w}, std::span{x}, std::span{b}, std::span{y}, [](auto s) { return s - decltype(s){1000.0}; });
    CHECK(y[0] == 1e-7F);
    const std::array<float, 1> minus_3{-3};
    const std::array<float, 2> small{1e-9F, 0};
    dense(std::span{small}, std::span{x}, std::span{minus_3}, std::span{y}, hard_sigmoid);
    CHECK(std::abs(y[0] / (1e-9F / 6) - 1) < 1e-6F);
}

TEST_CASE("e^x beyond every format decides nothing that it does not know") {
    const auto quotient = [](auto x) { return math::exp(x * x) / math::exp(x * x - x); };
    CHECK(apply<q15>(sigmoid, hidden(1) * 1e30) == std::numeric_limits<q15>::max());
    CHECK(apply<q<7, 0>>(fxact::exp, hidden(1) * 1e30) == std::numeric_limits<q<7, 0>>::max());
    CHECK(apply<q<7, 0>>(fxact::exp, hidden(1) * -1e30) == q<7, 0>{});
    CHECK(apply<q<7, 0>>(quotient, hidden(4) * 1.0).raw() == 55);  // e^4 = 54.6
}

TEST_CASE("a sum of numbers below every format keeps its sign: a table over large steps has all its values") {
    const table<mish, quantized<std::int8_t, affine{1e3, 5}>, quantized<std::int8_t, affine{1.0 / 256, -128}>> t;
    for (int code = -128; code < 128; ++code) {
        const auto x = quantized<std::int8_t, affine{1e3, 5}>::from_raw(static_cast<std::int8_t>(code));
        CHECK(t(x).raw() == (code <= 5 ? -128 : 127));
    }
}

TEST_CASE("double results are correctly rounded where a difference costs 64 bits eight of their digits") {
    using in = quantized<std::int16_t, affine{7.0 / 32'768, 0}>;
    int wrong = 0, tried = 0;
    for (const double taken : {1.0625, 1.125, 1.1875, 1.25, 1.3125}) {
        const auto f = [taken](auto y) { return decltype(y){taken} - y / decltype(y){83.0 / 16}; };
        for (int code = 20'000; code < 32'768; ++code) {
            const auto x = in::from_raw(static_cast<std::int16_t>(hidden(code)));
            const test::real50 exact = taken - test::real50(code) * 7 * 16 / 32'768 / 83;
            if (exact < 0x1p-7 || exact >= 0x1p-6) continue;
            ++tried;
            wrong += apply<double>(f, x) != static_cast<double>(exact);
        }
    }
    CHECK(tried > 800);
    CHECK(wrong == 0);
}
