// SPDX-License-Identifier: MIT
#include <cstdint>

#include "flash.hpp"

using namespace fxact;

int main() {
    std::int8_t weights[8 * 24], in[24], out[8];
    std::int32_t bias[8];
    float scales[8];
    affine in_scale{0.1, -3}, out_scale{1.0 / 256, -128};
    asm volatile("" : "=m"(weights), "=m"(in), "=m"(bias), "=m"(scales), "+m"(in_scale), "+m"(out_scale));
    channel_multiplier room[8];
    quantized_layer<std::int8_t> layer;
    layer.prepare({.weights = weights, .bias = bias, .weight_scales = scales, .in = in_scale, .out = out_scale}, room,
                  relu);
    layer(in, out);
    asm volatile("" : : "m"(out));
}
