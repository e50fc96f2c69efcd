// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <limits>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/ball.hpp>
#include <fxact/detail/floating.hpp>
#include <fxact/detail/math.hpp>
#include <fxact/detail/rounding.hpp>

/// From a function on reals to one on stored numbers: decode, compute, round.
namespace fxact::detail {

/// Whether a format's values are those of a fixed-point format: of a 16-bit one, or of its own width where that is 32.
template <class T>
concept fixed_point = discrete<T> && binary_step<T> && zero_point_of<T> == 0 &&
                      (step_exponent<T> >= -std::numeric_limits<rep_of<T>>::digits || step_exponent<T> >= (std::is_signed_v<rep_of<T>> ? -15 : -16));

/// The word in which a result is computed: 8 guard bits for float, 11 for double; 64 bits decide every 16-bit rounding of
/// fixed-point formats.
template <storable Out, storable In>
using word_for = std::conditional_t<std::same_as<Out, float> && (std::same_as<In, float> || fixed_point<In>), std::uint32_t, std::uint64_t>;

template <class Word, storable In>
constexpr ball<Word> decode_ball(const In& x) noexcept {
    if constexpr (discrete<In>)
        return {decode_code<Word, In>(raw_of(x)), 0};
    else
        return decode<Word>(x);
}

/// Called, and so refused, where the compiler cannot decide how a value rounds.
inline void the_exact_value_is_too_near_to_a_tie_to_be_rounded() {}

/// The integer nearest to in_steps(f(x)), for x given as a ball of any word by `at`. Balls of 64 bits decide nearly always;
/// of 160 bits, where those do not.
template <class F, class At, class InSteps>
constexpr std::int64_t certified_integer(const F& f, const At& at, const InSteps& in_steps) {
    rounded result = nearest_integer(in_steps(f(at(std::uint64_t{}))));
    if (!result.decided) {
        result = nearest_integer(in_steps(f(at(limbs<5>{}))));
        if (!result.decided && std::is_constant_evaluated()) the_exact_value_is_too_near_to_a_tie_to_be_rounded();
    }
    return result.integer;
}

/// f(x) in the format Out, correctly rounded.
template <discrete Out, class F, class At>
constexpr Out evaluate_certified(const F& f, const At& at) {
    return saturate<Out>(certified_integer(f, at, [](const auto& y) { return in_steps<Out>(y); }) + zero_point_of<Out>);
}

/// Whether formats are so coarse, and their grids so regular, that 64 bits decide each rounding without a check: the exact
/// value of a catalogued function comes no nearer to a tie than 2^-40 LSB (exhaustive tests), and ties themselves are exact.
template <class T>
concept plain_grid = floating<T> || fixed_point<T>;

/// In 32 bits all of a formula is inlined here, its numbers in registers; in 64 bits that would cost more flash than it saves time.
template <floating Out, class F, storable In>
[[gnu::flatten]] constexpr typename encoding<Out>::bits evaluate_flat(const F& f, const In& x) noexcept {
    return encode_bits<Out>(f(decode<std::uint32_t>(x)));
}

/// The bits of evaluate's result in float or double.
template <floating Out, class F, storable In>
constexpr typename encoding<Out>::bits evaluate_bits(const F& f, const In& x) noexcept {
    if constexpr (floating<In>)
        if (is_nan(x)) [[unlikely]]
            return encoding<Out>::quiet_nan;
    if constexpr (bits_of<word_for<Out, In>> == 32)
        return evaluate_flat<Out>(f, x);
    else
        return encode_bits<Out>(f(decode<word_for<Out, In>>(x)));
}

/// f(x) as a number of type Out; f takes and returns a real. NaN gives NaN, or the code of 0.0.
template <storable Out, class F, storable In>
constexpr Out evaluate(const F& f, const In& x) noexcept {
    if constexpr (floating<In> && discrete<Out>)
        if (is_nan(x)) return saturate<Out>(zero_point_of<Out>);
    if constexpr (floating<Out>)
        return shielded(from_bits<Out>(evaluate_bits<Out>(f, x)));
    else if constexpr (plain_grid<Out> && plain_grid<In>)
        return encode<Out>(f(decode<std::uint64_t>(x)));
    else
        return evaluate_certified<Out>(f, [x]<class Word>(Word) { return decode_ball<Word>(x); });
}

}  // namespace fxact::detail
