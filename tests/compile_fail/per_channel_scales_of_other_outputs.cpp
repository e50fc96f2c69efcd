// first: fxact::dense with per_channel weights: there must be one scale for each output
#include <fxact/fxact.hpp>

constexpr float scales[3]{0.5F, 0.25F, 0.125F};
using number = fxact::quantized<std::int8_t, fxact::affine{0.02F, -3}>;
std::int8_t weights[4];
number in[2], out[2];
std::int32_t bias[2];
void run() { fxact::dense(fxact::per_channel<scales>(weights), in, bias, out); }
