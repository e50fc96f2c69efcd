// expect: fxact::quantized<Rep, affine>: the scale must be finite; write the real distance between two neighbouring codes, such as affine{0.1F, -3}
#include <fxact/quantized.hpp>

constexpr fxact::quantized<std::int8_t, fxact::affine{std::numeric_limits<double>::infinity(), 0}> x;
