// expect: fxact::dense: the table's output format is not the format of out; make them the same
#include <array>

#include <fxact/activation/sigmoid.hpp>
#include <fxact/dense.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

std::array<fxact::q7, 12> weights;
std::array<fxact::q7, 4> in;
std::array<fxact::q7, 3> bias;
std::array<fxact::q15, 3> out;
constexpr fxact::table<fxact::sigmoid, fxact::q<3, 4>, fxact::q7> squash;
void run() { fxact::dense(std::span{weights}, std::span{in}, std::span{bias}, std::span{out}, squash); }
