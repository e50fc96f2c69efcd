// expect: fxact::fixed<Rep, FracBits>: FracBits must be between 0 and the digits of Rep
#include <fxact/fixed.hpp>

using out_of_range = fxact::fixed<std::int8_t, 8>;
constexpr auto x = out_of_range::from_raw(1);
