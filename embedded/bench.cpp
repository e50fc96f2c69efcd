// SPDX-License-Identifier: MIT
// Instructions per element of each span function, at a short and a long row, as lines "bench <row> <n> <instructions>".
// QEMU counts; an empty kernel is subtracted; a loop of known length shows in the same run that the count is right.
// scripts/bench.sh makes the table of six cores from it. A new row is one line in `rows`.
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <fxact/fxact.hpp>

#include "bench.hpp"
#include "board/print.hpp"

using namespace fxact;
using bench::row, bench::kernel, bench::of, bench::per_element, bench::in_buffer, bench::longest, bench::calibrated;

namespace {

/// A scalar activation as a kernel of spans.
template <auto F>
inline constexpr auto elementwise = [](auto in, auto out) { apply(F, in, out); };

inline constexpr auto softmax_rows = [](auto in, auto out) { softmax(in, out); };

/// One neuron of n inputs, so the count is that of a weight. The weights are the inputs: what they are costs nothing.
template <auto Activation>
inline constexpr auto neuron = [](auto in, auto out) { dense(in, in, in.first(1), out.first(1), Activation); };

constexpr row rows[]{
    of<q<3, 4>, q7, table<sigmoid, q<3, 4>, q7>{}>("table_int8_sigmoid"),
    of<q<3, 12>, q15, table<sigmoid, q<3, 12>, q15>{}>("table_int16_sigmoid"),
    of<q<3, 12>, q15, table<fxact::tanh, q<3, 12>, q15>{}>("table_int16_tanh"),
    of<q<3, 12>, q15, table<sigmoid, q<3, 12>, q15, table_spec{.max_error = 0.75, .prefer = prefer::size}>{}>(
        "table_int16_sigmoid_for_size"),
    of<q<3, 12>, q15, table<sigmoid, q<3, 12>, q15, table_spec{.max_error = 0.75, .prefer = prefer::speed}>{}>(
        "table_int16_sigmoid_for_speed"),
    of<q<3, 4>, uq<0, 8>, softmax_rows>("softmax_int8"),
    of<q<3, 12>, q15, softmax_rows>("softmax_int16"),
    of<float, float, softmax_rows>("softmax_float"),
    of<float, float, elementwise<sigmoid>>("sigmoid_float"),
    of<float, float, elementwise<fxact::exp>>("exp_float"),
    of<float, float, elementwise<fxact::tanh>>("tanh_float"),
    of<float, float, elementwise<gelu>>("gelu_float"),
    of<float, float, elementwise<silu>>("silu_float"),
    of<float, float, elementwise<softplus>>("softplus_float"),
    of<float, float, elementwise<mish>>("mish_float"),
    of<float, float, elementwise<elu{}>>("elu_float"),
    of<float, float, elementwise<faithful<sigmoid>>>("faithful_sigmoid_float"),
    of<float, float, elementwise<faithful<fxact::exp>>>("faithful_exp_float"),
    of<float, float, elementwise<faithful<fxact::tanh>>>("faithful_tanh_float"),
    of<double, double, elementwise<sigmoid>>("sigmoid_double"),
    of<double, double, elementwise<fxact::exp>>("exp_double"),
    of<double, double, elementwise<fxact::tanh>>("tanh_double"),
    of<double, double, elementwise<gelu>>("gelu_double"),
    of<double, double, elementwise<softplus>>("softplus_double"),
    of<q<3, 4>, q7, elementwise<sigmoid>>("sigmoid_int8_without_table"),
    of<q<3, 12>, q15, elementwise<sigmoid>>("sigmoid_int16_without_table"),
    of<q<4, 27>, q31, elementwise<sigmoid>>("sigmoid_int32"),
    of<q<4, 27>, q31, elementwise<fxact::tanh>>("tanh_int32"),
    of<q<4, 27>, q31, elementwise<fxact::exp>>("exp_int32"),
    of<q<3, 4>, q7, neuron<table<sigmoid, q<3, 4>, q7>{}>>("dense_int8_table_sigmoid"),
    of<q<3, 12>, q15, neuron<sigmoid>>("dense_int16_sigmoid"),
    of<float, float, neuron<sigmoid>>("dense_float_sigmoid"),
    of<q<3, 4>, q<3, 4>, elementwise<relu>>("relu_int8"),
    of<q<3, 12>, q<3, 12>, elementwise<relu>>("relu_int16"),
    of<q<4, 27>, q<4, 27>, elementwise<relu>>("relu_int32"),
    of<float, float, elementwise<relu>>("relu_float"),
    of<double, double, elementwise<relu>>("relu_double"),
    of<q<3, 4>, q<3, 4>, elementwise<step>>("step_int8"),
    of<q<3, 12>, q<3, 12>, elementwise<step>>("step_int16"),
    of<float, float, elementwise<step>>("step_float"),
};

/// 256 entries, whatever n is; the scales are read from memory, as from a model.
[[gnu::noinline]] void make_table(const void*, void* out, std::size_t) {
    affine from{0.1, -3}, to{1.0 / 256, -128};
    asm volatile("" : "+m"(from), "+m"(to));
    *static_cast<std::array<std::int8_t, 256>*>(out) = make_lut8(sigmoid, from, to);
}

// ---- layers

constexpr float channel_scales[]{0.0078F, 0.0112F, 0.0061F, 0.0072F, 0.0035F, 0.0099F, 0.0128F, 0.0091F,
                                 0.0047F, 0.0053F, 0.0081F, 0.0114F, 0.0067F, 0.0077F, 0.0059F, 0.0103F,
                                 0.0088F, 0.0042F, 0.0096F, 0.0071F, 0.0083F, 0.0065F, 0.0109F, 0.0074F};
constexpr std::size_t outputs = 24, long_row = 256;
constexpr affine in_scale{0.0235F, -4}, out_scale{0.05F, 10};
using feature = quantized<std::int8_t, in_scale>;
using weight = quantized<std::int8_t, affine{0.0078F, 0}>;
using offset = quantized<std::int32_t, affine{static_cast<double>(0.0078F) * static_cast<double>(0.0235F), 0}>;
using result = quantized<std::int8_t, out_scale>;
using sample = quantized<std::int16_t, affine{0.0001F, 0}>;

/// Raw integers from the bench's input: what they are costs nothing.
template <class T, std::size_t Count>
std::span<const T, Count> raw(const void* in) {
    static_assert(Count * sizeof(T) <= sizeof in_buffer);
    return std::span<const T, Count>(static_cast<const T*>(in), Count);
}
/// A layer of Inputs, by the formats that are known when compiled.
template <class Weight, class In, class Bias, class Out, std::size_t Inputs>
[[gnu::noinline]] void compiled(const void* in, void* out, std::size_t) {
    dense(as<Weight>(raw<rep_of<Weight>, Inputs * outputs>(in)), as<In>(raw<rep_of<In>, Inputs>(in)),
          as<Bias>(raw<rep_of<Bias>, outputs>(in)), std::span<Out, outputs>(static_cast<Out*>(out), outputs), relu);
}
template <class In, class Out, std::size_t Inputs>
[[gnu::noinline]] void of_channels(const void* in, void* out, std::size_t) {
    dense(per_channel<channel_scales>(raw<std::int8_t, Inputs * outputs>(in)), as<In>(raw<rep_of<In>, Inputs>(in)),
          raw<std::int32_t, outputs>(in), std::span<Out, outputs>(static_cast<Out*>(out), outputs), relu);
}
channel_multiplier multipliers[outputs];
quantized_layer<std::int8_t> run_time_layer;
[[gnu::noinline]] void of_run_time(const void* in, void* out, std::size_t) {
    run_time_layer(raw<std::int8_t, 24>(in), std::span<std::int8_t>(static_cast<std::int8_t*>(out), outputs));
}
[[gnu::noinline]] void prepare(const void* in, void*, std::size_t) {
    run_time_layer.prepare({.weights = raw<std::int8_t, 24 * outputs>(in),
                            .bias = raw<std::int32_t, outputs>(in),
                            .weight_scales = channel_scales,
                            .in = in_scale,
                            .out = out_scale},
                           multipliers, relu);
}
/// The sums alone, as one would write them.
template <std::size_t Inputs>
[[gnu::noinline]] void plain_loop(const void* in, void* out, std::size_t) {
    const auto weights = raw<std::int8_t, Inputs * outputs>(in), x = raw<std::int8_t, Inputs>(in);
    for (std::size_t i = 0; i < outputs; ++i) {
        std::int32_t sum = 0;
        for (std::size_t j = 0; j < Inputs; ++j) sum += weights[i * Inputs + j] * (x[j] + 4);
        static_cast<std::int32_t*>(out)[i] = sum;
    }
}

struct layer {
    const char* name;
    kernel* run;
};
constexpr layer layers[]{
    {"layer_int8", compiled<weight, feature, offset, result, 24>},
    {"layer_int8_per_channel", of_channels<feature, result, 24>},
    {"layer_int8_run_time", of_run_time},
    {"layer_int16_per_channel", of_channels<sample, sample, 24>},
    {"layer_q7", compiled<q7, q<3, 4>, q<3, 12>, q<3, 4>, 24>},
    {"layer_q15", compiled<q15, q<3, 12>, q<3, 28>, q<3, 12>, 24>},
    {"prepare_run_time", prepare},
};
constexpr layer long_rows[]{
    {"product_int8", compiled<weight, feature, offset, result, long_row>},
    {"product_int8_by_int16", of_channels<sample, sample, long_row>},
    {"product_int8_plain_loop", plain_loop<long_row>},
};

}  // namespace

int main() {
    prepare(in_buffer, nullptr, 0);
    if (!calibrated()) {
        firmware::print("bench: the instruction count is wrong; QEMU must run with -icount shift=0\n");
        return 1;
    }
    for (const row& r : rows) {
        r.fill(in_buffer);
        for (const std::size_t n : {std::size_t{10}, longest}) {
            firmware::print("bench ", r.name, " ", n, " ", firmware::decimal{per_element(r.run, n), 1000}, "\n");
        }
    }
    for (const layer& l : layers)
        firmware::print("bench ", l.name, " 24 ", firmware::decimal{per_element(l.run, outputs), 1000}, "\n");
    for (const layer& l : long_rows)
        firmware::print("bench ", l.name, " 6144 ", firmware::decimal{per_element(l.run, outputs * long_row), 1000},
                        "\n");
    firmware::print("bench make_lut8_sigmoid 256 ", firmware::decimal{per_element(make_table, 256), 1000}, "\n");
    return 0;
}
