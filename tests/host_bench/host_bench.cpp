// SPDX-License-Identifier: MIT
// Time of an element of float spans on this machine, beside the loop that people write with std::exp.
#include <cmath>
#include <cstddef>
#include <random>
#include <span>
#include <vector>

#include <benchmark/benchmark.h>

#include <fxact/fxact.hpp>

namespace {

std::vector<float> uniform(float least, float most) {
    std::vector<float> values(1000);
    std::mt19937 random{1};  // NOLINT: the same values in each run
    std::uniform_real_distribution<float> distribution{least, most};
    for (float& x : values) x = distribution(random);
    return values;
}

template <class Loop>
void measure(benchmark::State& state, const Loop& loop) {
    const std::vector<float> in = uniform(-8, 8);
    std::vector<float> out(in.size());
    for ([[maybe_unused]] auto _ : state) {
        loop(std::span{in}, std::span{out});
        benchmark::DoNotOptimize(out.data());
        benchmark::ClobberMemory();
    }
    state.counters["element"] = benchmark::Counter(
        static_cast<double>(in.size()), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void std_exp_loop(benchmark::State& state) {
    measure(state, [](std::span<const float> in, std::span<float> out) {
        for (std::size_t i = 0; i < in.size(); ++i) out[i] = 1 / (1 + std::exp(-in[i]));
    });
}
void std_tanh_loop(benchmark::State& state) {
    measure(state, [](std::span<const float> in, std::span<float> out) {
        for (std::size_t i = 0; i < in.size(); ++i) out[i] = std::tanh(in[i]);
    });
}
template <const auto& F>
void span_of(benchmark::State& state) {
    measure(state, [](std::span<const float> in, std::span<float> out) { fxact::apply(F, in, out); });
}
/// Element by element, by integers.
template <const auto& F>
void calls_of(benchmark::State& state) {
    measure(state, [](std::span<const float> in, std::span<float> out) {
        for (std::size_t i = 0; i < in.size(); ++i) out[i] = F(in[i]);
    });
}
void softmax(benchmark::State& state) {
    measure(state, [](std::span<const float> in, std::span<float> out) { fxact::softmax(in, out); });
}

BENCHMARK(std_exp_loop);
BENCHMARK(span_of<fxact::sigmoid>);
BENCHMARK(span_of<fxact::exp>);
BENCHMARK(span_of<fxact::silu>);
BENCHMARK(span_of<fxact::tanh>);
BENCHMARK(std_tanh_loop);
BENCHMARK(calls_of<fxact::sigmoid>);
BENCHMARK(calls_of<fxact::exp>);
BENCHMARK(softmax);

}  // namespace

BENCHMARK_MAIN();
