// SPDX-License-Identifier: MIT
// Instructions per element of each span function, at a short and a long row, as lines "bench <row> <n> <instructions>".
// QEMU counts; an empty kernel is subtracted; a loop of known length shows in the same run that the count is right.
// scripts/bench.sh makes the table of six cores from it. A new row is one line in `rows`.
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <fxact/fxact.hpp>

#include "board/instruction_counter.hpp"
#include "board/print.hpp"

using namespace fxact;

namespace {

using kernel = void(const void* in, void* out, std::size_t n);

struct row {
    const char* name;
    void (*fill)(void* in);
    kernel* run;
};

inline constexpr std::size_t longest = 1000;

alignas(8) unsigned char in_buffer[longest * 8];
alignas(8) unsigned char out_buffer[longest * 8];

/// Scattered codes for a discrete format; scattered values in [-8, 8) for float and double.
template <class In>
void fill(void* in) {
    std::uint32_t noise = 1;
    for (std::size_t i = 0; i < longest; ++i) {
        noise = noise * 1664525U + 1013904223U;
        if constexpr (scalar<In> && !discrete<In>) {
            static_cast<In*>(in)[i] = static_cast<In>(static_cast<std::int32_t>(noise) >> 8) * static_cast<In>(0x1p-20);
        } else {
            using rep = decltype(In{}.raw());
            static_cast<In*>(in)[i] = In::from_raw(static_cast<rep>(noise >> (32 - 8 * sizeof(rep))));
        }
    }
}

template <class In, class Out, auto F>
[[gnu::noinline]] void call(const void* in, void* out, std::size_t n) {
    F(std::span<const In>(static_cast<const In*>(in), n), std::span<Out>(static_cast<Out*>(out), n));
}

[[gnu::noinline]] void nothing(const void* in, void* out, std::size_t n) {
    asm volatile("" : : "r"(in), "r"(out), "r"(n));
}

template <class In, class Out, auto F>
constexpr row of(const char* name) {
    return {name, fill<In>, call<In, Out, F>};
}

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
    of<q<3, 12>, q15, table<sigmoid, q<3, 12>, q15, table_spec{.max_error = 0.75, .max_bytes = 1200}>{}>(
        "table_int16_sigmoid_in_1200_bytes"),
    of<q<3, 12>, q15, table<sigmoid, q<3, 12>, q15, table_spec{.max_error = 0.75, .max_bytes = 2400}>{}>(
        "table_int16_sigmoid_in_2400_bytes"),
    of<q<3, 4>, uq<0, 8>, softmax_rows>("softmax_int8"),
    of<q<3, 12>, q15, softmax_rows>("softmax_int16"),
    of<float, float, softmax_rows>("softmax_float"),
    of<float, float, elementwise<sigmoid>>("sigmoid_float"),
    of<float, float, elementwise<fxact::exp>>("exp_float"),
    of<float, float, elementwise<fxact::tanh>>("tanh_float"),
    of<float, float, elementwise<gelu>>("gelu_float"),
    of<float, float, elementwise<silu>>("silu_float"),
    of<float, float, elementwise<softplus>>("softplus_float"),
    of<double, double, elementwise<sigmoid>>("sigmoid_double"),
    of<double, double, elementwise<fxact::exp>>("exp_double"),
    of<double, double, elementwise<fxact::tanh>>("tanh_double"),
    of<double, double, elementwise<gelu>>("gelu_double"),
    of<double, double, elementwise<softplus>>("softplus_double"),
    of<q<3, 4>, q7, elementwise<sigmoid>>("sigmoid_int8_without_table"),
    of<q<3, 12>, q15, elementwise<sigmoid>>("sigmoid_int16_without_table"),
    of<q<4, 27>, q31, elementwise<sigmoid>>("sigmoid_int32"),
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

/// Ticks for `repeats` calls. The pointer is volatile: the compiler must not look into the kernel from here.
std::uint32_t ticks(kernel* run, std::size_t n, std::uint32_t repeats) {
    kernel* volatile hidden = run;
    const firmware::instruction_counter counter;
    for (std::uint32_t i = 0; i < repeats; ++i) hidden(in_buffer, out_buffer, n);
    return counter.ticks();
}

/// Thousandths of an instruction per element; enough repeats that one tick is less than a part in five thousand.
std::int64_t per_element(kernel* run, std::size_t n) {
    std::uint32_t repeats = 1;
    std::uint32_t total = ticks(run, n, repeats);
    while (total < 5000) {
        repeats *= 4;
        total = ticks(run, n, repeats);
    }
    const auto own = static_cast<std::int64_t>(total) - ticks(nothing, n, repeats);
    return own * firmware::tick_x100 * 10 / (static_cast<std::int64_t>(repeats) * static_cast<std::int64_t>(n));
}

/// The counter reads a loop of 2,000,000 instructions to one part in ten thousand.
bool calibrated() {
    const firmware::instruction_counter counter;
    firmware::loop_of_known_length(1'000'000);
    const std::int64_t counted = static_cast<std::int64_t>(counter.ticks()) * firmware::tick_x100 / 100;
    firmware::print("calibration ", counted, " of 2000000\n");
    return counted > 1'999'800 && counted < 2'000'200;
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
