// expect: fxact::quantized<Rep, affine>: Rep must be std::int8_t, int16_t, int32_t or their unsigned twins; write quantized<std::int8_t, affine{0.1F, -3}>
#include <fxact/quantized.hpp>

constexpr fxact::quantized<float, fxact::affine{0.1, 0}> x;
