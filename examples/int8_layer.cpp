// SPDX-License-Identifier: MIT
// A fully connected int8 layer of a TFLite model: scales and zero points as the model has them, and exact sums.
#include <cstdint>
#include <cstdio>
#include <fxact/fxact.hpp>
using namespace fxact;

// From the model: quantization parameters of the tensors. A bias has the product of the scales, and 32 bits.
constexpr double in_scale = 0.0235F, weight_scale = 0.0078125F;  // a model's scales are floats
using feature = quantized<std::int8_t, affine{in_scale, -4}>;
using weight = quantized<std::int8_t, affine{weight_scale, 0}>;
using offset = quantized<std::int32_t, affine{in_scale * weight_scale, 0}>;
using logit = quantized<std::int8_t, affine{0.05F, 10}>;

// The model's buffers are plain integers. as<T>() sees them as numbers.
constexpr std::int8_t weights[3 * 4]{12, -50, 33, 7, -20, 90, -64, 15, 101, -3, -77, 44};
constexpr std::int32_t biases[3]{120, -340, 55};

int main() {
    const std::int8_t features[4]{30, -12, 77, -100};
    std::int8_t logits[3], probabilities[3];

    dense(as<weight>(weights), as<feature>(features), as<offset>(biases), as<logit>(logits), relu);
    softmax(as<logit>(logits), as<tflite_softmax_int8>(probabilities));

    for (int i = 0; i < 3; ++i) {
        double exact = biases[i] * in_scale * weight_scale;
        for (int j = 0; j < 4; ++j) exact += weights[4 * i + j] * weight_scale * (features[j] + 4) * in_scale;
        const double found = static_cast<double>(as<logit>(logits)[static_cast<std::size_t>(i)]);
        std::printf("class %d: %.4f, in double %.4f, probability %.3f\n", i, found, exact > 0 ? exact : 0.0,
                    (probabilities[i] + 128) / 256.0);
        if (found - (exact > 0 ? exact : 0) > 0.0251 || (exact > 0 ? exact : 0) - found > 0.0251) return 1;
    }
}
