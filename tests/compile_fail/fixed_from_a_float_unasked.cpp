// expect: fixed
#include <fxact/fixed.hpp>

// Rounding has to be asked for: fxact::q15{0.5F}.
constexpr fxact::q15 x = 0.5F;
