// expect: fxact::quantized<Rep, affine>: the zero point must be a code of Rep, -128 to 127 for std::int8_t; for 0 to 255 write std::uint8_t
#include <fxact/quantized.hpp>

constexpr fxact::quantized<std::int8_t, fxact::affine{0.1, 128}> x;
