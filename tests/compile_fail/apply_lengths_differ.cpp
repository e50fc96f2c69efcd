// expect: fxact: the spans' lengths disagree
#include <fxact/activation/sigmoid.hpp>
#include <fxact/apply.hpp>

std::array<float, 4> in;
std::array<float, 3> out;
void run() { fxact::apply(fxact::sigmoid, std::span{in}, std::span{out}); }
