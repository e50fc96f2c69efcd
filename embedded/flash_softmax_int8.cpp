// SPDX-License-Identifier: MIT
#include "flash.hpp"

using namespace fxact;

int main() {
    firmware::weigh<q<3, 4>, uq<0, 8>>([](auto in, auto out) { softmax(in, out); });
}
