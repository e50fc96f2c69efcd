// SPDX-License-Identifier: MIT
// The outputs of layers, as embedded/layers.cpp compares them on the chip.
#include "../layers.hpp"

#include <cstdio>

int main() {
    const fxact::test::layers::result found = fxact::test::layers::all();
    std::printf("layers: digest %08x, %d compiled and prepared layers differ\n", static_cast<unsigned>(found.digest),
                found.differ);
    return found.digest == fxact::test::layers::expected_digest && found.differ == 0 ? 0 : 1;
}
