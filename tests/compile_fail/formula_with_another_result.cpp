// expect: fxact::table: the function must take and return any real number
// first: fxact::table: the function must take and return any real number
// lines: 20
// SPDX-License-Identifier: MIT
#include <cmath>

#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

struct pair {
    int first, second;
};
constexpr fxact::table<[](auto) { return pair{1, 2}; }, fxact::q<3, 4>, fxact::q7> t;
