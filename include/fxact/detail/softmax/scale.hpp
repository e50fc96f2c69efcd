// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/real/number.hpp>

/// By what the difference of two logits is multiplied before exp: the step of their codes over the temperature.
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
struct known_scale_constants {
    static constexpr number<std::uint64_t> value =
        number<std::uint64_t>{std::bit_cast<double>(Step)} / number<std::uint64_t>{std::bit_cast<double>(Temperature)};
    static constexpr bool is_one = Step == Temperature;
    static constexpr bool is_power_of_two = value.mantissa == top_bit<std::uint64_t>;
    static constexpr bool is_known = true;
};
/// Known to the compiler.
template <double_bits Step, double_bits Temperature>
struct known_scale : known_scale_constants<Step, Temperature> {};

/// Known to the program.
struct run_time_scale {
    number<std::uint64_t> value;
    static constexpr bool is_one = false;
    static constexpr bool is_power_of_two = false;
};
/// The same, seen to be a power of two: float results are then computed as at such a scale that the compiler knows.
struct run_time_power {
    number<std::uint64_t> value;
    static constexpr bool is_one = false;
    static constexpr bool is_power_of_two = true;
};

template <class Scale>
concept known = requires {
    Scale::is_known;
};

/// row(scale), where the scale is of the type by which the bits of the results are chosen.
template <storable In, storable Out, class Scale, class Row>
constexpr std::size_t with_kind_of_scale(const Scale& scale, const Row& row) noexcept {
    if constexpr (std::same_as<Scale, run_time_scale> && std::same_as<Out, float> && !std::same_as<In, double>)
        if (scale.value.mantissa == top_bit<std::uint64_t>) return row(run_time_power{scale.value});
    return row(scale);
}

/// 32 bits for a float result, where the difference enters with its 32 bits right.
template <storable In, storable Out, class Scale>
using softmax_word = std::conditional_t<std::same_as<Out, float> && !std::same_as<In, double> && Scale::is_power_of_two,
                                        std::uint32_t, std::uint64_t>;

/// (x - highest) * scale, which is not above 0 and keeps the order of x (docs/softmax.md).
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
