// SPDX-License-Identifier: MIT
// A float sigmoid in place of libm's: the same bits on every machine, and nearer to the truth.
#include <cmath>
#include <cstdio>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/apply.hpp>

int main() {
    double worst = 0, worst_libm = 0;  // in units of the result's last place
    for (float x = -40; x < 40; x += 0.001F) {
        const double exact = 1 / (1 + std::exp(-static_cast<double>(x)));
        const double ulp = std::ldexp(1.0, std::ilogb(exact) - 23);
        worst = std::fmax(worst, std::fabs(static_cast<double>(fxact::sigmoid(x)) - exact) / ulp);
        worst_libm = std::fmax(worst_libm, std::fabs(static_cast<double>(1 / (1 + std::exp(-x))) - exact) / ulp);
    }
    std::printf("largest error: fxact::sigmoid %.2f ulp, 1 / (1 + exp(-x)) %.2f ulp\n", worst, worst_libm);

    // A constant expression, and a whole array in place.
    static_assert(fxact::sigmoid(0.0F) == 0.5F && fxact::sigmoid(-200.0F) == 0.0F);
    float row[]{-1, 0, 1};
    fxact::apply(fxact::sigmoid, row, row);
    std::printf("sigmoid of -1, 0, 1: %.7f %.7f %.7f\n", static_cast<double>(row[0]), static_cast<double>(row[1]),
                static_cast<double>(row[2]));
    return worst < 0.68 && worst < worst_libm ? 0 : 1;
}
