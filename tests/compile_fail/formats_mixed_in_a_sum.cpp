// expect: operator+
#include <fxact/fixed.hpp>

constexpr auto sum = fxact::q15::from_raw(1) + fxact::q<3, 12>::from_raw(1);
