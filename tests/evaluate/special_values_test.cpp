// SPDX-License-Identifier: MIT
// Infinities, NaN and subnormal parameters: every way into and out of the engine's numbers.
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

#include <fxact/fxact.hpp>

#include <fxact/detail/evaluate/call.hpp>

#include "../catch.hpp"

namespace {
using namespace fxact;

template <class T>
constexpr T inf = std::numeric_limits<T>::infinity();
constexpr auto half_of = [](auto x) { return x * decltype(x){0.5}; };

static_assert(apply<double>(relu, inf<float>) == inf<double> && apply<float>(half_of, inf<float>) == inf<float>,
              "an infinity stays one");
static_assert(apply<q15>(relu, inf<float>) == std::numeric_limits<q15>::max() &&
              apply<q15>(half_of, -inf<double>) == std::numeric_limits<q15>::lowest());
static_assert(sigmoid(-inf<float>) == 0 && sigmoid(inf<double>) == 1 && fxact::exp(inf<float>) == inf<float> &&
              fxact::exp(-inf<double>) == 0);

/// What a double is after it went through memory that the compiler cannot see into.
double hidden(double x) {
    volatile double value = x;
    return value;
}
template <class T>
T hidden_infinity() {
    return static_cast<T>(hidden(inf<double>));
}

/// The float nearest to x > 0, ties away from zero.
float nearest_away(double x) {
    const auto nearest = static_cast<float>(x), above = std::nextafter(nearest, inf<float>);
    return static_cast<double>(above) - x == x - static_cast<double>(nearest) ? above : nearest;
}

template <class T>
bool same(T found, double wanted) {
    return std::isnan(wanted) ? std::isnan(found)
                              : found == static_cast<T>(wanted) && std::signbit(found) == std::signbit(wanted);
}

/// f at both infinities from In to Out, by the call and by the span.
template <class Out, class In, class F>
void check_ends(const F& f, double at_minus, double at_plus) {
    const In plus = hidden_infinity<In>();
    CAPTURE(apply<Out>(f, -plus), apply<Out>(f, plus));
    CHECK(same(apply<Out>(f, -plus), at_minus));
    CHECK(same(apply<Out>(f, plus), at_plus));
    const std::array<In, 2> in{-plus, plus};
    std::array<Out, 2> out{};
    apply(f, std::span{in}, std::span{out});
    CHECK((same(out[0], at_minus) && same(out[1], at_plus)));
}
template <class F>
void check_ends(const char* name, const F& f, double at_minus, double at_plus) {
    INFO(name);
    check_ends<float, float>(f, at_minus, at_plus);
    check_ends<double, float>(f, at_minus, at_plus);
    check_ends<float, double>(f, at_minus, at_plus);
    check_ends<double, double>(f, at_minus, at_plus);
}
}  // namespace

TEST_CASE("activations have their limits at the infinities, between float and double too") {
    constexpr double end = inf<double>;
    check_ends("identity", fxact::identity, -end, end);
    check_ends("relu", relu, 0, end);
    check_ends("softplus", softplus, 0, end);
    check_ends("silu", silu, -0.0, end);
    check_ends("gelu", gelu, -0.0, end);
    check_ends("gelu_tanh", gelu_tanh, -0.0, end);
    check_ends("mish", mish, -0.0, end);
    check_ends("hard_swish", hard_swish, 0, end);
    check_ends("tanh_shrink", tanh_shrink, -end, end);
    check_ends("log_sigmoid", log_sigmoid, -end, -0.0);
    check_ends("elu", elu{}, -1, end);
    check_ends("tanh", fxact::tanh, -1, 1);
    check_ends("softsign", softsign, -1, 1);
    check_ends("exp", fxact::exp, 0, end);
    check_ends(
        "x * sigmoid(x)", [](auto x) { return x * sigmoid(x); }, -0.0, end);
    check_ends(
        "x / 1000", [](auto x) { return x / decltype(x){1000.0}; }, -end, end);
    check_ends(
        "x^3 - 5 x^2", [](auto x) { return x * x * x - decltype(x){5.0} * x * x; }, -end,
        std::numeric_limits<double>::quiet_NaN());
    check_ends(
        "1 / x", [](auto x) { return decltype(x){1.0} / x; }, -0.0, 0);
    check_ends(
        "x / x", [](auto x) { return x / x; }, std::nan(""), std::nan(""));
    check_ends(
        "0 * x", [](auto x) { return decltype(x){0.0} * x; }, std::nan(""), std::nan(""));
    check_ends(
        "1 / (x - x)", [](auto x) { return decltype(x){1.0} / (x - x); }, std::nan(""), std::nan(""));
    check_ends(
        "1 / x^30",
        [](auto x) {
            auto y = x;
            for (int i = 1; i < 30; ++i) y = y * x;
            return decltype(x){1.0} / y;
        },
        0, 0);
}

