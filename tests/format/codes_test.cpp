// SPDX-License-Identifier: MIT
#include <fxact/detail/format/codes.hpp>

#include <cstdint>
#include <type_traits>

#include <fxact/detail/format/nearest_code.hpp>
#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "catch.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail;
using bytes_from_3 = quantized<std::int8_t, affine{0.25, 3}>;
using words = quantized<std::uint32_t, affine{1.0, 7}>;

static_assert(every_code<q7> == code_range{-128, 127} && every_code<uq<0, 8>> == code_range{0, 255});
static_assert(first_code<words> == 0 && last_code<words> == 4'294'967'295);
static_assert(lowest_result<bytes_from_3> == -131 && highest_result<bytes_from_3> == 124);
static_assert(code_range{-2, 5}.count() == 8 && code_range{3, 3}.count() == 1);
static_assert(code_range{-2'147'483'647, 2'147'483'647}.count() == 4'294'967'295);

static_assert(std::is_same_v<code_distance<q7>, std::int32_t> && std::is_same_v<code_distance<q31>, std::int32_t>);
static_assert(std::is_same_v<code_distance<words>, std::int64_t>);
static_assert(std::is_same_v<code_distance<quantized<std::int32_t, affine{1.0, -1}>>, std::int64_t>);
}  // namespace

TEST_CASE("a range clamps codes to its ends") {
    constexpr code_range range{-2, 5};
    for (std::int64_t code = -5; code < 9; ++code) CHECK(range.clamped(code) == (code < -2 ? -2 : code > 5 ? 5 : code));
}

TEST_CASE("code_nearest rounds and saturates, and clamped_code keeps to two codes") {
    CHECK(code_nearest<bytes_from_3>(0.0) == 3);
    CHECK(code_nearest<bytes_from_3>(1.0) == 7);
    CHECK(code_nearest<bytes_from_3>(1.1) == 7);
    CHECK(code_nearest<bytes_from_3>(1e9) == 127);
    CHECK(code_nearest<bytes_from_3>(-1e9) == -128);
    for (int raw = -128; raw < 128; ++raw) {
        const auto x = q7::from_raw(static_cast<std::int8_t>(raw));
        CHECK(clamped_code(x, -100, 90).raw() == (raw < -100 ? -100 : raw > 90 ? 90 : raw));
    }
    for (const std::uint32_t raw : {0U, 9U, 10U, 11U, 4'000'000'000U, 4'000'000'001U, 4'294'967'295U}) {
        const std::uint32_t expected = raw < 10 ? 10 : raw > 4'000'000'000 ? 4'000'000'000 : raw;
        CHECK(clamped_code(words::from_raw(raw), 10, 4'000'000'000).raw() == expected);
    }
}
