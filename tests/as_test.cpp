// SPDX-License-Identifier: MIT
// Buffers of raw values seen as numbers.
#include <fxact/as.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <fxact/activation/relu.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/apply.hpp>
#include <fxact/dense.hpp>
#include <fxact/quantized.hpp>
#include <fxact/table.hpp>

#include "catch.hpp"

namespace {
using namespace fxact;
using tenths = quantized<std::int8_t, affine{0.1, -3}>;

using samples = std::int16_t[4];
static_assert(std::is_same_v<decltype(as<q<3, 12>>(std::declval<samples&>())), std::span<q<3, 12>, 4>>,
              "an array keeps its length");
static_assert(std::is_same_v<decltype(as<q<3, 12>>(std::declval<const samples&>())), std::span<const q<3, 12>, 4>>,
              "what is const stays const");
static_assert(std::is_same_v<decltype(as<q15>(std::declval<std::vector<std::int16_t>&>())), std::span<q15>>);
static_assert(std::is_same_v<decltype(as<tenths>(std::declval<const std::array<std::int8_t, 3>&>())),
                             std::span<const tenths, 3>>);
static_assert(std::is_same_v<decltype(as<uq<0, 8>>(std::declval<std::uint8_t*>(), 5)), std::span<uq<0, 8>>>);
static_assert(noexcept(as<q15>(std::declval<samples&>())));
}  // namespace

TEST_CASE("a buffer of raw values is read and written in place") {
    std::vector<std::int16_t> raw{4096, -4096, 0, 32767, -32768};
    const auto numbers = as<q<3, 12>>(raw);
    CHECK(numbers.size() == raw.size());
    CHECK(static_cast<const void*>(numbers.data()) == raw.data());
    CHECK(numbers[0] == 1.0);
    CHECK(numbers[4] == -8.0);
    numbers[2] = q<3, 12>{0.5};
    CHECK(raw[2] == 2048);
    raw[1] = 100;
    CHECK(numbers[1].raw() == 100);
    CHECK(as<q<3, 12>>(raw.data() + 1, 2)[1] == 0.5);
    CHECK(as<q<3, 12>>(std::span{raw}.subspan(3)).size() == 2);
    CHECK(as<q<3, 12>>(raw.data(), 0).empty());
}

TEST_CASE("an ADC buffer goes in and a DMA buffer comes out, as the spans of numbers do") {
    constexpr table<sigmoid, q<3, 12>, q15> look_up;
    std::int16_t adc[257], dma[257], by_table[257];
    std::array<q<3, 12>, 257> numbers;
    std::array<q15, 257> expected, expected_by_table;
    for (int i = 0; i < 257; ++i) {
        adc[i] = static_cast<std::int16_t>(255 * i - 32'768);
        numbers[static_cast<std::size_t>(i)] = q<3, 12>::from_raw(adc[i]);
    }
    apply(sigmoid, std::span{numbers}, std::span{expected});
    look_up(std::span{numbers}, std::span{expected_by_table});
    CHECK(apply(sigmoid, as<q<3, 12>>(adc), as<q15>(dma)) == 257);
    CHECK(look_up(as<q<3, 12>>(adc), as<q15>(by_table)) == 257);
    for (std::size_t i = 0; i < 257; ++i) {
        REQUIRE(dma[i] == expected[i].raw());
        REQUIRE(by_table[i] == expected_by_table[i].raw());
    }
    CHECK(apply(relu, as<q<3, 12>>(adc), as<q<3, 12>>(adc)) == 257);  // in place
    CHECK(adc[0] == 0);
}

TEST_CASE("dense takes arrays, std::array and vectors, and raw buffers") {
    const std::vector<std::int8_t> weights{64, 0, -64, 32, 32, 32};
    const std::array<std::int8_t, 3> in{16, 32, 48};
    std::int8_t out[2], plain[2];
    q<3, 4> bias[2]{q<3, 4>{0.5}, q<3, 4>{}};
    CHECK(dense(as<q7>(weights), as<q<3, 4>>(in), bias, as<q<3, 4>>(out), relu) == 2);
    CHECK(out[0] == 0);
    CHECK(out[1] == 24);
    CHECK(dense(as<q7>(weights), as<q<3, 4>>(in), bias, as<q<3, 4>>(plain)) == 2);
    CHECK(plain[0] == -8);
    float w[2]{1, 2}, x[2]{3, 4}, b[1]{5}, y[1];
    CHECK(dense(w, x, b, y) == 1);
    CHECK(y[0] == 16);
}
