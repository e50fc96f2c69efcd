// first: fxact::as<T>(x): the buffer is volatile
#include <fxact/fxact.hpp>

volatile std::int16_t samples[8];
auto numbers = fxact::as<fxact::q<3, 12>>(samples);
