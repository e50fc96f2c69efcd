// expect: constraints not satisfied
// expect: scalar
#include <fxact/activation/sigmoid.hpp>

constexpr auto y = fxact::sigmoid("1.0");
