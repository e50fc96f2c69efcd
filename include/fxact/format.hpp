// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace fxact {

namespace detail {
/// The integers that hold the raw values of fixed and quantized.
template <class Rep>
concept code_integer =
    std::same_as<Rep, std::int8_t> || std::same_as<Rep, std::uint8_t> || std::same_as<Rep, std::int16_t> ||
    std::same_as<Rep, std::uint16_t> || std::same_as<Rep, std::int32_t> || std::same_as<Rep, std::uint32_t>;
}  // namespace detail

/// A discrete format: a finite set of raw values on a uniform grid, real = (raw - zero_point) * step.
///
/// Specialize it for a fixed-point type of your own, and every activation, table and kernel takes that type:
///
///     template <> struct fxact::format_traits<my_q8> {
///         using rep = std::int16_t;                              // the integer that holds the raw value
///         static constexpr double step = 1.0 / 256;              // the distance between two neighbors
///         static constexpr int zero_point = 0;                   // the raw value of 0.0
///         static constexpr rep raw(my_q8 x) noexcept;
///         static constexpr my_q8 from_raw(rep code) noexcept;
///     };
template <class T>
struct format_traits;

/// A discrete format as a value: for a program that learns of it only when it runs.
struct format {
    int bits = 8;  ///< of the raw value: 8, 16 or 32
    bool is_signed = true;
    double step = 1;  ///< the distance between two neighbors
    int zero_point = 0;

    constexpr std::int64_t first_code() const noexcept { return is_signed ? -(std::int64_t{1} << (bits - 1)) : 0; }
    constexpr std::int64_t last_code() const noexcept { return first_code() + codes() - 1; }
    constexpr std::int64_t codes() const noexcept { return std::int64_t{1} << bits; }
    constexpr std::size_t bytes() const noexcept { return static_cast<std::size_t>(bits) / 8; }
    /// The range of values, in steps from zero.
    constexpr double lowest() const noexcept { return static_cast<double>(first_code() - zero_point); }
    constexpr double highest() const noexcept { return static_cast<double>(last_code() - zero_point); }

    friend constexpr bool operator==(const format&, const format&) = default;
};

/// A type that has format_traits: fixed, quantized, or a foreign fixed-point type.
template <class T>
concept discrete = requires(T x, typename format_traits<T>::rep code) {
    requires std::integral<typename format_traits<T>::rep>;
    requires sizeof(typename format_traits<T>::rep) <= 4;
    { format_traits<T>::step } -> std::convertible_to<double>;
    { format_traits<T>::zero_point } -> std::convertible_to<int>;
    { format_traits<T>::raw(x) } -> std::same_as<typename format_traits<T>::rep>;
    { format_traits<T>::from_raw(code) } -> std::same_as<T>;
};

/// The integer that holds a format's raw value.
template <discrete T>
using rep_of = typename format_traits<T>::rep;

template <discrete T>
inline constexpr double step_of = format_traits<T>::step;

template <discrete T>
inline constexpr int zero_point_of = format_traits<T>::zero_point;

/// A format type's format.
template <discrete T>
inline constexpr format format_of{8 * static_cast<int>(sizeof(rep_of<T>)), std::is_signed_v<rep_of<T>>, step_of<T>,
                                  zero_point_of<T>};

/// The number of raw values: 256 for an 8-bit format.
template <discrete T>
inline constexpr std::int64_t code_count = std::int64_t{1} << (8 * sizeof(rep_of<T>));

/// Whether the format holds negative numbers.
template <discrete T>
inline constexpr bool has_negatives = std::numeric_limits<rep_of<T>>::min() < zero_point_of<T>;

template <discrete T>
constexpr rep_of<T> raw_of(T x) noexcept {
    return format_traits<T>::raw(x);
}

/// The format's value with the given raw value, saturated.
template <discrete T>
constexpr T saturate(std::int64_t code) noexcept {
    constexpr std::int64_t lowest = std::numeric_limits<rep_of<T>>::min(),
                           highest = std::numeric_limits<rep_of<T>>::max();
    return format_traits<T>::from_raw(static_cast<rep_of<T>>(code < lowest ? lowest : code > highest ? highest : code));
}

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
