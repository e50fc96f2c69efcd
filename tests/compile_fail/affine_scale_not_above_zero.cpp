// expect: fxact::quantized<Rep, affine>: the scale must be above 0; write the real distance between two neighbouring codes, such as affine{0.1F, -3}
#include <fxact/quantized.hpp>

constexpr fxact::quantized<std::int8_t, fxact::affine{-0.5, 0}> x;
