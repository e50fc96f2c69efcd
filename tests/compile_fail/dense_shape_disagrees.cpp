// expect: fxact::dense: weights must have in.size() elements for each output, row after row
#include <fxact/activation/sigmoid.hpp>
#include <fxact/dense.hpp>

std::array<float, 12> weights;  // 3 x 4 would need an input of 4
std::array<float, 5> in;
std::array<float, 3> bias;
std::array<float, 3> out;
void run() { fxact::dense(std::span{weights}, std::span{in}, std::span{bias}, std::span{out}, fxact::sigmoid); }
