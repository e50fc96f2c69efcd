// expect: fxact::dense: bias and out must have the same length, one element for each output
#include <fxact/activation/sigmoid.hpp>
#include <fxact/dense.hpp>

std::array<float, 12> weights;
std::array<float, 4> in;
std::array<float, 2> bias;
std::array<float, 3> out;
void run() { fxact::dense(std::span{weights}, std::span{in}, std::span{bias}, std::span{out}, fxact::sigmoid); }
