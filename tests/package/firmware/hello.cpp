// SPDX-License-Identifier: MIT
#include <board/print.hpp>

#include <fxact/activation/sigmoid.hpp>

volatile float zero = 0;

int main() {
    int unused;  // a warning, if fxact's flags came along: -Werror
    const float half = fxact::sigmoid(zero);
    firmware::print("hello from ", FXACT_BOARD, "\n");
    return half == 0.5F ? 0 : 1;
}
