// expect: fxact::step has no derivative to learn from
#include <fxact/activation/step.hpp>

constexpr auto slope = fxact::step.derivative(1.0F);
