// SPDX-License-Identifier: MIT
// Writes docs/plots/learning.svg and the table of docs/learning.md: one network learns digits with five activations,
// from the same weights, with the same images in the same order.
#include <array>
#include <cmath>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <numeric>
#include <span>
#include <string>
#include <vector>

#include <fxact/fxact.hpp>

#include "../../examples/digits/data.hpp"
#include "../../examples/digits/random.hpp"
#include "curve.hpp"
#include "svg.hpp"
#include "text.hpp"
#include "write_file.hpp"

namespace {

using namespace fxact::docs;
namespace fs = std::filesystem;

constexpr std::size_t inputs = digits::inputs, hidden_units = 24, classes = digits::classes;
constexpr std::size_t lessons = 600, tests = 360, batch = 8;
constexpr int epochs = 15;
constexpr fxact::sgd lesson{.rate = 0.05 / batch, .momentum = 0.9};

/// Weights and bias of a layer, or their gradients or velocities.
template <std::size_t From, std::size_t To>
struct layer {
    std::array<float, From * To> weights{};
    std::array<float, To> bias{};
};
struct network {
    layer<inputs, hidden_units> hidden;
    layer<hidden_units, classes> output;
};
template <std::size_t From, std::size_t To>
void move(layer<From, To>& net, layer<From, To>& gradient, layer<From, To>& velocity) {
    lesson(net.weights, gradient.weights, velocity.weights);
    lesson(net.bias, gradient.bias, velocity.bias);
    gradient = {};
}

/// An activation with the slope that learning takes for its own.
struct variant {
    const char *name, *kind;
    float (*value)(float);
    float (*slope)(float);
};
constexpr variant variants[]{
    {"step", "a", [](float x) { return fxact::step(x); }, [](float) { return 0.0F; }},
    {"step, slope of sigmoid", "b", [](float x) { return fxact::step(x); },
     [](float x) { return fxact::sigmoid.derivative(x); }},
    {"sigmoid", "c", [](float x) { return fxact::sigmoid(x); }, [](float x) { return fxact::sigmoid.derivative(x); }},
    {"tanh", "d", [](float x) { return fxact::tanh(x); }, [](float x) { return fxact::tanh.derivative(x); }},
    {"relu", "e", [](float x) { return fxact::relu(x); }, [](float x) { return fxact::relu.derivative(x); }},
};

struct activity {
    std::array<float, inputs> image{};
    std::array<float, hidden_units> sum{}, hidden{};
    std::array<float, classes> logits{};
};
activity forward(const network& net, const variant& f, const digits::sample& s) {
    activity a;
    for (std::size_t i = 0; i < inputs; ++i) a.image[i] = static_cast<float>(s.pixels[i]) / float{digits::ink};
    fxact::dense(net.hidden.weights, a.image, net.hidden.bias, a.sum);
    for (std::size_t j = 0; j < hidden_units; ++j) a.hidden[j] = f.value(a.sum[j]);
    fxact::dense(net.output.weights, a.hidden, net.output.bias, a.logits);
    return a;
}
double loss(const activity& a, std::size_t digit) {
    std::array<float, classes> logarithms{};
    fxact::log_softmax(a.logits, logarithms);
    return -static_cast<double>(logarithms[digit]);
}
void see(const network& net, const variant& f, const activity& a, std::size_t digit, network& gradient) {
    std::array<float, classes> by_logit{};
    std::array<float, hidden_units> by_hidden{};
    fxact::cross_entropy_gradient(std::span<const float>(a.logits), digit, std::span<float>(by_logit));
    fxact::dense_gradient(net.output.weights, a.hidden, by_logit, gradient.output.weights, gradient.output.bias,
                          by_hidden);
    for (std::size_t j = 0; j < hidden_units; ++j) by_hidden[j] *= f.slope(a.sum[j]);
    fxact::dense_gradient(net.hidden.weights, a.image, by_hidden, gradient.hidden.weights, gradient.hidden.bias);
}

network first_network() {
    digits::generator random{1};
    network net;
    const auto spread = [&](std::span<float> weights, std::size_t from, std::size_t to) {
        const float limit = std::sqrt(6.0F / static_cast<float>(from + to));
        for (float& w : weights) w = limit * random.symmetric();
    };
    spread(net.hidden.weights, inputs, hidden_units);
    spread(net.output.weights, hidden_units, classes);
    return net;
}

struct history {
    std::vector<point> losses;  ///< over all lessons, before the first epoch and after each
    std::size_t right = 0;      ///< of the tests
};
history learn(const variant& f, std::span<const digits::sample> samples) {
    const auto known = samples.first(lessons), unseen = samples.last(tests);
    network net = first_network(), gradient, velocity;
    digits::generator random{2};
    std::vector<std::size_t> order(lessons);
    std::iota(order.begin(), order.end(), std::size_t{0});
    history result;
    const auto note = [&](int epoch) {
        double sum = 0;
        for (const digits::sample& s : known) sum += loss(forward(net, f, s), s.digit);
        result.losses.push_back({static_cast<double>(epoch), sum / static_cast<double>(lessons)});
    };
    note(0);
    for (int epoch = 1; epoch <= epochs; ++epoch) {
        digits::shuffle(order, random);
        for (std::size_t i = 0; i < lessons; ++i) {
            const digits::sample& s = known[order[i]];
            see(net, f, forward(net, f, s), s.digit, gradient);
            if (i % batch != batch - 1) continue;
            move(net.hidden, gradient.hidden, velocity.hidden);
            move(net.output, gradient.output, velocity.output);
        }
        note(epoch);
    }
    for (const digits::sample& s : unseen) {
        const activity a = forward(net, f, s);
        result.right += fxact::argmax(std::span<const float>(a.logits)) == s.digit;
    }
    return result;
}

std::string drawing(const std::vector<history>& histories) {
    // Okabe and Ito's colors, which color-blind readers can tell apart.
    std::string svg = svg_head(640, 360, R"(path.a,path.b,path.c,path.d,path.e{fill:none;stroke-width:2}
.a{stroke:#000}.b{stroke:#d55e00;stroke-dasharray:6 4}.c{stroke:#0072b2}.d{stroke:#009e73}.e{stroke:#cc79a7}
)");
    svg += "<title>Loss of a network that learns digits, with five activations</title>\n";
    svg += label(14, 22, "Cross entropy of 600 digits, from the same weights", "name");
    const panel left{44, 40, 400, 280, {0, double{epochs}}, {0, 2.6}};
    svg += axes(left, 5, 6) + label(left.left + left.width, left.top + left.height + 32, "epochs", "end");
    double y = 60;
    for (std::size_t i = 0; i < histories.size(); ++i, y += 24) {
        svg += lines(left, curve{{histories[i].losses}, {}}, variants[i].kind);
        svg += fxact::docs::detail::tag_line(464, y - 4, 490, y - 4, variants[i].kind) +
               label(498, y, variants[i].name, "");
    }
    return svg + "</svg>\n";
}

std::string table(const std::vector<history>& histories) {
    std::string text = "| activation of the hidden layer | loss before | loss after | right of " +
                       std::to_string(tests) + " unseen |\n|---|---:|---:|---:|\n";
    for (std::size_t i = 0; i < histories.size(); ++i)
        text += "| " + std::string(variants[i].name) + " | " + printed("%.2f", histories[i].losses.front().y) + " | " +
                printed("%.3f", histories[i].losses.back().y) + " | " + std::to_string(histories[i].right) + " |\n";
    return text;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("usage: learning <digits.csv> <folder>\n", stderr);
        return 2;
    }
    try {
        const std::vector<digits::sample> samples = digits::read_csv(argv[1]);
        if (samples.size() < lessons + tests) throw digits::bad_data(std::string(argv[1]) + ": too few images");
        std::vector<history> histories;
        for (const variant& f : variants) histories.push_back(learn(f, samples));
        write_file(fs::path(argv[2]) / "learning.svg", drawing(histories));
        write_file(fs::path(argv[2]) / "curves.md", table(histories));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "learning: %s\n", error.what());
        return 1;
    }
    return 0;
}
