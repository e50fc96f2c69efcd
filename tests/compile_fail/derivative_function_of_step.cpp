// expect: fxact::derivative_of: this function has no derivative to learn from
#include <fxact/activation/step.hpp>
#include <fxact/derivative_of.hpp>

constexpr auto slope = fxact::derivative_of<fxact::step>(1.0F);
