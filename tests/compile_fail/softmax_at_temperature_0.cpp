// expect: fxact::softmax: the temperature must be above 0 and finite
#include <fxact/softmax.hpp>

std::array<float, 4> row;
void run() { fxact::softmax<fxact::softmax_spec{.temperature = 0.0}>(std::span{row}, std::span{row}); }
