// SPDX-License-Identifier: MIT
#include <cstdio>
#include <fxact/fxact.hpp>
using namespace fxact;

constexpr table<sigmoid, q<3, 12>, q15> sig;  // made by the compiler: Q3.12 in, Q0.15 out
static_assert(sig.bytes == 256);              // all of it constant data, in flash
static_assert(sig.max_error < 0.82);          // proved over all 65,536 inputs, in units of 2^-15

int main() {
    const q<3, 12> x{-1.5};
    std::printf("table   sigmoid(%g) = %.6f\n", double(x), double(sig(x)));
    std::printf("float   sigmoid(%g) = %.9f\n", -1.5, double(sigmoid(-1.5f)));
    std::printf("slope   sigmoid'(%g) = %.9f\n", -1.5, double(sigmoid.derivative(-1.5f)));

    const q<3, 4> logits[]{q<3, 4>{2.0}, q<3, 4>{-1.0}, q<3, 4>{0.5}};
    uq<0, 8> probabilities[3];
    softmax(std::span{logits}, std::span{probabilities});
    for (const auto p : probabilities) std::printf("softmax %.4f\n", double(p));
}
