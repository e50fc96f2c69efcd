// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/math/exp.hpp>
#include <fxact/detail/softmax/row/maximum.hpp>
#include <fxact/detail/softmax/scale.hpp>

/// Softmax of all other pairs of types, in the engine's working numbers.
namespace fxact::detail::inline fxact_variant {

/// A sum of up to 65,536 numbers in [0, 1]: 17 integer bits, and the rest of two words as fractional bits.
template <class Word>
class exp_sum {
    static constexpr int integer_bits = 17;

public:
    constexpr void add(const number<Word>& x) noexcept {
        constexpr int most = 2 * bits_of<Word> - 1;
        const int shift = integer_bits - 1 - x.exponent;
        const double_word<Word> term = shift_right(double_word<Word>{x.mantissa, Word{}}, shift < most ? shift : most);
        sum_.low += term.low;
        sum_.high += term.high + (sum_.low < term.low);
    }
    /// Whether no 1 was added.
    constexpr bool is_empty() const noexcept { return sum_.high == Word{}; }
    /// The sum, which is at least 1.
    constexpr number<Word> value() const noexcept {
        const int zeros = leading_zeros(sum_.high);
        const Word below = zeros == 0 ? Word{} : static_cast<Word>(sum_.low >> (bits_of<Word> - zeros));
        return {false, static_cast<Word>(sum_.high << zeros | below), integer_bits - 1 - zeros};
    }

private:
    double_word<Word> sum_{};
};

/// Outputs wide enough to hold the exps between the two passes.
template <storable Out>
inline constexpr bool holds_exps = [] {
    if constexpr (discrete<Out>)
        return sizeof(rep_of<Out>) == 4;
    else
        return true;
}();

/// A float or double keeps the exp scaled up, so that none that matters is a subnormal.
template <floating Out>
inline constexpr int exp_headroom = encoding<Out>::bias / 2;

template <floating Out, class Word>
constexpr Out store_exp(number<Word> e) noexcept {
    e.exponent += exp_headroom<Out>;
    return encode<Out>(e);
}
template <class Word, floating Out>
constexpr number<Word> load_exp(Out stored) noexcept {
    number<Word> e = decode<Word>(stored);
    e.exponent -= exp_headroom<Out>;
    return e;
}
/// A code of 32 bits keeps the exp in units of 1 / (2^32 - 1), rounded, so that 1 is the largest code and exact. The
/// fractional bits of code / (2^32 - 1) are the code's bits, repeated.
template <discrete Out>
constexpr Out store_exp(const number<std::uint64_t>& e) noexcept {
    const std::uint64_t bits = e.exponent == 0 ? ~std::uint64_t{} : shift_right(e.mantissa, -1 - e.exponent);
    const std::uint64_t units = bits - (bits >> 32) + (std::uint64_t{1} << 31);
    return format_traits<Out>::from_raw(static_cast<rep_of<Out>>(static_cast<std::uint32_t>(units >> 32)));
}
template <class Word, discrete Out>
constexpr number<Word> load_exp(Out stored) noexcept {
    static_assert(bits_of<Word> == 64);
    const auto code = static_cast<std::uint32_t>(raw_of(stored));
    if (code == ~std::uint32_t{}) return number<Word>{1.0};
    return normalized(false, std::uint64_t{code} << 32 | code, -1);
}

/// From a probability to a result.
///
/// A code's factor is 2^-21 of a code larger, so that 1 / n is rounded up if it is half a code, or next to it because
/// the step is next to 1.0 / 500, or because other elements are nearly 0. Exps from tables have the same.
template <storable Out>
struct to_probability {
    template <class Word>
    static constexpr number<Word> factor(const number<Word>& one_over_sum) noexcept {
        if constexpr (discrete<Out>) {
            constexpr number<Word> step{step_of<Out>};
            return one_over_sum + number<Word>{false, step.mantissa, step.exponent - 21};
        } else {
            return one_over_sum;
        }
    }
    template <class Word>
    constexpr Out operator()(const number<Word>& y, std::size_t) const noexcept {
        return encode<Out>(y);
    }
};

/// out[i] = finish(y, i), where y is the probability, with the factor finish.factor(1 / sum). NaN throughout for a row
/// without a finite maximum; 0 for excluded elements.
template <class Scale, class View, class OutElements, class Finish>
constexpr void softmax_generic(const Scale& scale, const View& in, const OutElements& out,
                               const Finish& finish) noexcept {
    using In = typename View::value_type;
    using Out = row::element_of<OutElements>;
    using word = softmax_word<In, Out, Scale>;
    In highest{};
    row::find_maximum(in, highest);
    if (!is_finite(highest)) return row::fill_with_nan(in, out);
    exp_sum<word> sum;
    for (std::size_t i = 0; i < in.count; ++i) {
        if (!in.included(i)) continue;
        const number<word> e = exp(softmax_difference<word>(in[i], highest, scale));
        sum.add(e);
        if constexpr (holds_exps<Out>) out[i] = store_exp<Out>(e);
    }
    const number<word> factor = finish.factor(number<word>{1.0} / sum.value());
    for (std::size_t i = 0; i < in.count; ++i) {
        if (!in.included(i))
            out[i] = zero_of<Out>();
        else if constexpr (holds_exps<Out>)
            out[i] = finish(load_exp<word>(out[i]) * factor, i);
        else
            out[i] = finish(exp(softmax_difference<word>(in[i], highest, scale)) * factor, i);
    }
}

}  // namespace fxact::detail::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
