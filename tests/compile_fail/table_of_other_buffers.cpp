// first: fxact::table: the buffers' formats are not those of the table
#include <fxact/fxact.hpp>

constexpr fxact::table<fxact::relu, fxact::q<3, 4>, fxact::q<3, 4>> table;
fxact::q7 in[4], out[4];
void run() { table(in, out); }
