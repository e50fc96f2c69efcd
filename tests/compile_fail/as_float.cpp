// first: fxact::as<T>(x): T must be a discrete format
#include <fxact/fxact.hpp>

std::int16_t samples[8];
auto numbers = fxact::as<float>(samples);
