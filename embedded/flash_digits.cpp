// SPDX-License-Identifier: MIT
// One image, read once: less empty.elf, this is what reading digits costs in flash. The image is in RAM, as from a
// camera.
#include <digits_model.hpp>

using namespace digits;

int main() {
    image<trained::formats> picture;
    asm volatile("" : "=m"(picture));
    return static_cast<int>(classify(trained::net, picture).digit);
}
