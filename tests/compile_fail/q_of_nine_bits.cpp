// expect: fxact: q<I, F> needs 1 + I + F = 8, 16 or 32 bits
#include <fxact/fixed.hpp>

constexpr auto x = fxact::q<4, 4>::from_raw(1);
