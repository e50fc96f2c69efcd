// first: fxact::as<T>(x): the elements of x are not the integers that T stores
#include <fxact/fxact.hpp>

std::int8_t samples[8];
auto numbers = fxact::as<fxact::q<3, 12>>(samples);
