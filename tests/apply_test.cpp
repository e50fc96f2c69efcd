// SPDX-License-Identifier: MIT
#include <fxact/apply.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <tuple>
#include <vector>

#include <fxact/activation/relu.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/step.hpp>
#include <fxact/fixed.hpp>

#include "catch.hpp"
#include "oracle/any_real.hpp"
#include "oracle/formats.hpp"
#include "oracle/formulas.hpp"
#include "oracle/real.hpp"
#include "oracle/tally.hpp"

namespace {
using namespace fxact;

constexpr auto silu = [](auto x) { return x * sigmoid(x); };
constexpr auto exact_sigmoid = [](const auto& x) { return test::formulas::sigmoid(x); };
constexpr auto exact_silu = [](const auto& x) { return x * test::formulas::sigmoid(x); };

static_assert(apply<q15>(sigmoid, q<3, 12>{}) == q15{0.5}, "a result has the format that is asked for");
static_assert(apply<uq<0, 8>>(sigmoid, 100.0) == std::numeric_limits<uq<0, 8>>::max(), "a result saturates");
static_assert(apply<double>(sigmoid, q15{}) == 0.5 && apply<float>(sigmoid, 0.0) == 0.5F,
              "a result may be float or double");
static_assert(apply<q15>(sigmoid, std::numeric_limits<double>::quiet_NaN()) == q15{}, "NaN becomes the code of 0");
static_assert(apply<q15>(relu, std::numeric_limits<float>::infinity()) == std::numeric_limits<q15>::max(),
              "infinity saturates");
static_assert(apply<q<7, 0>>(relu, 0.5F) == q<7, 0>{1} && apply<q<7, 0>>(relu, 1.5) == q<7, 0>{2},
              "ties go away from zero");
static_assert(apply<q15>(silu, q<3, 12>{}) == q15{}, "a user's own function is applied like a named one");
static_assert(
    [] {
        const std::array<q15, 3> in{q15{-0.5}, q15{}, q15{0.5}};
        std::array<q15, 3> out{};
        return apply(relu, std::span(in), std::span(out)) == 3 && out[0] == q15{} && out[2] == q15{0.5};
    }(),
    "spans are applied in constant expressions");

/// Every code of In, or some of a wide In, to Out.
template <class In, class Out, class F, class Exact>
void check_rounded(const F& f, const Exact& exact) {
    test::tally rounded;
    for (const auto code : test::codes<In>(20'000))
        rounded.expect(apply<Out>(f, test::make<In>(code)).raw() == test::nearest_code<Out, In>(exact, code), code);
    test::check(test::name_of<In>(), test::name_of<Out>().c_str(), rounded);
}

/// A float or double to Out; the oracle sees the same real number.
template <class In, class Out>
void check_from_floating() {
    test::tally rounded;
    test::any_real<In> random;
    const long double low = std::numeric_limits<rep_of<Out>>::min(), high = std::numeric_limits<rep_of<Out>>::max();
    for (int i = 0; i < 50'000; ++i) {
        const In x = random.next();
        if (std::isnan(x)) {
            rounded.expect(apply<Out>(sigmoid, x) == Out{}, x);
            continue;
        }
        const long double steps =
            test::formulas::sigmoid(static_cast<long double>(x)) / static_cast<long double>(step_of<Out>);
        // a tie within the engine's certainty
        if (std::abs(steps - std::floor(steps) - 0.5L) < 1e-7L && x != 0) continue;
        rounded.expect(
            apply<Out>(sigmoid, x).raw() == static_cast<std::int64_t>(std::clamp(std::round(steps), low, high)), x);
    }
    test::check(test::name_of<In>(), test::name_of<Out>().c_str(), rounded);
}

template <class In, class Out>
double largest_ulp() {
    double largest = 0;
    for (const auto code : test::codes<In>(100'000)) {
        const auto x = test::value_of<long double, In>(code);
        largest = std::max(largest, test::ulps(apply<Out>(sigmoid, test::make<In>(code)), test::formulas::sigmoid(x)));
    }
    return largest;
}
}  // namespace

TEST_CASE("apply rounds once from any discrete format to any of up to 16 bits") {
    check_rounded<q<3, 12>, q15>(sigmoid, exact_sigmoid);
    check_rounded<q15, uq<0, 16>>(sigmoid, exact_sigmoid);  // near-ties of 2^-34 LSB, systematic about 0
    check_rounded<q7, uq<0, 16>>(sigmoid, exact_sigmoid);
    check_rounded<q<7, 0>, uq<0, 16>>(sigmoid, exact_sigmoid);
    check_rounded<uq<4, 12>, q7>(sigmoid, exact_sigmoid);
    check_rounded<q<7, 8>, uq<0, 8>>(sigmoid, exact_sigmoid);
    check_rounded<q31, q15>(sigmoid, exact_sigmoid);
    check_rounded<q<15, 16>, uq<0, 16>>(sigmoid, exact_sigmoid);
    check_rounded<q<3, 12>, q<3, 12>>(silu, exact_silu);
    check_rounded<q<3, 4>, q<7, 8>>(silu, exact_silu);
    check_rounded<q<7, 8>, q15>(silu, exact_silu);
    const auto identity = [](auto x) { return x; };
    check_rounded<q<3, 12>, q<3, 4>>(identity, identity);
    check_rounded<q15, uq<0, 8>>(identity, identity);
    check_rounded<q31, q<7, 0>>(relu, [](const auto& x) { return test::formulas::relu(x); });
}

TEST_CASE("apply rounds once from float and double to discrete formats") {
    check_from_floating<float, q7>();
    check_from_floating<float, q15>();
    check_from_floating<double, q15>();
    check_from_floating<double, uq<0, 16>>();
    check_from_floating<double, q<3, 4>>();
}

TEST_CASE("apply from discrete formats to float and double is within 1 ulp") {
    CHECK(largest_ulp<q15, float>() <= 1);
    CHECK(largest_ulp<q<7, 8>, float>() <= 1);
    CHECK(largest_ulp<q<7, 24>, float>() <= 1);
    CHECK(largest_ulp<q<3, 12>, double>() <= 1);
    CHECK(largest_ulp<q<15, 16>, double>() <= 1);
}

TEST_CASE("apply between float and double is within 1 ulp of the exact result") {
    double to_float = 0, to_double = 0;
    test::any_real<double> doubles;
    test::any_real<float> floats;
    for (int i = 0; i < 100'000; ++i) {
        const double x = doubles.next();
        const float y = floats.next();
        if (!std::isnan(x))
            to_float = std::max(
                to_float, test::ulps(apply<float>(sigmoid, x), test::formulas::sigmoid(static_cast<long double>(x))));
        if (!std::isnan(y))
            to_double = std::max(
                to_double, test::ulps(apply<double>(sigmoid, y), test::formulas::sigmoid(static_cast<long double>(y))));
    }
    CHECK(to_float <= 1);
    CHECK(to_double <= 1);
    CHECK(std::isnan(apply<float>(sigmoid, std::numeric_limits<double>::quiet_NaN())));
}

TEMPLATE_TEST_CASE("apply on spans gives element by element what the call gives", "", float, double, q7, q15, q31,
                   (uq<0, 8>)) {
    std::vector<TestType> in(1000), out(1000);
    for (std::size_t i = 0; i < in.size(); ++i)
        in[i] = static_cast<TestType>((static_cast<int>(i * 37 % 1000) - 500) * 0.013);
    test::tally same;
    const auto check = [&](const auto& f) {
        for (const std::size_t length : {0U, 1U, 2U, 3U, 4U, 5U, 7U, 8U, 9U, 15U, 16U, 17U, 33U, 1000U}) {
            std::fill(out.begin(), out.end(), TestType(0.25));
            same.expect(apply(f, std::span<const TestType>(in.data(), length), std::span(out.data(), length)) == length,
                        length);
            for (std::size_t i = 0; i < out.size(); ++i)
                same.expect(out[i] == (i < length ? f(in[i]) : TestType(0.25)), length, i);
        }
    };
    check(relu);
    check(step);
    check(sigmoid);
    CHECK(same);
}

TEST_CASE("apply on spans converts between formats as the scalar form does") {
    std::vector<q<3, 12>> in;
    for (int code = -32768; code < 32768; code += 7) in.push_back(test::make<q<3, 12>>(code));
    std::vector<q15> out(in.size());
    std::vector<float> real(in.size());
    CHECK(apply(sigmoid, std::span(in), std::span(out)) == in.size());
    CHECK(apply(sigmoid, std::span(in), std::span(real)) == in.size());
    test::tally same;
    for (std::size_t i = 0; i < in.size(); ++i)
        same.expect(out[i] == apply<q15>(sigmoid, in[i]) && real[i] == apply<float>(sigmoid, in[i]), i);
    CHECK(same);
}

TEMPLATE_TEST_CASE("apply works in place", "", float, q7, q15) {
    std::array<TestType, 37> values{}, expected{};
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = static_cast<TestType>(static_cast<int>(i) * 0.05 - 0.9);
        expected[i] = sigmoid(values[i]);
    }
    CHECK(apply(sigmoid, std::span(values), std::span(values)) == values.size());
    CHECK(values == expected);
}

TEST_CASE("of spans whose lengths disagree the shorter one counts, and the rest is left as it is") {
    std::vector<float> in{-1, 2, 3, -4, 5, 6}, out{9, 9, 9, 9};
    CHECK(apply(relu, std::span(in), std::span(out)) == 4);
    CHECK(out == std::vector<float>{0, 2, 3, 0});
    out = {9, 9, 9, 9};
    CHECK(apply(relu, std::span(in).first(2), std::span(out)) == 2);
    CHECK(out == std::vector<float>{0, 2, 9, 9});
    CHECK(apply(relu, std::span<const float>{}, std::span(out)) == 0);
    CHECK(out == std::vector<float>{0, 2, 9, 9});
}
