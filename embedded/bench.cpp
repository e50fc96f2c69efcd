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
using bench::row, bench::of, bench::per_element, bench::in_buffer, bench::longest, bench::calibrated;

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

}  // namespace

int main() {
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
    firmware::print("bench make_lut8_sigmoid 256 ", firmware::decimal{per_element(make_table, 256), 1000}, "\n");
    return 0;
}
