// SPDX-License-Identifier: MIT
// QuantizeMultiplier and MultiplyByQuantizedMultiplier in double arithmetic, as they are described.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace fxact::test::tflite {

struct quantized_multiplier {
    std::int32_t factor;
    int shift;
};
inline quantized_multiplier quantize_multiplier(double scale) {
    int shift = 0;
    auto factor = std::llround(std::frexp(scale, &shift) * 0x1p31);
    if (factor == 1LL << 31) factor /= 2, ++shift;
    if (shift < -31) return {0, 0};
    return {static_cast<std::int32_t>(factor), shift};
}
inline std::int32_t saturating_rounding_doubling_high_mul(std::int32_t a, std::int32_t b) {
    const std::int64_t product = std::int64_t{a} * b;
    return static_cast<std::int32_t>((product + (product >= 0 ? 1 << 30 : 1 - (1 << 30))) / (1LL << 31));
}
inline std::int32_t rounding_divide_by_pot(std::int32_t x, int exponent) {
    const auto mask = static_cast<std::int32_t>((1LL << exponent) - 1);
    return (x >> exponent) + ((x & mask) > (mask >> 1) + (x < 0));
}
inline std::int32_t double_rounding(std::int32_t x, quantized_multiplier m) {
    return rounding_divide_by_pot(saturating_rounding_doubling_high_mul(x * (1 << std::max(m.shift, 0)), m.factor),
                                  std::max(-m.shift, 0));
}
inline std::int32_t single_rounding(std::int32_t x, quantized_multiplier m) {
    const int shift = 31 - m.shift;
    return static_cast<std::int32_t>((std::int64_t{x} * m.factor + (1LL << (shift - 1))) >> shift);
}

}  // namespace fxact::test::tflite
