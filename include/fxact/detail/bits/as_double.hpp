// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

namespace fxact::detail {

/// A constant with more digits than a float has, or outside its range: as_double(0.1L). With
/// -fsingle-precision-constant g++ reads 0.1 as a float, but 0.1L as a long double.
consteval double as_double(long double constant) noexcept { return static_cast<double>(constant); }

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
