// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <type_traits>

#include <fxact/fixed.hpp>
#include <fxact/format.hpp>
#include <fxact/quantized.hpp>

#include "request.hpp"

/// The pairs of formats of the requests, as types and as values.
namespace fxact::baseline {

using q3_12 = q<3, 12>;
using q7_8 = q<7, 8>;
using uq4_12 = uq<4, 12>;
using uq16 = uq<0, 16>;
using q3_4 = q<3, 4>;
using q15_16 = q<15, 16>;
using q3_28 = q<3, 28>;
using q7_24 = q<7, 24>;
using q8_7 = q<8, 7>;
using odd_byte = quantized<std::int8_t, affine{0.047, -3}>;
using odd_byte_out = quantized<std::int8_t, affine{0.031, 11}>;
using unsigned_byte = quantized<std::uint8_t, affine{0.0391, 131}>;
using unit_byte = quantized<std::uint8_t, affine{1.0 / 255, 0}>;
using odd_word = quantized<std::int16_t, affine{0.0003, 77}>;
using odd_word_out = quantized<std::int16_t, affine{0.00017, -1234}>;
using unit_word = quantized<std::int16_t, affine{1.0 / 65536, -32768}>;
using unsigned_word = quantized<std::uint16_t, affine{1.0 / 4096, 1000}>;
using third_word = quantized<std::uint16_t, affine{1.0 / 3000, 29000}>;
using odd_32 = quantized<std::int32_t, affine{3.7e-9, -1000000}>;

#define FXACT_BASELINE_PAIRS(X)                           \
    X(q3_12_to_q15, q3_12, q15)                           \
    X(q3_12_to_q3_12, q3_12, q3_12)                       \
    X(q3_12_to_q7_8, q3_12, q7_8)                         \
    X(q7_8_to_q15, q7_8, q15)                             \
    X(q7_8_to_q7_8, q7_8, q7_8)                           \
    X(q15_to_q15, q15, q15)                               \
    X(uq4_12_to_uq16, uq4_12, uq16)                       \
    X(odd_word_to_unit, odd_word, unit_word)              \
    X(odd_word_to_odd, odd_word, odd_word_out)            \
    X(unsigned_word_to_q7_8, unsigned_word, q7_8)         \
    X(third_word_to_q3_12, third_word, q3_12)             \
    X(q3_12_to_q7, q3_12, q7)                             \
    X(q3_12_to_q3_4, q3_12, q3_4)                         \
    X(odd_word_to_byte, odd_word, odd_byte_out)           \
    X(q3_4_to_q7, q3_4, q7)                               \
    X(q3_4_to_q3_4, q3_4, q3_4)                           \
    X(odd_byte_to_sigmoid, odd_byte, tflite_sigmoid_int8) \
    X(odd_byte_to_odd, odd_byte, odd_byte_out)            \
    X(unsigned_byte_to_unit, unsigned_byte, unit_byte)    \
    X(q3_4_to_q15, q3_4, q15)                             \
    X(q3_4_to_q3_12, q3_4, q3_12)                         \
    X(odd_byte_to_word, odd_byte, odd_word_out)           \
    X(q3_12_to_q31, q3_12, q31)                           \
    X(q3_12_to_q15_16, q3_12, q15_16)                     \
    X(q3_28_to_q15, q3_28, q15)                           \
    X(q3_28_to_q3_12, q3_28, q3_12)                       \
    X(q15_16_to_q15, q15_16, q15)                         \
    X(q7_24_to_q8_7, q7_24, q8_7)                         \
    X(odd_32_to_byte, odd_32, tflite_sigmoid_int8)

enum class pair_id {
#define FXACT_BASELINE_ID(id, ...) id,
    FXACT_BASELINE_PAIRS(FXACT_BASELINE_ID)
#undef FXACT_BASELINE_ID
};

/// The formats' values, for what is designed at run time.
template <discrete T>
constexpr format format_of() {
    return {static_cast<int>(8 * sizeof(rep_of<T>)), std::is_signed_v<rep_of<T>>, step_of<T>, zero_point_of<T>};
}
struct pair_values {
    const char* name;
    format in, out;
};
inline constexpr pair_values pairs[]{
#define FXACT_BASELINE_PAIR(id, input, output) {#id, format_of<input>(), format_of<output>()},
    FXACT_BASELINE_PAIRS(FXACT_BASELINE_PAIR)
#undef FXACT_BASELINE_PAIR
};

}  // namespace fxact::baseline
