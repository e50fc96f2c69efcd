// SPDX-License-Identifier: MIT
// Every function in every format gives on this core the bits that the compiler gave, and the bits of all other machines.
#include "../tests/digest.hpp"
#include "board/print.hpp"

int main() {
    int wrong = 0;
    fxact::test::digests::check([&](const fxact::test::digest_result& result) {
        const bool same = result.found == result.expected;
        wrong += same ? 0 : 1;
        firmware::print("digest ", result.function, " ", result.format, " ", firmware::hex{result.found});
        if (!same) firmware::print(" differs from ", firmware::hex{result.expected});
        firmware::print("\n");
    });
    if (wrong != 0) firmware::print(wrong, " digests differ on ", FXACT_BOARD, "\n");
    return wrong == 0 ? 0 : 1;
}
