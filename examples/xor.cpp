// SPDX-License-Identifier: MIT
// Gradient descent in the compiler: a network of three sigmoids learns XOR, and when this file compiles, it has.
#include <cstdio>
#include <fxact/fxact.hpp>

#if !defined(ACTIVATION)
#define ACTIVATION fxact::sigmoid  // fxact::step does not compile: its slope is 0, and tells no weight where to go
#endif

namespace {
constexpr auto f = ACTIVATION;
constexpr float inputs[4][2]{{0, 0}, {0, 1}, {1, 0}, {1, 1}}, wanted[4]{0, 1, 1, 0};

/// Two weights and a bias for each neuron: two hidden ones, and the output.
struct network {
    float hidden[2][3]{{2.0F, 1.5F, -0.5F}, {1.0F, 2.0F, -2.5F}}, output[3]{1.0F, -1.0F, 0.0F};
};
constexpr float sum(const float (&w)[3], float a, float b) { return w[0] * a + w[1] * b + w[2]; }

constexpr float answer(const network& net, const float (&x)[2]) {
    return f(sum(net.output, f(sum(net.hidden[0], x[0], x[1])), f(sum(net.hidden[1], x[0], x[1]))));
}

constexpr void move(float (&w)[3], float rate, float a, float b) {
    w[0] -= rate * a;
    w[1] -= rate * b;
    w[2] -= rate;
}

constexpr network learn(network net, int epochs) {
    constexpr float rate = 6;
    for (int i = 0; i < 4 * epochs; ++i) {
        const float a = inputs[i % 4][0], b = inputs[i % 4][1];
        const float z0 = sum(net.hidden[0], a, b), z1 = sum(net.hidden[1], a, b), h0 = f(z0), h1 = f(z1);
        const float z = sum(net.output, h0, h1);
        // The slope of the squared error along each sum: the chain rule, with f.derivative for f'.
        const float out = (f(z) - wanted[i % 4]) * f.derivative(z);
        const float back0 = out * net.output[0] * f.derivative(z0), back1 = out * net.output[1] * f.derivative(z1);
        move(net.output, rate * out, h0, h1);
        move(net.hidden[0], rate * back0, a, b);
        move(net.hidden[1], rate * back1, a, b);
    }
    return net;
}

constexpr network first = learn({}, 60), second = learn(first, 60), learned = learn(second, 60);
static_assert(answer(learned, inputs[0]) < 0.1F && answer(learned, inputs[1]) > 0.9F);
static_assert(answer(learned, inputs[2]) > 0.9F && answer(learned, inputs[3]) < 0.1F);
}  // namespace

int main() {
    for (const auto& x : inputs)
        std::printf("%g xor %g: %.3f, before %.3f\n", double(x[0]), double(x[1]), double(answer(learned, x)),
                    double(answer({}, x)));
}
