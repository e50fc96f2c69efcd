// SPDX-License-Identifier: MIT
// A classifier that may say "none of them": softmax, and a threshold on the largest probability.
#include <cstdint>
#include <cstdio>
#include <fxact/fxact.hpp>
using namespace fxact;

/// The class, or -1 if its probability is below 0.75.
int classify(std::span<const q<3, 4>, 4> logits) {
    uq<0, 8> probabilities[4];
    softmax(logits, probabilities);
    const std::size_t best = argmax(probabilities);
    return probabilities[best] < 0.75 ? -1 : static_cast<int>(best);
}

int main() {
    const q<3, 4> clear[4]{0.5_q3_4, 4.0_q3_4, -1.0_q3_4, 0.25_q3_4};
    const q<3, 4> torn[4]{2.0_q3_4, 2.25_q3_4, -1.0_q3_4, 0.0_q3_4};
    std::printf("a clear row: %d, a torn one: %d\n", classify(clear), classify(torn));
    return classify(clear) == 1 && classify(torn) == -1 ? 0 : 1;
}
