// expect: fxact::dense: the product of the scales of weights and inputs is more or less than a double holds; write scales nearer to 1
// SPDX-License-Identifier: MIT
#include <array>
#include <span>

#include <fxact/dense.hpp>
#include <fxact/quantized.hpp>

using large = fxact::quantized<std::int8_t, fxact::affine{1e300, 0}>;

int main() {
    std::array<large, 1> weights{}, in{}, bias{}, out{};
    fxact::dense(std::span{weights}, std::span{in}, std::span{bias}, std::span{out});
}
