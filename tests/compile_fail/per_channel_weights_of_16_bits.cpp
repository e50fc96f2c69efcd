// first: fxact::per_channel<scales>(x): the weights must be raw values of std::int8_t, as in the model's file
#include <fxact/fxact.hpp>

constexpr float scales[2]{0.5F, 0.25F};
std::int16_t weights[4];
auto run() { return fxact::per_channel<scales>(weights); }
