// expect: fxact::table: the function has no value at some code of its domain
// expect: or a comparison whose two sides are equal but for roundings
// SPDX-License-Identifier: MIT
#include <fxact/fxact.hpp>

using namespace fxact;

// The product is 1 for every x, and no number of digits tells whether what is computed is less.
constexpr auto undecidable = [](auto x) {
    using real = decltype(x);
    return math::exp(x) * math::exp(-x) < real{1.0} ? real{0.0} : real{1.0};
};

int main() { return table<undecidable, q<3, 4>, q7>{}(q<3, 4>{}).raw(); }
