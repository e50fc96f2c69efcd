// SPDX-License-Identifier: MIT
// The same calls as in the files beside this one, without the mistake.
#include <fxact/fxact.hpp>

constexpr auto smallest_step = fxact::fixed<std::int8_t, 7>::from_raw(1);
constexpr auto minus = -fxact::q<3, 4>::from_raw(1);
static_assert(minus.raw() == -1);

constexpr fxact::quantized<std::int8_t, fxact::affine{0.1F, -128}> as_quantized{0.5F};
static_assert(as_quantized.raw() == -123);

constexpr auto slope = fxact::relu.derivative(1.0F);
constexpr auto half = fxact::sigmoid(0.0F);
constexpr auto half_in_q15 = fxact::apply<fxact::q15>(fxact::sigmoid, 0.0F);

constexpr fxact::table<[](auto x) { return fxact::sigmoid(x); }, fxact::q7, fxact::q7> by_lambda;
constexpr fxact::table<fxact::sigmoid, fxact::q<3, 4>, fxact::q7, fxact::table_spec{.max_error = 0.5}> int8_table;
constexpr fxact::table<fxact::sigmoid, fxact::q<3, 12>, fxact::q15, fxact::table_spec{.entries = 257}> int16_table;

std::array<fxact::q<3, 4>, 3> codes;
std::array<fxact::q7, 3> results;
std::array<float, 12> weights;
std::array<float, 4> in;
std::array<float, 3> bias;
std::array<float, 3> out;
void run() {
    int8_table(std::span{codes}, std::span{results});
    fxact::apply(fxact::sigmoid, std::span{in}, std::span{in});
    fxact::softmax(std::span{out}, std::span{out});
    fxact::softmax<fxact::softmax_spec{.temperature = 0.5}>(std::span{out}, std::span{out});
    fxact::softmax_normalized(std::span{codes}, std::span{results});
    fxact::dense(std::span{weights}, std::span{in}, std::span{bias}, std::span{out}, fxact::sigmoid);
}
