// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <limits>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/bits/limbs.hpp>
#include <fxact/detail/evaluate/decode_argument.hpp>
#include <fxact/detail/evaluate/fixed_kernels.hpp>
#include <fxact/detail/evaluate/nearest_float.hpp>
#include <fxact/detail/format/ball_rounding.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/format/special_values.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/ball_comparison.hpp>
#include <fxact/detail/real/long_division.hpp>

/// A function on reals becomes one on stored numbers: decode, compute, round.
namespace fxact::detail {

/// Whether a format has the values of a fixed-point format of 16 bits, or of its own width if that is 32.
template <class T>
concept fixed_point = discrete<T> && binary_step<T> && zero_point_of<T>
== 0 && (step_exponent<T> >= -std::numeric_limits<rep_of<T>>::digits ||
         step_exponent<T> >= (std::is_signed_v<rep_of<T>> ? -15 : -16));

/// The word in which a float or double result is computed: 8 guard bits for float, 11 for double.
template <storable Out, storable In>
using working_word = std::conditional_t<std::same_as<Out, float> && (std::same_as<In, float> || fixed_point<In>),
                                        std::uint32_t, std::uint64_t>;

/// Not constexpr: a call stops the constant evaluation of an undecided rounding.
inline void error_result_is_a_tie_at_160_bits() {}

/// A formula's value in one word, and whether all its comparisons were decided.
template <class Word>
struct attempt {
    ball<Word> value;
    bool decided;
};
template <class Word, class F, class At>
constexpr attempt<Word> attempt_at(const F& f, const At& at) {
    bool undecided = false;
    const ball<Word> value = f(at(Word{}).reporting(undecided));
    return {value, !undecided};
}

/// The integer nearest to in_steps(f(x)), in 160 bits; `at` gives x as a ball of any word. A case that these do not
/// decide is a compile error in constant evaluation. At run time it is rounded as the tie that it is near to, as in
/// x / 3 * 1.5 for an odd integer.
template <class F, class At, class InSteps>
constexpr std::int64_t round_in_160_bits(const F& f, const At& at, const InSteps& in_steps) {
    const attempt<limbs<5>> second = attempt_at<limbs<5>>(f, at);
    const rounded last = nearest_integer(in_steps(second.value));
    if (std::is_constant_evaluated()) {
        if (!second.decided) error_comparison_is_undecided_at_160_bits();
        if (!last.decided) error_result_is_a_tie_at_160_bits();
    }
    return last.decided ? last.integer : last.if_tie;
}

/// The same (Ziv's test): 64 bits decide nearly every case, and 160 bits the rest.
template <class F, class At, class InSteps>
constexpr std::int64_t round_by_ziv(const F& f, const At& at, const InSteps& in_steps) {
    const attempt<std::uint64_t> first = attempt_at<std::uint64_t>(f, at);
    const rounded result = nearest_integer(in_steps(first.value));
    if (result.decided && first.decided) return result.integer;
    return round_in_160_bits(f, at, in_steps);
}

/// f(x) in the format Out, correctly rounded.
template <discrete Out, class F, class At>
constexpr Out evaluate_certified(const F& f, const At& at) {
    return saturate<Out>(round_by_ziv(f, at, [](const auto& y) { return in_steps<Out>(y); }) + zero_point_of<Out>);
}

/// f(x) as a float or double. 64 bits are used unless cancellation or an undecided comparison costs more than 1/16 ulp.
template <floating Out, class F, class At>
constexpr Out evaluate_certified(const F& f, const At& at) {
    constexpr std::uint32_t most = std::same_as<Out, float> ? ball<std::uint64_t>::out_of_range : 1 << 7;
    const attempt<std::uint64_t> first = attempt_at<std::uint64_t>(f, at);
    if (first.decided && first.value.error <= most)
        return shielded_from_bits<Out>(encode_bits<Out>(first.value.midpoint));
    const attempt<limbs<5>> second = attempt_at<limbs<5>>(f, at);
    if (!second.decided && std::is_constant_evaluated()) error_comparison_is_undecided_at_160_bits();
    return shielded_from_bits<Out>(encode_bits<Out>(second.value.midpoint));
}

/// Whether 64 bits decide every rounding of F between fixed-point formats without a check. Exhaustive tests show that
/// no exact value comes nearer to a tie than 2^-40 LSB, and that ties are exact. Activations of the library state
/// this; a user's callable cannot.
template <class F>
concept tried_exhaustively = requires {
    typename F::tried_exhaustively;
};
template <class F, class Out, class In>
concept needs_no_check = tried_exhaustively<F> && fixed_point<Out> && fixed_point<In>;

/// In 32 bits the whole formula is inlined here, with its numbers in registers. In 64 bits this would cost more flash
/// than it saves time.
template <floating Out, class F, storable In>
[[gnu::flatten]] constexpr typename encoding<Out>::bits evaluate_flat(const F& f, const In& x) noexcept {
    const number<std::uint32_t> w = decode_argument<std::uint32_t>(x);
    if (is_nan_argument(x)) [[unlikely]]
        return encoding<Out>::quiet_nan;
    return encode_bits<Out>(number<std::uint32_t>(f(w)));
}
template <floating Out, class F, storable In>
[[gnu::always_inline]] constexpr typename encoding<Out>::bits evaluate_long(const F& f, const In& x) noexcept {
    const number<std::uint64_t> w = decode_argument<std::uint64_t>(x);
    if (is_nan_argument(x)) [[unlikely]]
        return encoding<Out>::quiet_nan;
    return encode_bits<Out>(number<std::uint64_t>(f(w)));
}

/// Whether no result of F is -0. A user's callable may state a lowest of 0 and still return -0.
template <class F>
concept never_negative_zero = tried_exhaustively<F> &&(F::about().lowest >= 0);

/// A formula's result. Where it may be -0, its bits are hidden.
template <floating Out, class F>
[[gnu::always_inline]] constexpr Out result_from_bits(typename encoding<Out>::bits code) noexcept {
    if constexpr (never_negative_zero<F>)
        return shielded(from_bits<Out>(code));
    else
        return shielded_from_bits<Out>(code);
}

/// Whether F has an algorithm of its own from In to Out, fixed-point formats of 32 bits (fixed_kernels.hpp).
template <class F, class Out, class In>
concept has_fixed_kernel = fixed_point_32<Out> && fixed_point_32<In> && requires {
    typename F::fixed_kernel;
};

/// f(x) as an Out; f takes and returns a real. NaN gives NaN, or 0 in a discrete format.
template <storable Out, class F, storable In>
constexpr Out evaluate(const F& f, const In& x) noexcept {
    if constexpr (std::same_as<Out, float> && rounds_to_nearest_float<F> &&
                  (std::same_as<In, float> || fixed_point<In>))
        return result_from_bits<Out, F>(nearest_float(f, x));
    else if constexpr (floating<Out> && bits_of<working_word<Out, In>> == 32)
        return result_from_bits<Out, F>(evaluate_flat<Out>(f, x));
    else if constexpr (floating<Out> && (floating<In> || fixed_point<In>))
        return result_from_bits<Out, F>(evaluate_long<Out>(f, x));
    else if constexpr (has_fixed_kernel<F, Out, In>)
        return F::fixed_kernel::template at<Out>(x);
    else if constexpr (needs_no_check<F, Out, In>)
        return encode<Out>(f(decode<std::uint64_t>(x)));
    else if constexpr (floating<In>)
        return is_nan(x) ? nan_of<Out>()
                         : evaluate_certified<Out>(f, [&x]<class Word>(Word) { return decode_ball<Word>(x); });
    else
        return evaluate_certified<Out>(f, [x]<class Word>(Word) { return decode_ball<Word>(x); });
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
