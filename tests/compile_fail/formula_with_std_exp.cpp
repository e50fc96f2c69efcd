// expect: fxact::table: the function must take and return any real number
// first: fxact::table: the function must take and return any real number
// lines: 20
// SPDX-License-Identifier: MIT
#include <cmath>

#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

constexpr fxact::table<[](auto x) { return 1 / (1 + std::exp(-x)); }, fxact::q<3, 4>, fxact::q7> t;
