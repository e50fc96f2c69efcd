// SPDX-License-Identifier: MIT
#include <fxact/detail/evaluate/formula.hpp>

#include <cmath>

#include <fxact/fxact.hpp>

#include "../catch.hpp"

namespace {
using namespace fxact;
using detail::formula;

template <auto F>
constexpr bool accepted = formula<decltype(F)>;

// A generic lambda's body is compiled when it is asked for, so these also show that trial numbers compute.
static_assert(accepted<[](auto x) { return (x > 0 ? x : 0.1 * x); }> &&
              accepted<[](auto x) { return x < 0 ? 0 : x; }> && accepted<[](auto x) { return x < 0 ? 0.0F : x; }>);
static_assert(accepted<[](auto x) { return x < 0 ? 0 : 1; }> && accepted<[](auto) { return 0.5; }>, "a constant");
static_assert(accepted<[](auto x) {
    auto y = +x - 1;
    y += 2 * x;
    y *= x;
    y -= 1;
    y /= 3;
    return x == 0 || 1 >= x || x != 2 ? -y : decltype(x){1.0} / x;
}>);
static_assert(accepted<[](auto x) {
    return math::exp(x) + math::expm1(x) + math::exp2(x) + math::log(x) + math::log1p(x) + math::log2(x) +
           math::sqrt(x) + math::square(x) + math::pow(x, 3) + math::sin(x) + math::cos(x) + math::atan(x) +
           math::abs(x) + math::min(x, 0) + math::max(0.5, x) + math::select(x < 1, x, x) + math::tanh(x) +
           math::gaussian(x) + math::normal_pdf(x) + math::normal_cdf(x) + math::ldexp(x, 2) + math::div_1p(x, x);
}>);
static_assert(accepted<[](auto x) { return x * sigmoid(1.702 * x) + fxact::tanh(x) - gelu(x) * softplus(x); }>);
static_assert(accepted<[](auto x) { return mish(x) + elu{.alpha = 0.5}(x) + silu.derivative(x); }>);
static_assert(accepted<[](auto x) { return std::sqrt(2.0) * x; }>, "a constant may come from <cmath>");
static_assert(accepted<derivative_of<gelu>> && accepted<hard_swish> && accepted<leaky_relu{0.2}>);

static_assert(!accepted<[](auto x) { return std::exp(x); }> && !accepted<[](auto x) { return x * std::tanh(-x); }> &&
              !accepted<[](auto x) { return 1 / (1 + std::exp(-x)); }>);
static_assert(!accepted<[](auto x) { return x < 0 ? std::exp(x) - 1 : x; }>);
static_assert(!accepted<[](float x) { return x; }> && !accepted<[](auto) {}> && !accepted<3>);
static_assert(!accepted<[](auto) { return "a text"; }> && !accepted<[](auto x) { return x < 0; }>);
}  // namespace

TEST_CASE("a capturing lambda and a lambda that returns a constant are applied and made look-up tables of") {
    const double scale = 0.5;
    const auto scaled = [scale](auto x) { return scale * x; };
    CHECK(apply<float>(scaled, 3.0F) == 1.5F);
    CHECK(make_lut8(scaled, {1, 0}, {0.5, 0})[5] == 5);
    CHECK(make_lut8(scaled, {1, 3}, {0.5, -7})[5] == -5);  // 1, and 2 steps above the zero point
    const auto step_of = [](auto x) { return x < 0 ? 0 : 1; };
    CHECK(apply<float>(step_of, -0.5F) == 0.0F);
    CHECK(apply<double>(step_of, 0.5F) == 1.0);
    CHECK(apply<q<3, 4>>(step_of, 0.5F) == q<3, 4>{1.0});
    CHECK(make_lut8(step_of, {1, 0}, {0.5, 0})[5] == 2);
}
