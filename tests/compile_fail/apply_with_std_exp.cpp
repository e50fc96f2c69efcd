// expect: fxact::apply: the function must take and return any real number
// first: fxact::apply: the function must take and return any real number
// lines: 20
// SPDX-License-Identifier: MIT
#include <cmath>

#include <fxact/apply.hpp>

float y = fxact::apply<float>([](auto x) { return std::exp(x); }, 0.5F);
