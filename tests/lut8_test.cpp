// SPDX-License-Identifier: MIT
#include <fxact/lut8.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>

#include "catch.hpp"
#include "oracle/catalog.hpp"
#include "oracle/tally.hpp"
#include "table/exact_row.hpp"

namespace {
using namespace fxact;
using test::infinity, test::quiet_nan;
using lut = std::array<std::int8_t, 256>;

constexpr affine tenths{static_cast<double>(0.1F), -3}, fine{1.0 / 256, -128},
    coarse{2 * static_cast<double>(0.1F), 100};

static_assert(make_lut8(sigmoid, tenths, fine)[0] == -128 + 147,
              "a table of 256 codes, in constant expressions too: sigmoid(0.3) = 147 / 256");
static_assert(make_lut8(identity, {0.5, 0}, {0.25, 7})[0xFF] == 5, "the index is the code's byte: -1 is entry 255");
static_assert(valid_for<std::int8_t>(affine{std::numeric_limits<double>::denorm_min(), -128}) &&
              valid_for<std::int8_t>(affine{std::numeric_limits<double>::max(), 127}));
static_assert(!valid_for<std::int8_t>(affine{0.0, 0}) && !valid_for<std::int8_t>(affine{-0.0, 0}) &&
              !valid_for<std::int8_t>(affine{-0.1, 0}));
static_assert(!valid_for<std::int8_t>(affine{infinity, 0}) && !valid_for<std::int8_t>(affine{-infinity, 0}) &&
              !valid_for<std::int8_t>(affine{quiet_nan, 0}) && !valid_for<std::int8_t>(affine{-quiet_nan, 0}));
static_assert(!valid_for<std::int8_t>(affine{0.1, 128}) && !valid_for<std::int8_t>(affine{0.1, -129}) &&
                  valid_for<std::uint8_t>(affine{0.1, 128}) && !valid_for<std::uint8_t>(affine{0.1, -1}) &&
                  valid_for<std::int32_t>(affine{0.1, std::numeric_limits<int>::min()}),
              "the zero point is a code of the type");

std::string text_of(affine a) {
    return std::to_string(std::log2(a.scale)) + " as log2 of the scale, " + std::to_string(a.zero_point);
}

template <class F, class Exact>
void expect_rounded(test::tally& rounded, const F& f, const Exact& exact, affine in, affine out,
                    test::inside side = test::inside::nowhere) {
    const lut found = make_lut8(f, in, out);
    test::exact_row<Exact> row{exact, in, -128, side};
    for (int code = -128; code < 128; ++code)
        rounded.expect(found[static_cast<std::uint8_t>(code)] == row.nearest(code, out, -128, 127), text_of(in),
                       text_of(out), code);
}

/// Parameters as a model might have them, then scales of every size, then such as make ties.
class any_parameters {
public:
    affine next(int row) {
        const double mantissa = std::ldexp(static_cast<double>(noise_() >> 11 | std::uint64_t{1} << 52), -52);
        const auto power = [this](int low, int high) {
            return low + static_cast<int>(noise_() % static_cast<unsigned>(high - low + 1));
        };
        const int zero_point = power(-128, 127);
        switch (row % 8) {
            case 0:
                return {std::ldexp(mantissa, power(-30, 30)), zero_point};
            case 1:
                return {std::ldexp(mantissa, power(-1000, 1000)), zero_point};
            case 2:
                return {std::ldexp(static_cast<double>(noise_() % 7 + 1), power(-20, 2)), zero_point};
            case 3:
                return {static_cast<double>(static_cast<float>(std::ldexp(mantissa, power(-10, 1)))), zero_point};
            default:
                return {std::ldexp(mantissa, power(-10, 1)), zero_point};
        }
    }

private:
    std::mt19937_64 noise_{9};
};
}  // namespace

TEST_CASE("a table made at run time is the one that the compiler makes for the same parameters") {
    test::for_each_activation([]<auto F>(const char* name, const auto&) {
        const auto same = [&]<affine In, affine Out>() {
            volatile double in_scale = In.scale, out_scale = Out.scale;  // hidden from the compiler
            volatile int in_zero_point = In.zero_point, out_zero_point = Out.zero_point;
            const lut found = make_lut8(F, {in_scale, in_zero_point}, {out_scale, out_zero_point});
            INFO(name << " from " << text_of(In) << " to " << text_of(Out));
            CHECK(found == table<F, quantized<std::int8_t, In>, quantized<std::int8_t, Out>>::data());
        };
        same.template operator()<tenths, coarse>();
        same.template operator()<affine{1.0 / 32, 127}, affine{1.0 / 64, 0}>();
    });
}

TEST_CASE("10,000 tables of random scales and zero points are correctly rounded, every entry") {
    any_parameters parameters;
    int row = 0;
    test::for_each_activation([&]<auto F>(const char* name, const auto& exact) {
        test::tally rounded;
        for (const int end = row + 313; row < end; ++row) {
            const affine in = parameters.next(row), out = parameters.next(row % 3 == 0 ? row : row / 8);
            expect_rounded(rounded, F, exact, in, out, test::below_its_asymptote(name));
        }
        test::check(name, "correctly rounded", rounded);
    });
    CHECK(row >= 10'000);
}

TEST_CASE("parameters that make no format give out's zero point, saturated") {
    const auto filled_with = [](const lut& found, int code) {
        for (const int entry : found)
            if (entry != code) return false;
        return true;
    };
    for (const double bad : {0.0, -0.0, -0.5, infinity, -infinity, quiet_nan, -quiet_nan}) {
        CHECK(filled_with(make_lut8(sigmoid, {bad, 0}, {1.0, 33}), 33));
        CHECK(filled_with(make_lut8(sigmoid, {1.0, 0}, {bad, -33}), -33));
        CHECK(filled_with(make_lut8(sigmoid, {bad, 1000}, {bad, 1000}), 127));
    }
    CHECK(filled_with(make_lut8(fxact::exp, {1.0, 128}, {1.0, 5}), 5));
    CHECK(filled_with(make_lut8(fxact::exp, {1.0, std::numeric_limits<int>::min()}, {1.0, 5}), 5));
    CHECK(filled_with(make_lut8(fxact::exp, {1.0, 0}, {1.0, 128}), 127));
    CHECK(filled_with(make_lut8(fxact::exp, {1.0, 0}, {1.0, std::numeric_limits<int>::min()}), -128));
}

TEST_CASE("the smallest and the largest scales saturate, and no operation overflows") {
    constexpr double least = std::numeric_limits<double>::denorm_min(), most = std::numeric_limits<double>::max();
    test::for_each_activation([&]<auto F>(const char* name, const auto& exact) {
        test::tally rounded;
        for (const double in : {least, 0x1p-1022, most})
            for (const double out : {least, 0x1p-1022, most}) expect_rounded(rounded, F, exact, {in, 100}, {out, -100});
        test::check(name, "correctly rounded", rounded);
    });
}
