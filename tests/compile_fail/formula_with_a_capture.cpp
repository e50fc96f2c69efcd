// expect: scale
// lines: 20
// SPDX-License-Identifier: MIT
#include <cmath>

#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

// A lambda with captures cannot be a template argument: the language says so.
int main() {
    float scale = 2;
    constexpr fxact::table<[scale](auto x) { return scale * x; }, fxact::q<3, 4>, fxact::q7> t;
}
