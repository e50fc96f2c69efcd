// SPDX-License-Identifier: MIT
// The bodies that this core chooses behind the span forms, and those that it could have chosen, give the portable one's
// bits.
#include "../tests/span/transform_cases.hpp"
#include "board/print.hpp"

int main() {
    int wrong = 0;
    int right = 0;
    fxact::test::check_target([&](const char* function, const char* format, std::size_t body, bool agrees) {
        (agrees ? right : wrong) += 1;
        if (!agrees)
            firmware::print("target ", function, " of ", format, ": body ", body, " differs from the portable one\n");
    });
    firmware::print("target ", right, " of ", right + wrong, " agree; native is body ", fxact::test::best_set_number,
                    " on ", FXACT_BOARD, "\n");
    return wrong == 0 && fxact::detail::simd::native == fxact::test::best_set ? 0 : 1;
}
