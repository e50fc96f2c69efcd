// SPDX-License-Identifier: MIT
// Every function in every format gives on this core the bits that it gives in the compiler and on all other machines.
// Part FXACT_DIGEST_PART of FXACT_DIGEST_PARTS.
#include "../tests/digest.hpp"
#include "board/print.hpp"

int main() {
    int wrong = 0;
    fxact::test::digests::check<FXACT_DIGEST_PART, FXACT_DIGEST_PARTS>([&](const fxact::test::digest_result& result) {
        const bool same = result.found == result.expected;
        wrong += same ? 0 : 1;
        firmware::print("digest ", result.function, " ", firmware::hex{result.found});
        if (!same) {
            firmware::print(" differs from ", firmware::hex{result.expected});
            for (const auto& part : result.parts)
                firmware::print("\n    ", part.format, " ", firmware::hex{part.found});
        }
        firmware::print("\n");
    });
    if (wrong != 0) firmware::print(wrong, " digests differ on ", FXACT_BOARD, "\n");
    return wrong == 0 ? 0 : 1;
}
