// SPDX-License-Identifier: MIT
// The smallest firmware: start-up, output and exit work; the FPU answers where there is one.
#include "board/print.hpp"

int main() {
    volatile float a = 1.5F, b = 0.25F;
    const float sum = a * b + a;
    firmware::print("smoke on ", FXACT_BOARD,
                    ": 1.5 * 0.25 + 1.5 = ", firmware::decimal{static_cast<int>(sum * 1000.0F), 1000}, ", ",
                    firmware::decimal{-5, 100}, "\n");
    return sum == 1.875F ? 0 : 1;
}
