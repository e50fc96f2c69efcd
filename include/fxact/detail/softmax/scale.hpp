// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <concepts>
#include <cstdint>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/real/number.hpp>

/// The factor of the difference of two logits before exp: the step of their codes over the temperature.
namespace fxact::detail {

/// A double as a template argument; clang 14 takes none by itself.
using double_bits = std::uint64_t;

template <storable In>
inline constexpr double_bits softmax_step = [] {
    if constexpr (discrete<In>)
        return std::bit_cast<double_bits>(double{step_of<In>});
    else
        return std::bit_cast<double_bits>(double{1.0});
}();

/// A finite number between 2^-100 and 2^100. The bits of negative numbers and NaN are above all of these.
constexpr bool is_softmax_scale(double value) noexcept {
    return to_bits(value) >= to_bits(double{0x1p-100}) && to_bits(value) <= to_bits(double{0x1p100});
}

/// Its constants are in a base class for the same reason as those of affine_parameters.
template <double_bits Step, double_bits Temperature>
struct scale_constants {
    static constexpr number<std::uint64_t> value =
        number<std::uint64_t>{std::bit_cast<double>(Step)} / number<std::uint64_t>{std::bit_cast<double>(Temperature)};
    static constexpr bool is_one = Step == Temperature;
    static constexpr bool is_power_of_two = value.mantissa == top_bit<std::uint64_t>;
};
/// The compiler knows the scale.
template <double_bits Step, double_bits Temperature>
struct constant_scale : scale_constants<Step, Temperature> {};
template <class Scale>
concept compile_time_scale = std::is_empty_v<Scale>;

/// Only the program knows the scale. If it turns out to be a power of two, float results are computed as at a constant
/// scale that is one.
template <bool PowerOfTwo = false>
struct run_time_scale {
    number<std::uint64_t> value;
    static constexpr bool is_one = false;
    static constexpr bool is_power_of_two = PowerOfTwo;
};

/// Calls f(scale) with a scale whose type selects the arithmetic, and so the bits of the results.
template <storable In, storable Out, class Scale, class F>
[[gnu::always_inline]] constexpr void with_power_of_two_detected(const Scale& scale, const F& f) noexcept {
    if constexpr (std::same_as<Scale, run_time_scale<>> && std::same_as<Out, float> && !std::same_as<In, double>)
        if (scale.value.mantissa == top_bit<std::uint64_t>) return f(run_time_scale<true>{scale.value});
    f(scale);
}

/// 32 bits for a float result, where the difference enters with its 32 bits right.
template <storable In, storable Out, class Scale>
using softmax_word = std::conditional_t<std::same_as<Out, float> && !std::same_as<In, double> && Scale::is_power_of_two,
                                        std::uint32_t, std::uint64_t>;

/// (x - highest) * scale, which is not above 0 and keeps the order of x.
template <class Word, storable In, class Scale>
[[gnu::always_inline]] constexpr number<Word> softmax_difference(const In& x, const In& highest,
                                                                 const Scale& scale) noexcept {
    number<Word> difference;
    if constexpr (discrete<In>)
        difference = from_integer<Word>(std::int64_t{raw_of(x)} - raw_of(highest));
    else
        difference = decode<Word>(x) - decode<Word>(highest);
    if constexpr (Scale::is_one)
        return difference;
    else
        return difference * resize<Word>(scale.value);
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
