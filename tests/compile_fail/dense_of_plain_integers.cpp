// first: fxact: plain integers are the raw values of a format that nothing here names; write as<q<3, 12>>(x)
#include <fxact/fxact.hpp>

std::int8_t weights[4], in[2], bias[2], out[2];
void run() { fxact::dense(weights, in, bias, out); }
