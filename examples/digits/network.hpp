// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include <fxact/activation/sigmoid.hpp>
#include <fxact/apply.hpp>
#include <fxact/softmax.hpp>

#include "data.hpp"
#include "random.hpp"

/// The network in floating point, and how it learns: stochastic gradient descent on the cross-entropy.
namespace digits {

/// All weights and biases in one array, so that a gradient is the same type and one loop updates everything.
template <class T>
struct network {
    static constexpr std::size_t hidden_size = hidden_units * inputs, output_size = classes * hidden_units;
    static constexpr std::size_t size = hidden_size + hidden_units + output_size + classes;

    std::array<T, size> parameters{};

    auto hidden_weights() const noexcept { return part<0, hidden_size>(); }
    auto hidden_bias() const noexcept { return part<hidden_size, hidden_units>(); }
    auto output_weights() const noexcept { return part<hidden_size + hidden_units, output_size>(); }
    auto output_bias() const noexcept { return part<size - classes, classes>(); }
    auto hidden_weights() noexcept { return part<0, hidden_size>(); }
    auto hidden_bias() noexcept { return part<hidden_size, hidden_units>(); }
    auto output_weights() noexcept { return part<hidden_size + hidden_units, output_size>(); }
    auto output_bias() noexcept { return part<size - classes, classes>(); }

private:
    template <std::size_t First, std::size_t Count>
    auto part() const noexcept {
        return std::span{parameters}.template subspan<First, Count>();
    }
    template <std::size_t First, std::size_t Count>
    auto part() noexcept {
        return std::span{parameters}.template subspan<First, Count>();
    }
};

/// What each layer says about one image; the way back needs all of it.
template <class T>
struct activity {
    std::array<T, inputs> image{};
    std::array<T, hidden_units> sum{}, hidden{};  // before and after the sigmoid
    std::array<T, classes> logits{}, probabilities{};
};

/// out = weights * in + bias. (fxact::dense carries its sums with 64 bits, for inference; learning wants speed.)
template <class T, std::size_t From, std::size_t To>
void layer(std::span<const T, To * From> weights, const std::array<T, From>& in, std::span<const T, To> bias,
           std::array<T, To>& out) noexcept {
    for (std::size_t j = 0; j < To; ++j) {
        T sum = bias[j];
        for (std::size_t i = 0; i < From; ++i) sum += weights[j * From + i] * in[i];
        out[j] = sum;
    }
}

template <class T>
activity<T> forward(const network<T>& net, const sample& s) noexcept {
    activity<T> a;
    for (std::size_t i = 0; i < inputs; ++i) a.image[i] = static_cast<T>(s.pixels[i]) / T{ink};
    layer<T, inputs, hidden_units>(net.hidden_weights(), a.image, net.hidden_bias(), a.sum);
    fxact::apply(fxact::sigmoid, std::span{std::as_const(a.sum)}, std::span{a.hidden});
    layer<T, hidden_units, classes>(net.output_weights(), a.hidden, net.output_bias(), a.logits);
    fxact::softmax(std::span<const T, classes>{a.logits}, std::span{a.probabilities});
    return a;
}

template <class T>
std::size_t most_likely(const std::array<T, classes>& scores) noexcept {
    return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

/// The cross-entropy: minus the logarithm of the probability given to the right digit.
template <class T>
double loss(const activity<T>& a, const sample& s) noexcept {
    return -std::log(std::max(static_cast<double>(a.probabilities[s.digit]), 1e-30));
}

/// Adds the loss's derivative by each parameter to `gradient`.
template <class T>
void backward(const network<T>& net, const activity<T>& a, const sample& s, network<T>& gradient) noexcept {
    // The derivative of softmax and cross-entropy together by the logits is simply p - (1 for the right digit).
    std::array<T, classes> by_logit = a.probabilities;
    by_logit[s.digit] -= T{1};

    std::array<T, hidden_units> by_hidden{};
    for (std::size_t k = 0; k < classes; ++k) {
        const auto weights = net.output_weights().subspan(k * hidden_units, hidden_units);
        const auto slopes = gradient.output_weights().subspan(k * hidden_units, hidden_units);
        for (std::size_t j = 0; j < hidden_units; ++j) {
            slopes[j] += by_logit[k] * a.hidden[j];
            by_hidden[j] += by_logit[k] * weights[j];
        }
        gradient.output_bias()[k] += by_logit[k];
    }
    for (std::size_t j = 0; j < hidden_units; ++j) {
        const T by_sum = by_hidden[j] * fxact::sigmoid.derivative(a.sum[j]);
        const auto slopes = gradient.hidden_weights().subspan(j * inputs, inputs);
        for (std::size_t i = 0; i < inputs; ++i) slopes[i] += by_sum * a.image[i];
        gradient.hidden_bias()[j] += by_sum;
    }
}

/// How to learn. README.md says how these values were chosen.
struct recipe {
    int epochs = 60;
    int batch = 8;
    float rate = 0.2F;  // falls to zero in a straight line
    float momentum = 0.9F;
    float decay = 1e-4F;    // of the weights: it keeps their range small, which int8 likes
    float variety = 0.16F;  // of the handwriting, see rewritten()
    std::uint64_t seed = 1;
};

/// Evenly spread weights, as wide as keeps the signal's variance from layer to layer (Glorot and Bengio, 2010).
inline network<float> initial(generator& random) {
    network<float> net;
    const auto spread = [&](std::span<float> weights, std::size_t from, std::size_t to) {
        const float limit = std::sqrt(6.0F / static_cast<float>(from + to));
        for (float& w : weights) w = limit * random.symmetric();
    };
    spread(net.hidden_weights(), inputs, hidden_units);
    spread(net.output_weights(), hidden_units, classes);
    return net;
}

/// The image slightly slanted, stretched and moved, as if another hand had written it: a random affine map near the
/// identity, each of whose six numbers strays by up to `amount` (moves: by `amount` times four pixels), with the gray
/// between pixels interpolated.
inline sample rewritten(const sample& s, float amount, generator& random) noexcept {
    constexpr int edge = static_cast<int>(side);
    constexpr float center = 0.5F * static_cast<float>(edge - 1);
    const float xx = 1.0F + amount * random.symmetric(), xy = amount * random.symmetric();
    const float yx = amount * random.symmetric(), yy = 1.0F + amount * random.symmetric();
    const float dx = 4.0F * amount * random.symmetric(), dy = 4.0F * amount * random.symmetric();
    const auto level = [&s](int x, int y) {  // beyond the edge is paper
        const bool inside = x >= 0 && x < edge && y >= 0 && y < edge;
        return inside ? static_cast<float>(s.pixels[static_cast<std::size_t>(y * edge + x)]) : 0.0F;
    };
    sample result{.pixels = {}, .digit = s.digit};
    for (int row = 0; row < edge; ++row) {
        for (int column = 0; column < edge; ++column) {
            const float u = static_cast<float>(column) - center, v = static_cast<float>(row) - center;
            const float x = xx * u + xy * v + dx + center, y = yx * u + yy * v + dy + center;
            const int left = static_cast<int>(std::floor(x)), top = static_cast<int>(std::floor(y));
            const float right_part = x - static_cast<float>(left), lower_part = y - static_cast<float>(top);
            const float upper = level(left, top) * (1.0F - right_part) + level(left + 1, top) * right_part;
            const float lower = level(left, top + 1) * (1.0F - right_part) + level(left + 1, top + 1) * right_part;
            result.pixels[static_cast<std::size_t>(row * edge + column)] =
                static_cast<std::uint8_t>(upper * (1.0F - lower_part) + lower * lower_part + 0.5F);
        }
    }
    return result;
}

struct score {
    double loss = 0;
    std::size_t right = 0;
};

inline score test(const network<float>& net, std::span<const sample> samples) noexcept {
    score result;
    for (const sample& s : samples) {
        const auto a = forward(net, s);
        result.loss += loss(a, s) / static_cast<double>(samples.size());
        result.right += most_likely(a.probabilities) == s.digit;
    }
    return result;
}

/// Learns from the samples; report(epoch, score so far) is called after each epoch.
template <class Report>
network<float> train(std::span<const sample> samples, const recipe& how, Report report) {
    generator random{how.seed};
    network<float> net = initial(random);
    network<float> speed;
    std::vector<std::size_t> order(samples.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto batch = static_cast<std::size_t>(how.batch);
    const std::size_t batches = (samples.size() + batch - 1) / batch;
    const auto steps = static_cast<float>(batches * static_cast<std::size_t>(how.epochs));
    std::size_t step = 0;

    for (int epoch = 1; epoch <= how.epochs; ++epoch) {
        shuffle(order, random);
        score so_far;
        for (std::size_t first = 0; first < order.size(); first += batch, ++step) {
            const std::size_t count = std::min(batch, order.size() - first);
            network<float> gradient;
            for (const std::size_t index : std::span{order}.subspan(first, count)) {
                const sample s = rewritten(samples[index], how.variety, random);
                const auto a = forward(net, s);
                backward(net, a, s, gradient);
                so_far.loss += loss(a, s) / static_cast<double>(samples.size());
                so_far.right += most_likely(a.probabilities) == s.digit;
            }
            const float rate = how.rate * (1.0F - static_cast<float>(step) / steps);
            for (std::size_t i = 0; i < net.size; ++i) {
                const float slope = gradient.parameters[i] / static_cast<float>(count) + how.decay * net.parameters[i];
                speed.parameters[i] = how.momentum * speed.parameters[i] - rate * slope;
                net.parameters[i] += speed.parameters[i];
            }
        }
        report(epoch, so_far);
    }
    return net;
}

}  // namespace digits
