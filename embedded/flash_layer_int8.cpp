// SPDX-License-Identifier: MIT
#include <cstdint>

#include "flash.hpp"

using namespace fxact;

constexpr double in_scale = 0.0235F, weight_scale = 0.0078F;
using feature = quantized<std::int8_t, affine{in_scale, -4}>;
using weight = quantized<std::int8_t, affine{weight_scale, 0}>;
using offset = quantized<std::int32_t, affine{in_scale * weight_scale, 0}>;
using logit = quantized<std::int8_t, affine{0.05F, 10}>;

int main() {
    std::int8_t weights[24 * 24], in[24], out[24];
    std::int32_t bias[24];
    asm volatile("" : "=m"(weights), "=m"(in), "=m"(bias));
    dense(as<weight>(weights), as<feature>(in), as<offset>(bias), as<logit>(out), relu);
    asm volatile("" : : "m"(out));
}
