// SPDX-License-Identifier: MIT
#include "flash.hpp"

using namespace fxact;

constexpr table<sigmoid, q<3, 4>, q7> sig;

int main() { firmware::weigh<q<3, 4>, q7>(sig); }
