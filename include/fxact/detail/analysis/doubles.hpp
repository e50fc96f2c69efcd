// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

/// Functions of doubles, for the compiler only.
namespace fxact::detail {

/// The nearest integer.
constexpr std::int64_t to_integer(double value) noexcept {
    return static_cast<std::int64_t>(value < 0 ? value - 0.5 : value + 0.5);
}

constexpr std::int64_t floor_of(double value) noexcept {
    const auto integer = static_cast<std::int64_t>(value);
    return integer - (static_cast<double>(integer) > value);
}

/// A number times 2^power.
constexpr double scaled_by(double value, int power) noexcept {
    for (; power > 0; --power) value *= 2;
    for (; power < 0; ++power) value /= 2;
    return value;
}

/// Half of the smaller of two, and 0 if they differ in sign.
constexpr double half_of_smaller(double a, double b) noexcept {
    if ((a < 0) != (b < 0)) return 0;
    return ((a < b) == (b > 0) ? a : b) / 2;
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
