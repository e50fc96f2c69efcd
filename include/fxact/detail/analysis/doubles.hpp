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

/// value * 2^power.
constexpr double scaled_by(double value, int power) noexcept {
    for (; power > 0; --power) value *= 2;
    for (; power < 0; ++power) value /= 2;
    return value;
}

}  // namespace fxact::detail::analysis

#include <fxact/detail/macros/back.hpp>
