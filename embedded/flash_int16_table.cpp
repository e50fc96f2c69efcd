// SPDX-License-Identifier: MIT
#include "flash.hpp"

using namespace fxact;

constexpr table<sigmoid, q<3, 12>, q15> sig;

int main() { firmware::weigh<q<3, 12>, q15>(sig); }
