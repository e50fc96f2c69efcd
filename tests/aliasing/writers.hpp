// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>

#include <fxact/fixed.hpp>

/// Functions whose two pointers point to the same memory.
namespace aliasing {

using number = fxact::q<3, 12>;

std::int32_t raw_first(std::int16_t* raw, number* seen);
std::int32_t number_first(std::int16_t* raw, number* seen);
std::int32_t copies(std::int16_t* raw, number* seen, const number* from);
void moves_up(std::int16_t* raw, number* seen, int count);

}  // namespace aliasing
