// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

/// Functions of doubles, evaluated only by the compiler.
namespace fxact::detail::analysis {

constexpr double abs(double value) noexcept { return value < 0 ? -value : value; }

/// The nearest integer, ties away from zero.
constexpr std::int64_t to_integer(double value) noexcept {
    return static_cast<std::int64_t>(value < 0 ? value - 0.5 : value + 0.5);
}

constexpr std::int64_t floor_of(double value) noexcept {
    const auto integer = static_cast<std::int64_t>(value);
    return integer - (static_cast<double>(integer) > value);
}

/// value * 2^power, in few steps of the compiler.
constexpr double scaled_by(double value, int power) noexcept {
    for (; power > 30; power -= 30) value *= 0x1p30;
    for (; power < -30; power += 30) value *= 0x1p-30;
    return power < 0 ? value / (1 << -power) : value * (1 << power);
}

}  // namespace fxact::detail::analysis

#include <fxact/detail/macros/back.hpp>
