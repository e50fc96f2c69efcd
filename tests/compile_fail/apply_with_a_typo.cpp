// first: sigmiod
// expect: fxact::apply: the function must take and return any real number
// lines: 40
// SPDX-License-Identifier: MIT
#include <cmath>

#include <fxact/apply.hpp>

float y = fxact::apply<float>([](auto x) { return x * sigmiod(x); }, 0.5F);
