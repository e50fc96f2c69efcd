// expect: fxact: the spans' lengths disagree
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

constexpr fxact::table<fxact::sigmoid, fxact::q<3, 4>, fxact::q7> t;
std::array<fxact::q<3, 4>, 4> in;
std::array<fxact::q7, 3> out;
void run() { t(std::span{in}, std::span{out}); }
