// SPDX-License-Identifier: MIT
#include <fxact/detail/format/nearest_code.hpp>
#include <fxact/detail/format/numeric_limits.hpp>
#include <fxact/detail/format/parameter.hpp>
#include <fxact/detail/format/special_values.hpp>

#include <bit>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "../catch.hpp"
#include "../oracle/formats.hpp"
#include "../oracle/tally.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail;
using shifted = quantized<std::int8_t, affine{0.5, -3}>;
using last_is_zero = quantized<std::int8_t, affine{0.5, 127}>;

static_assert(discrete_limits<q<3, 4>>::is_signed && !discrete_limits<uq<4, 4>>::is_signed &&
                  discrete_limits<shifted>::is_signed,
              "signed is what has negative values");
static_assert(discrete_limits<q<7, 0>>::is_integer && !discrete_limits<q<6, 1>>::is_integer);
static_assert(discrete_limits<q15>::digits == 15 && discrete_limits<uq<0, 16>>::digits == 16);
static_assert(discrete_limits<q<3, 4>>::min() == q<3, 4>::from_raw(-128) &&
              discrete_limits<q<3, 4>>::max().raw() == 127 &&
              discrete_limits<q<3, 4>>::lowest() == discrete_limits<q<3, 4>>::min());
static_assert(discrete_limits<q<3, 4>>::epsilon().raw() == 1 && discrete_limits<shifted>::epsilon().raw() == -2 &&
                  discrete_limits<last_is_zero>::epsilon().raw() == 127,
              "one LSB above zero, if there is such a code");
static_assert(discrete_limits<q7>::is_specialized && discrete_limits<q7>::is_exact && discrete_limits<q7>::is_bounded &&
                  !discrete_limits<q7>::is_modulo && !discrete_limits<q7>::is_iec559 &&
                  !discrete_limits<q7>::has_infinity && !discrete_limits<q7>::has_quiet_NaN &&
                  !discrete_limits<q7>::has_signaling_NaN && !discrete_limits<q7>::traps &&
                  !discrete_limits<q7>::tinyness_before && !discrete_limits<q7>::has_denorm_loss,
              "saturated codes, without values that are no numbers");
static_assert(discrete_limits<q7>::radix == 2 && discrete_limits<q7>::digits10 == 2 &&
              discrete_limits<q15>::digits10 == 4 && discrete_limits<q7>::max_digits10 == 0 &&
              discrete_limits<q7>::min_exponent == 0 && discrete_limits<q7>::max_exponent == 0 &&
              discrete_limits<q7>::min_exponent10 == 0 && discrete_limits<q7>::max_exponent10 == 0);
static_assert(discrete_limits<shifted>::infinity().raw() == -3 && discrete_limits<shifted>::quiet_NaN().raw() == -3,
              "what a format does not have is its 0");

static_assert(zero_of<shifted>().raw() == -3 && zero_of<float>() == 0 && nan_of<q7>().raw() == 0 &&
              nan_of<shifted>().raw() == -3);
static_assert(is_finite(q7::from_raw(-128)) && is_finite(std::numeric_limits<float>::max()) &&
              !is_finite(std::numeric_limits<float>::infinity()) &&
              !is_finite(-std::numeric_limits<double>::infinity()) &&
              !is_finite(std::numeric_limits<double>::quiet_NaN()));
static_assert(std::bit_cast<std::uint32_t>(nan_of<float>()) == 0x7FC0'0000);

static_assert(parameter<double>(0.1) == 0.1 && parameter<float>(0.1) == 0.1F &&
                  parameter<float>(-0x1p-126) == -0x1p-126F && parameter<float>(0x1.8p-127) == 0x1.8p-127F &&
                  parameter<float>(-0x1.8p-149) == -0x1p-148F && parameter<float>(0x1p-151) == 0 &&
                  parameter<float>(0x1.000001p-126) == 0x1p-126F && parameter<float>(0x1.000003p-1) == 0x1.000004p-1F,
              "to the nearest float, subnormals too, ties to even");

static_assert(std::is_same_v<code_distance<q15>, std::int32_t> && std::is_same_v<code_distance<q31>, std::int32_t> &&
              std::is_same_v<code_distance<uq<0, 32>>, std::int64_t>);
static_assert(code_nearest<q<3, 4>>(0.5) == 8 && code_nearest<q<3, 4>>(0x1.8p-5) == 1 &&
                  code_nearest<q<3, 4>>(-100) == -128 && code_nearest<shifted>(0) == -3 &&
                  code_nearest<q<3, 4>>(-0x1.8p-4) == -2 && code_nearest<uq<0, 32>>(1.0) == 0xFFFF'FFFF,
              "ties go away from zero, and what a format cannot hold is its nearer end");
}  // namespace

TEST_CASE("a code is clamped to both ends, for every 8-bit code and at the ends of wider formats") {
    test::tally clamped;
    const auto check = [&]<class T>(std::type_identity<T>, std::int64_t code, std::int64_t low, std::int64_t high) {
        const auto found =
            clamped_code(test::make<T>(code), static_cast<code_distance<T>>(low), static_cast<code_distance<T>>(high));
        clamped.expect(found.raw() == (code < low ? low : code > high ? high : code), code, low, high);
    };
    for (const std::int64_t code : test::codes<q7>())
        for (const auto& [low, high] : {std::pair{-128, 127}, std::pair{-5, 5}, std::pair{3, 3}, std::pair{127, 127}})
            check(std::type_identity<q7>{}, code, low, high);
    for (const std::int64_t code : test::codes<q31>(50)) {
        check(std::type_identity<q31>{}, code, test::lowest_code<q31>, test::highest_code<q31>);
        check(std::type_identity<q31>{}, code, test::lowest_code<q31> + 1, 7);
    }
    for (const std::int64_t code : test::codes<uq<0, 32>>(50))
        check(std::type_identity<uq<0, 32>>{}, code, 9, 0xFFFF'FFFE);
    CHECK(clamped);
}
