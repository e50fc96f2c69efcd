// expect: fxact::table: the function must take and return any real number
// first: fxact::table: the function must take and return any real number
// lines: 20
// SPDX-License-Identifier: MIT
#include <cmath>

#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

constexpr fxact::table<[](float x) { return x * x; }, fxact::q<3, 4>, fxact::q7> t;
