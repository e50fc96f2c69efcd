// expect: fxact::sign has no derivative to learn from
#include <fxact/activation/sign.hpp>

constexpr auto slope = fxact::sign.derivative(1.0F);
