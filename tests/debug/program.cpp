// SPDX-License-Identifier: MIT
#include <cstdint>
#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

using tenths = fxact::quantized<std::int8_t, fxact::affine{0.5, -10}>;

[[gnu::noinline]] int stop(const fxact::q<3, 12>& a, const fxact::uq<0, 8>& b, const tenths& c) {
    return a.raw() + b.raw() + c.raw();
}

int main() {
    const fxact::q<3, 12> a{-1.25};
    const fxact::uq<0, 8> b{0.75};
    const tenths c{20.0};
    return stop(a, b, c) == 0;
}
