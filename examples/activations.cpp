// SPDX-License-Identifier: MIT
#include <cstdio>
#include <fxact/fxact.hpp>
using namespace fxact;

constexpr table<gelu, q<3, 12>, q<3, 12>> fast_gelu;  // for many elements: a table in flash, made by the compiler

int main() {
    const float y = sigmoid(0.5F), slope = sigmoid.derivative(0.5F);  // float and double
    const q15 z = apply<q15>(silu, q<3, 12>{0.5});                    // fixed point, into another format
    float row[]{-2, -1, 0, 1};
    apply(elu{.alpha = 0.5}, std::span{row}, std::span{row});  // a whole array, in place; elu has a parameter
    std::printf("%f %f %f %f %f\n", double(y), double(slope), double(z), double(row[0]),
                double(fast_gelu(q<3, 12>{0.5})));
}
