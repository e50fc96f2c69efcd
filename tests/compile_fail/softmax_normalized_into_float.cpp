// expect: fxact::softmax_normalized: the codes of out must be able to sum to one
#include <fxact/fixed.hpp>
#include <fxact/softmax.hpp>

std::array<fxact::q7, 4> in;
std::array<float, 4> out;
void run() { fxact::softmax_normalized(std::span{in}, std::span{out}); }
