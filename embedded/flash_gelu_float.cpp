// SPDX-License-Identifier: MIT
#include "flash.hpp"

using namespace fxact;

int main() {
    firmware::weigh<float, float>([](auto in, auto out) { apply(gelu, in, out); });
}
