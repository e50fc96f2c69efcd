// SPDX-License-Identifier: MIT
// An activation of your own: one formula for every scalar type, tables and arrays.
#include <cmath>
#include <cstdio>
#include <span>

#include <fxact/activation.hpp>
#include <fxact/apply.hpp>
#include <fxact/facts.hpp>
#include <fxact/fixed.hpp>
#include <fxact/math.hpp>
#include <fxact/table.hpp>

/// exp(-x^2)
struct gaussian_fn : fxact::activation<gaussian_fn> {
    // The compiler checks these for every input of a table, and uses them: half a table suffices for an even function.
    static constexpr fxact::facts about{.symmetry = fxact::symmetry::even, .lowest = 0, .highest = 1};

    // W is the number that computes: 32 or 64 bits on the chip, more in the compiler.
    template <fxact::real W>
    static constexpr W value(W x) {
        return fxact::math::exp(-(x * x));
    }
    template <fxact::real W>
    static constexpr W slope(W x) {
        return W{-2.0} * x * value(x);
    }
};
constexpr gaussian_fn gaussian{};

using input = fxact::q<3, 12>;
using output = fxact::q<1, 14>;  // holds 1
constexpr fxact::table<gaussian, input, output> fast;
static_assert(fast.max_error <= 1, "proved for all 65,536 inputs");

int main() {
    int wrong = 0;
    const auto expect = [&wrong](const char* what, double found, double wanted, double error) {
        std::printf("%-32s %.9f\n", what, found);
        wrong += !(std::abs(found - wanted) <= error);
    };
    const double exact = std::exp(-0.5625);
    expect("float", double(gaussian(0.75F)), exact, 0x1p-24);
    expect("derivative", gaussian.derivative(0.75), -1.5 * exact, 0x1p-52);
    expect("fixed point", double(fxact::apply<output>(gaussian, input{0.75})), exact, 0x1p-15);
    expect("table", double(fast(input{0.75})), exact, 0x1p-14);

    const input row[]{input{-2.0}, input{-0.75}, input{0.0}, input{0.75}};
    output results[4];
    fast(std::span{row}, std::span{results});
    expect("table, an array", double(results[1]), exact, 0x1p-14);
    fxact::apply(gaussian, std::span{row}, std::span{results});
    expect("apply, an array", double(results[3]), exact, 0x1p-15);
    return wrong;
}
