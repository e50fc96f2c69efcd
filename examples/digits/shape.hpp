// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>

/// The network's shape: an image of 8x8 pixels, 32 hidden units, ten digits.
namespace digits {

inline constexpr std::size_t side = 8;
inline constexpr std::size_t inputs = side * side;
inline constexpr std::size_t hidden_units = 32;
inline constexpr std::size_t classes = 10;

/// Pixels are 0 (paper) to 16 (ink).
inline constexpr int ink = 16;

}  // namespace digits
