// expect: storable
#include <array>

#include <fxact/softmax.hpp>

std::array<float, 4> in;
std::array<int, 4> out;
void run() { fxact::softmax(std::span{in}, std::span{out}); }
