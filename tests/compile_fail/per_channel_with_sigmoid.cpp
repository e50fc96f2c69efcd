// first: fxact::dense with per_channel weights: in and out have 8 or 16 bits, and the activation is none, relu,
#include <fxact/fxact.hpp>

constexpr float scales[2]{0.5F, 0.25F};
using number = fxact::quantized<std::int8_t, fxact::affine{0.02F, -3}>;
std::int8_t weights[4];
number in[2], out[2];
std::int32_t bias[2];
void run() { fxact::dense(fxact::per_channel<scales>(weights), in, bias, out, fxact::sigmoid); }
