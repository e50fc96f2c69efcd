// SPDX-License-Identifier: MIT
// As flash_digits.cpp, for the network with a weight scale for each output.
#include <digits_model.hpp>

using namespace digits;

int main() {
    image<trained::formats> picture;
    asm volatile("" : "=m"(picture));
    return static_cast<int>(classify_channels<trained::channels, trained::formats>(picture).digit);
}
