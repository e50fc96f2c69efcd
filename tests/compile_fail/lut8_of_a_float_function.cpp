// expect: fxact::make_lut8: the function must take and return any real number
#include <fxact/lut8.hpp>

float by_hand(float x);
auto lut = fxact::make_lut8(by_hand, {0.1, 0}, {0.1, 0});
