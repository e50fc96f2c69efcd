// SPDX-License-Identifier: MIT
#include <fxact/quantized.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <span>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include <fxact/activation/clipped_relu.hpp>
#include <fxact/activation/hard_shrink.hpp>
#include <fxact/activation/hard_tanh.hpp>
#include <fxact/activation/identity.hpp>
#include <fxact/activation/leaky_relu.hpp>
#include <fxact/activation/relu.hpp>
#include <fxact/activation/relu6.hpp>
#include <fxact/activation/select.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/sign.hpp>
#include <fxact/activation/silu.hpp>
#include <fxact/activation/step.hpp>
#include <fxact/activation/tanh.hpp>
#include <fxact/activation/threshold_relu.hpp>
#include <fxact/apply.hpp>
#include <fxact/dense.hpp>
#include <fxact/table.hpp>

#include "catch.hpp"
#include "oracle/formats.hpp"
#include "oracle/formulas.hpp"
#include "oracle/real.hpp"
#include "oracle/tally.hpp"

namespace {
using namespace fxact;
using test::real50;

constexpr double tenth = static_cast<double>(0.1F);  // as a model stores it
using int8_tenths = quantized<std::int8_t, affine{tenth, -3}>;

static_assert(discrete<int8_tenths> && scalar<int8_tenths> && storable<int8_tenths> && !real<int8_tenths>,
              "an affine format is a format like any other");
static_assert(valid_for<std::int8_t>({std::numeric_limits<double>::max(), 127}) &&
                  valid_for<std::int8_t>({std::numeric_limits<double>::denorm_min(), -128}) &&
                  !valid_for<std::int8_t>({std::numeric_limits<double>::infinity(), 0}) &&
                  !valid_for<std::int8_t>({std::numeric_limits<double>::quiet_NaN(), 0}) &&
                  !valid_for<std::int8_t>({0.0, 0}) && !valid_for<std::int8_t>({-1.0, 0}) &&
                  !valid_for<std::int8_t>({1.0, 128}),
              "any scale above 0 that is finite, and a zero point that is a code");
static_assert(sizeof(int8_tenths) == 1 && std::is_trivially_copyable_v<int8_tenths>, "a format costs its code");
static_assert(int8_tenths{}.raw() == -3 && static_cast<double>(int8_tenths{}) == 0.0,
              "a default is zero, whose code is the zero point");
static_assert(static_cast<double>(int8_tenths::from_raw(7)) == 10 * tenth &&
                  static_cast<float>(int8_tenths::from_raw(-2)) == 0.1F,
              "real = (raw - zero_point) * scale");
static_assert(int8_tenths{1.0}.raw() == 7 && int8_tenths{-0.26F}.raw() == -6 && int8_tenths{2}.raw() == 17 &&
                  int8_tenths{-2}.raw() == -23,
              "a number becomes the nearest code");
static_assert(int8_tenths{1e30}.raw() == 127 && int8_tenths{-std::numeric_limits<float>::infinity()}.raw() == -128 &&
                  int8_tenths{std::numeric_limits<std::uint64_t>::max()}.raw() == 127 &&
                  int8_tenths{std::numeric_limits<std::int64_t>::min()}.raw() == -128,
              "what is too large saturates");
static_assert(int8_tenths{std::numeric_limits<double>::quiet_NaN()}.raw() == -3, "NaN becomes zero");
static_assert(int8_tenths::from_raw(-5) < int8_tenths{} && int8_tenths{} <= int8_tenths{} &&
                  int8_tenths{1.0} > int8_tenths{0.5} && int8_tenths{1.0} >= int8_tenths{0.5} &&
                  int8_tenths{1.0} != int8_tenths{0.5},
              "order is that of the values");
static_assert(std::numeric_limits<int8_tenths>::lowest().raw() == -128 &&
                  std::numeric_limits<int8_tenths>::max().raw() == 127 &&
                  std::numeric_limits<int8_tenths>::epsilon().raw() == -2 &&
                  std::numeric_limits<int8_tenths>::is_signed,
              "numeric_limits tells the ends");
static_assert(!std::numeric_limits<quantized<std::uint8_t, affine{0.5, 0}>>::is_signed &&
                  std::numeric_limits<quantized<std::uint8_t, affine{0.5, 1}>>::is_signed,
              "the zero point makes negative numbers, not the type of the code");

using wholes = quantized<std::int16_t, affine{1.0, 100}>;
using doubles = quantized<std::int16_t, affine{2.0, -32768}>;
static_assert(wholes{0.5}.raw() == 101 && wholes{-0.5}.raw() == 99 && wholes{0.4999999999999999}.raw() == 100,
              "ties go away from the real zero");
static_assert(doubles{wholes{3}} == doubles{4} && wholes{doubles{4}} == wholes{4} && doubles{wholes{-3}} == doubles{0},
              "formats convert with one rounding");
static_assert(q<3, 12>{int8_tenths{1.0}} == q<3, 12>{1.0} && q7{int8_tenths{5.0}} == q7::from_raw(127) &&
                  int8_tenths{q<3, 12>{-1.0}} == int8_tenths{-1.0},
              "to fixed point and back");
static_assert(apply<tflite_sigmoid_int8>(sigmoid, int8_tenths::from_raw(-32)).raw() == -115 &&
                  apply<tflite_sigmoid_int8>(sigmoid, int8_tenths::from_raw(0)).raw() == 19 &&
                  apply<tflite_sigmoid_int8>(sigmoid, int8_tenths::from_raw(16)).raw() == 95,
              "the known answers of TFLite's int8 sigmoid");
static_assert(apply<tflite_tanh_int8>(fxact::tanh, quantized<std::int8_t, affine{0.0625, 0}>::from_raw(-32)).raw() ==
                  -123,
              "and of its tanh");
static_assert(static_cast<double>(std::numeric_limits<tflite_sigmoid_int8>::lowest()) == 0 &&
                  static_cast<double>(std::numeric_limits<tflite_softmax_int8>::max()) == 255.0 / 256 &&
                  static_cast<double>(std::numeric_limits<tflite_tanh_int8>::lowest()) == -1 &&
                  static_cast<double>(std::numeric_limits<tflite_log_softmax_int8>::max()) == 0 &&
                  static_cast<double>(std::numeric_limits<tflite_sigmoid_int16>::max()) == 1 - 0x1p-15 &&
                  static_cast<double>(std::numeric_limits<tflite_tanh_int16>::lowest()) == -1,
              "TFLite's outputs span what the functions give");

template <class Rep, affine... A>
using formats_of = std::tuple<quantized<Rep, A>...>;

/// Zero points at both ends and between, scales that are no power of two, that are a float's, far too large, far too
/// small.
using narrow_formats = test::joined<
    formats_of<std::int8_t, affine{tenth, -128}, affine{tenth, -3}, affine{tenth, 127}, affine{1.0 / 256, -128},
               affine{1.0 / 256, 0}, affine{0x1p-15, 5}, affine{1e-6, -128}, affine{1e3, 0}, affine{0.0625, 127}>,
    formats_of<std::uint8_t, affine{tenth, 0}, affine{tenth, 3}, affine{tenth, 255}, affine{0.037, 128},
               affine{1e3, 17}>>;
using wide_formats = test::joined<formats_of<std::int16_t, affine{tenth, -32768}, affine{tenth, 32767},
                                             affine{tenth, 0}, affine{0x1p-15, 1234}, affine{1e-6, 0}, affine{1e3, -7}>,
                                  formats_of<std::uint16_t, affine{0.0003, 40000}>>;
using all_formats = test::joined<narrow_formats, wide_formats>;

template <class T>
std::string name() {
    return (std::is_signed_v<rep_of<T>> ? "int" : "uint") + std::to_string(8 * sizeof(T)) + " * " +
           std::to_string(step_of<T>) + " - " + std::to_string(zero_point_of<T>);
}

/// f from In to Out for codes of In, every stride-th.
template <discrete In, discrete Out, class F, class Exact>
void check_rounded(const char* law, const F& f, const Exact& exact, std::int64_t stride = 1) {
    test::tally rounded;
    for (std::int64_t code = test::lowest_code<In>; code <= test::highest_code<In>; code += stride)
        rounded.expect(raw_of(apply<Out>(f, test::make<In>(code))) ==
                           test::nearest_code<Out>(exact(test::value_of<real50, In>(code))),
                       code);
    test::check(name<In>() + " to " + name<Out>(), law, rounded);
}
template <discrete T, class F, class Exact>
void check_rounded_in(const char* law, const F& f, const Exact& exact) {
    check_rounded<T, T>(law, f, exact, sizeof(T) == 1 ? 1 : 13);
}

constexpr auto exact_identity = [](const real50& x) { return x; };
constexpr auto exact_relu = [](const real50& x) { return x < 0 ? real50(0) : x; };
constexpr auto exact_leaky_relu = [](const real50& x) { return x < 0 ? real50(x * real50(0.01)) : x; };
constexpr auto exact_clip(double low, double high) {
    return [=](const real50& x) { return x < low ? real50(low) : x > high ? real50(high) : x; };
}
}  // namespace