TEST_CASE("a division by zero is an infinity, and 0 / 0 is NaN") {
    const auto reciprocal = [](auto x) { return decltype(x){1.0} / x; };
    CHECK(apply<float>(reciprocal, static_cast<float>(hidden(0.0))) == inf<float>);
    CHECK(apply<double>(reciprocal, hidden(-0.0)) == -inf<double>);
    CHECK(std::isnan(apply<double>([](auto x) { return x / x; }, hidden(0.0))));
}

/// Every primitive of NaN inside a formula: infinity - infinity, as x - x or as a product with 0.
template <class Formula>
constexpr bool is_nan_inside(const Formula& formula) {
    const auto of_difference = [&formula](auto x) { return formula(x - x); };
    const auto of_product = [&formula](auto x) { return formula(x * decltype(x){0.0}); };
    const auto is_nan = [](auto y) { return y != y; };
    return is_nan(apply<float>(of_difference, inf<float>)) && is_nan(apply<double>(of_difference, -inf<double>)) &&
           is_nan(apply<float>(of_product, -inf<float>)) && is_nan(apply<double>(of_product, inf<double>));
}

TEST_CASE("NaN inside a formula leaves every primitive as NaN") {
    // In a constant expression, too, which refuses undefined shifts.
    STATIC_REQUIRE(is_nan_inside([](auto x) { return math::exp(x); }));
    STATIC_REQUIRE(is_nan_inside([](auto x) { return math::expm1(x); }));
    STATIC_REQUIRE(is_nan_inside([](auto x) { return math::log(x); }));
    STATIC_REQUIRE(is_nan_inside([](auto x) { return math::log1p(x); }));
    STATIC_REQUIRE(is_nan_inside([](auto x) { return math::tanh(x); }));
    STATIC_REQUIRE(is_nan_inside([](auto x) { return math::gaussian(x); }));
    STATIC_REQUIRE(is_nan_inside([](auto x) { return math::normal_pdf(x); }));
    STATIC_REQUIRE(is_nan_inside([](auto x) { return math::normal_cdf(x); }));
    STATIC_REQUIRE(is_nan_inside([](auto x) { return math::abs(x); }));
    STATIC_REQUIRE(is_nan_inside([](auto x) { return math::ldexp(x, 3); }));
    STATIC_REQUIRE(is_nan_inside([](auto x) { return math::div_1p(decltype(x){1.0}, x); }));
    STATIC_REQUIRE(is_nan_inside([](auto x) { return decltype(x){1.0} / x; }));
    STATIC_REQUIRE(is_nan_inside([](auto x) { return sigmoid_fn::value(x); }));
}

TEST_CASE("functions of two arguments take infinities") {
    const float end = hidden_infinity<float>();
    CHECK(glu(end, 0.0F) == end);
    CHECK(glu(-end, 1.0F) == -end);
    CHECK(same(glu(end, -end), 0.0));
    CHECK(glu.gate_derivative(end, 1.0F) == end);
    CHECK(glu.derivative(end, 0.0F) == 0.5F);
    CHECK(prelu(-end, -0.25F) == end);
    CHECK(prelu(-end, 0.25F) == -end);
    CHECK(prelu(-1.0F, end) == -end);
    CHECK(prelu(hidden_infinity<double>(), 1e-300) == inf<double>);
}

