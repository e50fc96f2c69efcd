// SPDX-License-Identifier: MIT
#include "flash.hpp"

using namespace fxact;

int main() {
    firmware::weigh<q7, q7>([](auto in, auto out) { apply(relu, in, out); });
}