static_assert((quantized<std::int8_t, affine{0.5, -3}>{1.0} <=> quantized<std::int8_t, affine{0.5, -3}>{0.5}) > 0);

TEST_CASE("a code becomes the double it stands for, and that double becomes the code again") {
    test::for_each_type<all_formats>([]<class T>() {
        test::tally to_double, to_float, back;
        for (std::int64_t code = test::lowest_code<T>; code <= test::highest_code<T>; ++code) {
            const T x = test::make<T>(code);
            // rounded once; a tie is a double's own
            const double exact = static_cast<double>(code - zero_point_of<T>) * step_of<T>;
            const auto value = static_cast<double>(x);
            to_double.expect(value == exact || std::nextafter(value, 0) == exact, code);
            to_float.expect(std::abs(static_cast<double>(static_cast<float>(x)) - exact) <= std::abs(exact) * 0x1p-24,
                            code);
            back.expect(T{value} == x, code);
        }
        test::check(name<T>(), "to double", to_double);
        test::check(name<T>(), "to float", to_float);
        test::check(name<T>(), "back", back);
    });
}

TEST_CASE("a real number becomes the nearest code, whatever its size") {
    test::for_each_type<all_formats>([]<class T>() {
        test::tally from_double, from_float, from_integer;
        std::mt19937_64 noise{3};
        for (int i = 0; i < 2000; ++i) {
            const double in_steps = static_cast<double>(noise() % 400'000) / 4 - 50'000;  // ties among them
            const double x =
                i % 2 == 0 ? in_steps * step_of<T> : std::ldexp(in_steps, static_cast<int>(noise() % 100) - 70);
            from_double.expect(T{x}.raw() == test::nearest_code<T>(real50(x)), x);
            from_float.expect(T{static_cast<float>(x)}.raw() == test::nearest_code<T>(real50(static_cast<float>(x))),
                              x);
            const auto integer = static_cast<std::int64_t>(noise()) >> (noise() % 64);
            from_integer.expect(T{integer}.raw() == test::nearest_code<T>(real50(integer)), integer);
        }
        test::check(name<T>(), "from double", from_double);
        test::check(name<T>(), "from float", from_float);
        test::check(name<T>(), "from an integer", from_integer);
    });
}

TEST_CASE("relu6 clamps at the real number 6, and at no code 6") {
    // Two well-known int8 kernels clamp the raw codes to 0..6, whatever they stand for.
    static_assert(relu6(int8_tenths{100.0}) == int8_tenths{6.0} && int8_tenths{6.0}.raw() == 57);
    static_assert(relu6(int8_tenths{3.0}) == int8_tenths{3.0} && int8_tenths{3.0}.raw() == 27,
                  "a code above 6 stays where it is");
    static_assert(relu6(int8_tenths{-1.0}).raw() == -3, "what is negative becomes the zero point, not code 0");
    test::for_each_type<all_formats>(
        []<class T>() { check_rounded_in<T>("min(max(x, 0), 6)", relu6, exact_clip(0, 6)); });
    check_rounded<int8_tenths, tflite_tanh_int8>("into other units", relu6, exact_clip(0, 6));
    check_rounded<tflite_log_softmax_int8, int8_tenths>("from other units", relu6, exact_clip(0, 6));
}

TEST_CASE("leaky_relu bends at the real zero, and multiplies real numbers") {
    static_assert(leaky_relu{.negative_slope = 0.5}(int8_tenths{-2.0}) == int8_tenths{-1.0} &&
                  int8_tenths{-1.0}.raw() == -13);
    static_assert(leaky_relu{.negative_slope = 0.5}(int8_tenths::from_raw(-2)).raw() == -2,
                  "a negative code may stand for a positive number");
    test::for_each_type<all_formats>(
        []<class T>() { check_rounded_in<T>("x < 0 ? 0.01 x : x", leaky_relu{}, exact_leaky_relu); });
    check_rounded<int8_tenths, quantized<std::int8_t, affine{0.05, 100}>>("into other units", leaky_relu{},
                                                                          exact_leaky_relu);
}

TEST_CASE("functions made of comparisons are exact about the zero point, wherever that is") {
    test::for_each_type<all_formats>([]<class T>() {
        check_rounded_in<T>("identity", identity, exact_identity);
        check_rounded_in<T>("relu", relu, exact_relu);
        check_rounded_in<T>("step", step, [](const real50& x) { return real50(x < 0 ? 0 : 1); });
        check_rounded_in<T>("step at zero", step_with{.at_zero = 0.5}, [](const real50& x) {
            return x < 0 ? real50(0) : x > 0 ? real50(1) : real50(0.5);
        });
        check_rounded_in<T>("sign", sign, [](const real50& x) { return real50(x < 0 ? -1 : x > 0 ? 1 : 0); });
        check_rounded_in<T>("hard_tanh", hard_tanh, exact_clip(-1, 1));
        check_rounded_in<T>("clipped_relu", clipped_relu{.max = 0.3}, exact_clip(0, 0.3));
        check_rounded_in<T>("hard_shrink", hard_shrink{}, [](const real50& x) { return abs(x) > 0.5 ? x : real50(0); });
        check_rounded_in<T>("threshold_relu", threshold_relu{.threshold = -0.25, .value = 3},
                            [](const real50& x) { return x > -0.25 ? x : real50(3); });
    });
    static_assert(maximum(int8_tenths{1.0}, int8_tenths{-1.0}) == int8_tenths{1.0} &&
                  clip(int8_tenths{3.0}, int8_tenths{-1.0}, int8_tenths{1.0}) == int8_tenths{1.0} &&
                  select(true, int8_tenths{1.0}, int8_tenths{2.0}) == int8_tenths{1.0});
}

TEST_CASE("a straight line between scales in the ratio 1 : 2 meets ties, and takes them away from zero") {
    const auto check_scale = []<affine A>() {
        constexpr double scale = A.scale;
        using fine8 = quantized<std::int8_t, affine{scale, 11}>;
        using coarse8 = quantized<std::int8_t, affine{2 * scale, -1}>;
        using fine16 = quantized<std::int16_t, affine{scale, -32768}>;  // 17 + 53 digits: more than a word of 64 bits
        using coarse16 = quantized<std::int16_t, affine{2 * scale, 32767}>;
        check_rounded<fine8, coarse8>("identity", identity, exact_identity);
        check_rounded<fine8, coarse8>("relu", relu, exact_relu);
        check_rounded<fine16, coarse16>("identity", identity, exact_identity, 7);
        check_rounded<coarse16, fine16>("identity", identity, exact_identity, 7);
        check_rounded<fine16, coarse16>(
            "leaky_relu", leaky_relu{.negative_slope = 0.3},
            [](const real50& x) { return x < 0 ? real50(x * real50(0.3)) : x; }, 7);
        check_rounded<fine16, fine16>(
            "leaky_relu of a power of two", leaky_relu{.negative_slope = 0.125},
            [](const real50& x) { return x < 0 ? real50(x * real50(0.125)) : x; }, 7);
    };
    check_scale.operator()<affine{0.1, 0}>();  // 53 digits
    check_scale.operator()<affine{tenth, 0}>();
    check_scale.operator()<affine{1e-6, 0}>();
    check_scale.operator()<affine{1e3, 0}>();
    check_scale.operator()<affine{0x1.fffffffffffffp-9, 0}>();
    check_scale.operator()<affine{0x1.0000000000001p+4, 0}>();
    check_scale.operator()<affine{1e-290, 0}>();
    check_scale.operator()<affine{1e290, 0}>();
    static_assert(
        apply<quantized<std::int8_t, affine{0.2, 0}>>(relu, quantized<std::int8_t, affine{0.1, 0}>::from_raw(5))
                .raw() == 3,
        "the compiler decides a tie too, rather than refuse it");
}

TEST_CASE("curves between affine formats are correctly rounded, from 16 bits and into 16 bits") {
    const auto exact_sigmoid = [](const real50& x) { return test::formulas::sigmoid(x); };
    const auto exact_silu = [](const real50& x) { return real50(x * test::formulas::sigmoid(x)); };
    test::for_each_type<wide_formats>([&]<class T>() {
        check_rounded<T, tflite_sigmoid_int16>("sigmoid", sigmoid, exact_sigmoid, 97);
        check_rounded<T, T>("silu", silu, exact_silu, 97);
    });
    test::for_each_type<narrow_formats>([&]<class T>() {
        check_rounded<T, tflite_sigmoid_int8>("sigmoid", sigmoid, exact_sigmoid);
        check_rounded<T, T>("silu", silu, exact_silu);
        check_rounded<q<3, 4>, T>("silu from fixed point", silu, exact_silu);
        check_rounded<T, q<3, 12>>("sigmoid to fixed point", sigmoid, exact_sigmoid);
    });
}

TEST_CASE("tables take affine formats on either side, and hold what the call gives") {
    const auto check_table = []<class In, class Out>(std::type_identity<std::tuple<In, Out>>) {
        static constexpr table<silu, In, Out> direct;
        static_assert(direct.entries == 256 && direct.max_error <= 0.5);
        test::tally same;
        for (std::int64_t code = test::lowest_code<In>; code <= test::highest_code<In>; ++code)
            same.expect(direct(test::make<In>(code)) == apply<Out>(silu, test::make<In>(code)), code);
        test::check(name<In>() + " to " + name<Out>(), "a table of silu", same);
    };
    check_table(std::type_identity<std::tuple<int8_tenths, quantized<std::uint8_t, affine{0.05, 20}>>>{});
    check_table(std::type_identity<
                std::tuple<quantized<std::uint8_t, affine{1e3, 3}>, quantized<std::int8_t, affine{1e3, -128}>>>{});
    check_table(std::type_identity<
                std::tuple<quantized<std::int8_t, affine{1e-6, 127}>, quantized<std::int16_t, affine{1e-9, 300}>>>{});

    using wide = quantized<std::int16_t, affine{0.0003, -500}>;
    static constexpr table<sigmoid, wide, tflite_sigmoid_int16> linear;
    double largest = 0;
    for (std::int64_t code = test::lowest_code<wide>; code <= test::highest_code<wide>; ++code)
        largest = std::max(largest, test::error_in_lsb<tflite_sigmoid_int16>(
                                        linear(test::make<wide>(code)).raw(),
                                        test::formulas::sigmoid(test::value_of<long double, wide>(code))));
    CHECK(linear.max_error >= largest);
    CHECK(linear.max_error <= largest + 1e-5);
}

namespace {
/// Layers of random codes, of n inputs, against the exact sum; every second output step is a tie if Out's scale is half
/// the scale of a product.
template <discrete Weight, discrete In, discrete Bias, discrete Out>
void check_dense(std::size_t inputs) {
    std::mt19937_64 noise{7};
    const auto any = [&]<class T>(std::type_identity<T>, std::int64_t reach) {
        return saturate<T>(static_cast<std::int64_t>(noise() % static_cast<std::uint64_t>(2 * reach + 1)) - reach +
                           zero_point_of<T>);
    };
    test::tally rounded, bent;
    for (int repeat = 0; repeat < 300; ++repeat) {
        std::vector<Weight> weights;
        std::vector<In> in;
        real50 sum = 0;
        for (std::size_t i = 0; i < inputs; ++i) {
            weights.push_back(any(std::type_identity<Weight>{}, 100));
            in.push_back(any(std::type_identity<In>{}, repeat % 3 == 0 ? 2 : 100));
            sum += test::value_of<real50, Weight>(weights.back().raw()) * test::value_of<real50, In>(in.back().raw());
        }
        const std::array<Bias, 1> bias{any(std::type_identity<Bias>{}, 1000)};
        // A bias on the grid of the products has their scale, digits beyond a double's included.
        const real50 products = real50(step_of<Weight>) * real50(step_of<In>);
        sum += real50(std::int64_t{bias[0].raw()} - zero_point_of<Bias>) *
               (step_of<Bias> == step_of<Weight> * step_of<In> ? products : real50(step_of<Bias>));
        std::array<Out, 1> out{};
        REQUIRE(dense(std::span{weights}, std::span{in}, std::span{bias}, std::span{out}) == 1);
        rounded.expect(out[0].raw() == test::nearest_code<Out>(sum), repeat);
        REQUIRE(dense(std::span{weights}, std::span{in}, std::span{bias}, std::span{out},
                      leaky_relu{.negative_slope = 0.5}) == 1);
        bent.expect(out[0].raw() == test::nearest_code<Out>(sum < 0 ? real50(sum / 2) : sum), repeat);
    }
    test::check(name<In>() + " to " + name<Out>(), "the sum", rounded);
    test::check(name<In>() + " to " + name<Out>(), "leaky_relu of the sum", bent);
}
template <affine A>
using signed8 = quantized<std::int8_t, A>;
template <affine A>
using unsigned8 = quantized<std::uint8_t, A>;
template <affine A>
using signed16 = quantized<std::int16_t, A>;
template <affine A>
using signed32 = quantized<std::int32_t, A>;
}  // namespace

TEST_CASE("dense rounds the exact sum of affine codes once, ties included") {
    constexpr double third = 1.0 / 3;
    for (const std::size_t inputs : {std::size_t{1}, std::size_t{5}, std::size_t{200}}) {
        check_dense<signed8<affine{tenth, 0}>, int8_tenths, signed32<affine{tenth * tenth, 0}>,
                    signed8<affine{2 * tenth * tenth, 9}>>(inputs);
        check_dense<signed8<affine{third, 0}>, unsigned8<affine{0.7, 128}>, signed32<affine{third * 0.7, 0}>,
                    signed16<affine{2 * (third * 0.7), 0}>>(inputs);
        check_dense<signed8<affine{0.5, 0}>, signed8<affine{0.7, 3}>, signed32<affine{0.35, 0}>,
                    signed8<affine{0.7, -20}>>(inputs);
        check_dense<signed16<affine{third, 0}>, signed16<affine{0.25, 77}>, signed8<affine{12.5, 0}>,
                    signed16<affine{third / 2, 0}>>(inputs);
        check_dense<signed8<affine{0x1p-300, 0}>, signed8<affine{0.25, 0}>, signed32<affine{0x1p-302, 0}>,
                    signed16<affine{0x1p-301, 0}>>(inputs);
        check_dense<signed8<affine{0x1p-3, 0}>, signed8<affine{0.25, 0}>, q<20, 11>, signed16<affine{3.0, 0}>>(inputs);
        check_dense<q7, q<3, 4>, q<20, 11>, signed8<affine{0.1, 4}>>(inputs);
    }
}

TEST_CASE("dense gives a table the exact sum of affine codes, rounded to the table's input") {
    using weight = signed8<affine{0.5, 0}>;
    using input = unsigned8<affine{2 * tenth, 100}>;
    using sum_bias = signed32<affine{tenth, 0}>;
    using out = tflite_sigmoid_int8;
    static constexpr table<sigmoid, int8_tenths, out> squash;
    std::mt19937_64 noise{5};
    for (int repeat = 0; repeat < 300; ++repeat) {
        std::array<weight, 4> weights{};
        std::array<input, 4> in{};
        for (auto& w : weights) w = test::make<weight>(static_cast<std::int8_t>(noise() % 9));
        for (auto& x : in) x = test::make<input>(static_cast<std::uint8_t>(noise()));
        const std::array<sum_bias, 1> bias{sum_bias::from_raw(repeat)};
        std::array<int8_tenths, 1> sum{};
        std::array<out, 1> result{};
        dense(std::span{weights}, std::span{in}, std::span{bias}, std::span{sum});
        dense(std::span{weights}, std::span{in}, std::span{bias}, std::span{result}, squash);
        CHECK(result[0] == squash(sum[0]));
    }
}
