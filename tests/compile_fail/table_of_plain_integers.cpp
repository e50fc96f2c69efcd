// first: fxact: plain integers are the raw values of a format that nothing here names; write as<q<3, 12>>(x)
#include <fxact/fxact.hpp>

constexpr fxact::table<fxact::relu, fxact::q<3, 4>, fxact::q<3, 4>> table;
std::int8_t in[4], out[4];
void run() { table(in, out); }
