// SPDX-License-Identifier: MIT
#include <concepts>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

using namespace fxact;

static_assert(std::integral<__int128>, "this file needs -std=gnu++20");
constexpr __int128 large = static_cast<__int128>(1) << 64;
static_assert(q<15, 0>(large).raw() == 32767 && q<15, 0>(-large).raw() == -32768);
static_assert(q<0, 15>(large + 1).raw() == 32767 && uq<32, 0>(-large).raw() == 0 &&
              q<15, 0>(static_cast<__int128>(-7)).raw() == -7);
using coarse = quantized<std::int8_t, affine{0x1p100, 0}>;
static_assert(coarse(static_cast<__int128>(3) << 101).raw() == 6);
static_assert(coarse(-(static_cast<__int128>(3) << 99)).raw() == -2, "a tie goes away from zero");
static_assert(coarse(static_cast<unsigned __int128>(1) << 127).raw() == 127);

// with a fixed: compared, multiplied and divided, signed and unsigned
constexpr unsigned __int128 five = 5;
static_assert(q<7, 8>(five) == 5 && q<7, 8>{1} * five == five && q<7, 8>{10} / five == 2 &&
              q<7, 8>{10} < (five << 100) && q<7, 8>{1} * -large == -128);
