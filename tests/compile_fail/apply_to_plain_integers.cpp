// first: fxact: plain integers are the raw values of a format that nothing here names; write as<q<3, 12>>(x)
#include <fxact/fxact.hpp>

std::int16_t in[4], out[4];
void run() { fxact::apply(fxact::sigmoid, in, out); }
