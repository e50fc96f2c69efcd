// SPDX-License-Identifier: MIT
// Layers of bytes and halfwords, whose inner loops are written for each core, give the host's outputs: for every length
// and alignment, with scales of the compiler and of the run time, exact and with TFLite's rounding.
#include "../tests/layers.hpp"

#include "board/print.hpp"

int main() {
    const fxact::test::layers::result found = fxact::test::layers::all();
    const bool same = found.digest == fxact::test::layers::expected_digest;
    firmware::print("layers: ", same ? "the host's outputs" : "other outputs than the host's", ", ", found.differ,
                    " compiled and prepared layers differ\n");
    return same && found.differ == 0 ? 0 : 1;
}
