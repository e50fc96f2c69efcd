// first: sigmiod
// expect: fxact::table: the function must take and return any real number
// lines: 40
// SPDX-License-Identifier: MIT
#include <cmath>

#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

// The error in the body comes from the compiler, and first; it is the only other one.
constexpr fxact::table<[](auto x) { return x * sigmiod(x); }, fxact::q<3, 4>, fxact::q7> t;
