// first: fxact::dense with per_channel weights: in and out must have formats; write as<quantized<std::int8_t
#include <fxact/fxact.hpp>

constexpr float scales[2]{0.5F, 0.25F};
std::int8_t weights[4], in[2], out[2];
std::int32_t bias[2];
void run() { fxact::dense(fxact::per_channel<scales>(weights), in, bias, out); }
