// SPDX-License-Identifier: MIT
// Tables that the tool wrote as C99 give the designer's results on the core, too.
#define FXACT_SELF_TEST
#include "corrected.h"
#include "linear.h"
#include "logarithmic.h"
#include "polynomial.h"
#include "wide.h"

#include <board/print.hpp>

int main() {
    const int right[]{corrected_self_test(), linear_self_test(), logarithmic_self_test(), polynomial_self_test(),
                      wide_self_test()};
    int wrong = 0;
    for (const int one : right) wrong += one == 1 ? 0 : 1;
    firmware::print(5 - wrong, " of 5 tables pass their self-test on ", FXACT_BOARD, "\n");
    return wrong;
}
