// SPDX-License-Identifier: MIT
#include <fxact/fxact.hpp>
#include <fxact/version.hpp>

using in = fxact::q<3, 12>;
using out = fxact::q15;

constexpr fxact::table<fxact::sigmoid, in, out> sig;
static_assert(sig(in::from_raw(0)) == out::from_raw(1 << 14), "sigmoid(0) is a half");

// volatile: the chip has to compute it, too.
volatile std::int16_t zero = 0;

int main() { return sig(in::from_raw(zero)).raw() == 1 << 14 ? 0 : 1; }
