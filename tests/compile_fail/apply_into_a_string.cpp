// expect: constraints not satisfied
// expect: storable
#include <fxact/activation/sigmoid.hpp>
#include <fxact/apply.hpp>

constexpr auto y = fxact::apply<const char*>(fxact::sigmoid, 1.0F);
