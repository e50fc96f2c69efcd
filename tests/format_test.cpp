// SPDX-License-Identifier: MIT
#include <fxact/format.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include <fxact/activation/relu.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/step.hpp>
#include <fxact/apply.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

#include "catch.hpp"
#include "oracle/formats.hpp"
#include "oracle/formulas.hpp"
#include "oracle/real.hpp"
#include "oracle/tally.hpp"

namespace foreign {
/// A fixed-point number of somebody else's library: 16 bits, 8 of them fraction. It knows nothing of fxact.
struct eight_eight {
    std::int16_t bits;
    friend bool operator==(eight_eight, eight_eight) = default;
};

/// A number as sensors give it: tenths of a unit, and -3 stands for zero.
struct tenths {
    std::int8_t count;
    friend bool operator==(tenths, tenths) = default;
};
/// The same in 16 bits: its span is +-3,277.
struct long_tenths {
    std::int16_t count;
};
}  // namespace foreign

template <>
struct fxact::format_traits<foreign::eight_eight> {
    using rep = std::int16_t;
    static constexpr double step = 1.0 / 256;
    static constexpr int zero_point = 0;
    static constexpr rep raw(foreign::eight_eight x) noexcept { return x.bits; }
    static constexpr foreign::eight_eight from_raw(rep code) noexcept { return {code}; }
};

template <>
struct fxact::format_traits<foreign::tenths> {
    using rep = std::int8_t;
    static constexpr double step = 0.1;
    static constexpr int zero_point = -3;
    static constexpr rep raw(foreign::tenths x) noexcept { return x.count; }
    static constexpr foreign::tenths from_raw(rep code) noexcept { return {code}; }
};

template <>
struct fxact::format_traits<foreign::long_tenths> {
    using rep = std::int16_t;
    static constexpr double step = 0.1;
    static constexpr int zero_point = -3;
    static constexpr rep raw(foreign::long_tenths x) noexcept { return x.count; }
    static constexpr foreign::long_tenths from_raw(rep code) noexcept { return {code}; }
};

namespace {
using namespace fxact;
using foreign::eight_eight, foreign::tenths, foreign::long_tenths;

static_assert(format{} == format_of<q<7, 0>> && format{}.first_code() == -128 && format{}.last_code() == 127 &&
                  format_of<uq<4, 12>>.first_code() == 0 && format_of<uq<4, 12>>.last_code() == 65'535 &&
                  format_of<q31>.bytes() == 4 && format_of<uq<4, 12>>.highest() == 65'535,
              "a format as a value is 8 bits of integers unless it says otherwise");
static_assert(discrete<eight_eight> && scalar<eight_eight> && storable<eight_eight> && !real<eight_eight>,
              "one specialization makes a format");
static_assert(discrete<tenths> && scalar<tenths>, "a step need not be a power of two, nor zero be code 0");
static_assert(!discrete<int> && !discrete<foreign::eight_eight*> && !scalar<int> && !scalar<bool> &&
                  !scalar<long double>,
              "what is no format is no scalar");
static_assert(code_count<eight_eight> == 65536 && code_count<tenths> == 256,
              "a format has all the codes of its integer");
static_assert(has_negatives<tenths> && !has_negatives<uq<0, 8>>,
              "a format has negatives if codes lie below its zero point");
static_assert(saturate<tenths>(1000) == tenths{127} && saturate<tenths>(-1000) == tenths{-128} &&
                  saturate<tenths>(5) == tenths{5},
              "codes saturate");
static_assert(sigmoid(eight_eight{0}) == eight_eight{128} && sigmoid(tenths{-3}) == tenths{2},
              "sigmoid(0) is 1/2 in foreign formats");
static_assert(relu(eight_eight{-5}) == eight_eight{0} && relu(tenths{-4}) == tenths{-3} &&
                  relu(tenths{-2}) == tenths{-2},
              "relu is about the zero point");
static_assert(step(eight_eight{-1}) == eight_eight{0} && step(tenths{-3}) == tenths{7} &&
                  step(tenths{-4}) == tenths{-3},
              "step is about the zero point");
static_assert(apply<tenths>(sigmoid, std::numeric_limits<double>::quiet_NaN()) == tenths{-3},
              "NaN becomes the code of 0");

constexpr auto exact_sigmoid = [](const auto& x) { return test::formulas::sigmoid(x); };
constexpr auto exact_slope = [](const auto& x) { return test::formulas::sigmoid_slope(x); };
constexpr auto exact_relu = [](const auto& x) { return test::formulas::relu(x); };

/// f from In to Out, for every code, and as a span.
template <discrete In, discrete Out, class F, class Exact>
void check_rounded(const char* name, const F& f, const Exact& exact) {
    std::vector<In> in;
    test::tally rounded, span;
    for (const auto code : test::codes<In>()) {
        in.push_back(test::make<In>(code));
        rounded.expect(raw_of(apply<Out>(f, in.back())) == test::nearest_code<Out, In>(exact, code), code);
    }
    std::vector<Out> out(in.size());
    apply(f, std::span(in), std::span(out));
    for (std::size_t i = 0; i < in.size(); ++i)
        span.expect(raw_of(out[i]) == raw_of(apply<Out>(f, in[i])), raw_of(in[i]));
    test::check(name, "correctly rounded", rounded);
    test::check(name, "span", span);
}
}  // namespace

