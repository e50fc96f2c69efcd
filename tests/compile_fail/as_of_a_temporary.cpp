// first: fxact::as<T>(x): x is a temporary
#include <fxact/fxact.hpp>

auto numbers = fxact::as<fxact::q<3, 12>>(std::array<std::int16_t, 4>{});
