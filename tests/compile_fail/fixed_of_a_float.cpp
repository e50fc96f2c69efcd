// expect: fxact::fixed<Rep, FracBits>: Rep must be std::int8_t, int16_t, int32_t or their unsigned twins
#include <fxact/fixed.hpp>

constexpr auto x = fxact::fixed<float, 4>::from_raw(1);
