// SPDX-License-Identifier: MIT
#include <cstdint>
#include <cstdio>
#include <fxact/fxact.hpp>
using namespace fxact;

constexpr table<sigmoid, q<3, 12>, q15> sig;  // made by the compiler: Q3.12 in, Q0.15 out
static_assert(sig.bytes == 256);              // all of it constant data, in flash
static_assert(sig.max_error < 0.82);          // proved over all 65,536 inputs, in units of 2^-15

int main() {
    const std::int16_t adc[]{-6144, 0, 12288};  // a buffer of samples: -1.5, 0 and 3 in Q3.12
    std::int16_t dma[3];
    sig(as<q<3, 12>>(adc), as<q15>(dma));  // seen as numbers, in place
    for (int i = 0; i < 3; ++i) std::printf("table   sigmoid(%g) = %.6f\n", adc[i] / 4096.0, dma[i] / 32768.0);
    std::printf("float   sigmoid(%g) = %.9f\n", -1.5, double(sigmoid(-1.5f)));
    std::printf("slope   sigmoid'(%g) = %.9f\n", -1.5, double(sigmoid.derivative(-1.5f)));

    const q<3, 4> logits[]{2.0_q3_4, -1.0_q3_4, 0.5_q3_4};
    uq<0, 8> probabilities[3];
    softmax(logits, probabilities);
    for (const auto p : probabilities) std::printf("softmax %.4f\n", double(p));
}