TEST_CASE("large and small parameters leave infinities infinite") {
    const float end = hidden_infinity<float>();
    CHECK(leaky_relu{-0.3}(-end) == end);
    CHECK(leaky_relu{0.3}(-end) == -end);
    CHECK(soft_shrink{1e38}(end) == end);
    CHECK(soft_shrink{1e38}(-end) == -end);
    CHECK(softplus_with{1e-38}(end) == end);
    CHECK(celu{1e38}(end) == end);
    CHECK(same(celu{1e38}(-end), -1e38));
    CHECK((hard_sigmoid_with{1e-40, 0}(end) == 1 && hard_sigmoid_with{1e-40, 0}(-end) == 0));
    CHECK((threshold_relu{1e39, 0}(end) == end && threshold_relu{1e39, 0}(3e38F) == 0));
    CHECK(hard_shrink{1e300}(end) == end);
    CHECK(hard_shrink{1e300}(3e38F) == 0);
    CHECK(quantized<std::int8_t, affine{1e37, 0}>(end).raw() == 127);
    CHECK(quantized<std::int8_t, affine{1e37, 0}>(-end).raw() == -128);
    CHECK(q<3, 12>(end) == std::numeric_limits<q<3, 12>>::max());
}

TEST_CASE("the gradient of cross entropy of infinite targets is infinite") {
    const std::array<float, 2> logits{1, 2}, targets{hidden_infinity<float>(), 0};
    std::array<double, 2> slope{};
    cross_entropy_gradient(std::span{logits}, std::span{targets}, std::span{slope});
    CHECK(slope[0] == -inf<double>);
}

TEST_CASE("parameters are the doubles that they are") {
    const auto at = [](float x) { return static_cast<float>(hidden(static_cast<double>(x))); };
    CHECK(same(soft_shrink{0.1}(at(0.1F)), static_cast<double>(static_cast<float>(static_cast<double>(0.1F) - 0.1))));
    CHECK(same(soft_shrink{0.1}(at(-0.1F)), -static_cast<double>(static_cast<float>(static_cast<double>(0.1F) - 0.1))));
    CHECK((threshold_relu{-0.0647, 9}(at(-0.0647F)) == (static_cast<double>(-0.0647F) > -0.0647 ? -0.0647F : 9.0F)));
    int wrong = 0;
    for (int i = 0; i < 50'000; ++i) {
        const double threshold = -1 + i * 4.1e-5;
        const float x = at(static_cast<float>(threshold));
        const bool above = static_cast<double>(x) > threshold;
        wrong += threshold_relu{threshold, 9}(x) != (above ? x : 9.0F);
        wrong += threshold_relu{threshold, 9}.derivative(x) != (above ? 1.0F : 0.0F);
        wrong += hard_shrink{threshold}(x) != (static_cast<double>(std::abs(x)) > threshold ? x : 0.0F);
        const double moved = std::abs(static_cast<double>(x)) - threshold;
        if (threshold > 0) wrong += soft_shrink{threshold}(x) != (moved > 0 ? nearest_away(moved) : 0.0F);
    }
    CHECK(wrong == 0);
    CHECK((clipped_relu{1e-40}(at(1.0F)) == 1e-40F && step_with{1e-40}(at(0.0F)) == 1e-40F));
    CHECK(leaky_relu{1e-310}(-hidden_infinity<double>()) == -inf<double>);
}

TEST_CASE("celu's derivatives are exact where the output is -alpha, and accurate for every alpha") {
    CHECK(celu{1}.derivative_from_output(static_cast<float>(hidden(-1))) == 0);
    CHECK(celu{0.75}.derivative_from_output(hidden(-0.75)) == 0);
    double worst = 0;
    for (double x = -80; x < 0; x += 0.013) {
        const float at = static_cast<float>(x), slope = celu{16.32}.derivative(at);
        const double exact = std::exp(static_cast<double>(at) / 16.32);
        worst = std::max(worst, std::abs(static_cast<double>(slope) - exact) / std::ldexp(1.0, std::ilogb(exact) - 23));
    }
    CHECK(worst < 0.6);
}

TEST_CASE("derivatives that exist can be had as functions of their own, and relu's from its output") {
    CHECK(derivative_of<hard_sigmoid_onnx>(0.0F) == 0.2F);
    CHECK((derivative_of<threshold_relu{}>(1.0) == 1 && derivative_of<threshold_relu{}>(-1.0) == 0));
    CHECK((relu.derivative_from_output(2.0F) == 1 && relu.derivative_from_output(0.0) == 0));
    CHECK(relu.derivative_from_output(q<3, 4>{1.5}) == q<3, 4>{1.0});
}
