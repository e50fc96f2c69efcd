// first: sigmiod
// expect: fxact::make_lut8: the function must take and return any real number
// lines: 40
// SPDX-License-Identifier: MIT
#include <cmath>

#include <fxact/lut8.hpp>

auto lut = fxact::make_lut8([](auto x) { return x * sigmiod(x); }, {0.1, 0}, {0.1, 0});