TEST_CASE("activations of a foreign fixed-point type are correctly rounded in its own codes") {
    check_rounded<eight_eight, eight_eight>("sigmoid", sigmoid, exact_sigmoid);
    check_rounded<eight_eight, eight_eight>("relu", relu, exact_relu);
    check_rounded<eight_eight, q15>("sigmoid to q15", sigmoid, exact_sigmoid);
    check_rounded<q<3, 12>, eight_eight>("sigmoid from q<3, 12>", sigmoid, exact_sigmoid);
    test::tally slope;
    for (const auto code : test::codes<eight_eight>())
        slope.expect(sigmoid.derivative(test::make<eight_eight>(code)).bits ==
                         test::nearest_code<eight_eight, eight_eight>(exact_slope, code),
                     code);
    CHECK(slope);
}

TEST_CASE("activations of a type whose step is 1/10 and whose zero is code -3 are correctly rounded") {
    check_rounded<tenths, tenths>("sigmoid", sigmoid, exact_sigmoid);
    check_rounded<tenths, tenths>("relu", relu, exact_relu);
    check_rounded<tenths, q15>("sigmoid to q15", sigmoid, exact_sigmoid);
    check_rounded<long_tenths, tenths>("sigmoid from 16 bits", sigmoid, exact_sigmoid);
    check_rounded<tenths, q<7, 8>>(
        "identity to q<7, 8>", [](auto x) { return x; }, [](const auto& x) { return x; });
    check_rounded<q<3, 12>, long_tenths>(
        "identity from q<3, 12>", [](auto x) { return x; }, [](const auto& x) { return x; });
    check_rounded<q<7, 8>, tenths>(
        "x sigmoid(x)", [](auto x) { return x * sigmoid(x); },
        [](const auto& x) { return x * test::formulas::sigmoid(x); });
    test::tally step_law;
    for (const auto code : test::codes<tenths>())
        step_law.expect(step(test::make<tenths>(code)).count == (code >= -3 ? 7 : -3), code);
    CHECK(step_law);
}

TEST_CASE("sigmoid from a foreign type to float and double is within 1 ulp") {
    double to_float = 0, to_double = 0;
    for (const auto code : test::codes<long_tenths>()) {
        const auto x = test::value_of<test::real50, long_tenths>(code);
        if (abs(x) > 750) continue;
        const auto exact = static_cast<long double>(test::formulas::sigmoid(x));
        to_float = std::max(to_float, test::ulps(apply<float>(sigmoid, test::make<long_tenths>(code)), exact));
        to_double = std::max(to_double, test::ulps(apply<double>(sigmoid, test::make<long_tenths>(code)), exact));
    }
    CHECK(to_float <= 1);
    CHECK(to_double <= 1);
}

TEST_CASE("tables take foreign types on either side") {
    constexpr table<sigmoid, tenths, tenths> to_tenths;
    constexpr table<relu, tenths, q<7, 8>> to_fixed;
    static_assert(to_tenths.entries == 256 && to_tenths.bytes == 256 && to_fixed.bytes == 512);
    static_assert(to_tenths.max_error <= 0.5);
    test::tally direct;
    for (const auto code : test::codes<tenths>()) {
        const tenths x = test::make<tenths>(code);
        direct.expect(to_tenths(x) == sigmoid(x), code);
        direct.expect(to_fixed(x).raw() == test::nearest_code<q<7, 8>, tenths>(exact_relu, code), code);
    }
    CHECK(direct);

    constexpr table<sigmoid, eight_eight, eight_eight,
                    table_spec{.max_error = 1, .entries = 257, .prefer = prefer::size}>
        linear;
    double largest = 0;
    for (const auto code : test::codes<eight_eight>())
        largest = std::max(largest, test::error_in_lsb<eight_eight>(
                                        linear(test::make<eight_eight>(code)).bits,
                                        test::formulas::sigmoid(test::value_of<long double, eight_eight>(code))));
    CHECK(linear.max_error >= largest);
    CHECK(linear.max_error <= largest + 1e-6);
}
