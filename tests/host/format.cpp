// SPDX-License-Identifier: MIT
// std::format of numbers: 0 if the text is right.
#include <cstdint>
#include <cstdio>

#include <fxact/host/format.hpp>

int main() {
    using namespace fxact;
    using tenths = quantized<std::int8_t, affine{0.1, -3}>;
    const std::string text = std::format("{} {:+.2f} {}", q15{-0.5}, q<3, 12>{1.25}, tenths{0.5});
    if (text == "-0.5 +1.25 0.5") return 0;
    std::printf("'%s'\n", text.c_str());
    return 1;
}
