// first: fxact: the results cannot be written, because the elements of out are const
#include <fxact/fxact.hpp>

float in[4];
const float out[4]{};
void run() { fxact::apply(fxact::sigmoid, in, out); }
