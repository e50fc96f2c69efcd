// expect: fxact: the spans' lengths disagree
#include <fxact/softmax.hpp>

std::array<float, 4> in;
std::array<float, 3> out;
void run() { fxact::softmax(std::span{in}, std::span{out}); }
