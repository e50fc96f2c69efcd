// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/concepts.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/math/exp.hpp>
#include <fxact/detail/softmax/row/row.hpp>
#include <fxact/detail/softmax/scale.hpp>

/// Softmax of every other pair of types, in the engine's working numbers.
namespace fxact::detail {

/// A sum of up to 65,536 numbers in [0, 1]: 17 bits before the point, the rest of two words behind it.
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
    /// Of a sum that is not below 1.
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

/// As a float or double the exp is scaled up, so that none that counts is a subnormal.
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
/// As a code of 32 bits it is rounded to units of one over 2^32 - 1, so that 1 is the largest code and exact.
/// The fractional bits of code / (2^32 - 1) are the code's bits, repeated.
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

/// The share that an element gets, rounded.
///
/// The largest elements of a row get 2^-21 of a code more: 1 / n is rounded up where it is half a code, or next to it
/// because the step is next to 1.0 / 500, or because other elements are nearly 0. As much as where exps come from
/// tables.
template <storable Out>
struct nearest_share {
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

/// finish(y, i) and nothing else.
template <class Finish>
struct exact_share {
    Finish finish;
    template <class Word>
    static constexpr const number<Word>& factor(const number<Word>& one_over_sum) noexcept {
        return one_over_sum;
    }
    template <class Word>
    constexpr auto operator()(const number<Word>& y, std::size_t i) const noexcept {
        return finish(y, i);
    }
};
template <class Finish>
exact_share(Finish) -> exact_share<Finish>;  // clang 14 finds none for an aggregate

/// out[i] = finish(y, i) of the number y that softmax is, times what finish.factor adds, where the element counts; NaN
/// throughout for a row without a finite largest logit.
template <class Scale, class InRow, class OutRow, class Counts, class Finish>
constexpr void softmax_of_numbers(const Scale& scale, const InRow& in, const OutRow& out, std::size_t count,
                                  const Counts& counts, const Finish& finish) noexcept {
    using In = element_of<InRow>;
    using Out = element_of<OutRow>;
    using word = softmax_word<In, Out, Scale>;
    In highest{};
    find_maximum(in, count, counts, highest);
    if (!is_finite(highest)) {
        fill_with_nan(out, count, counts);
        return;
    }
    exp_sum<word> sum;
    for (std::size_t i = 0; i < count; ++i) {
        if (!counts(i)) continue;
        const number<word> e = exp(softmax_difference<word>(in[i], highest, scale));
        sum.add(e);
        if constexpr (holds_exps<Out>) out[i] = store_exp<Out>(e);
    }
    const number<word> share = finish.factor(number<word>{1.0} / sum.value());
    for (std::size_t i = 0; i < count; ++i) {
        if (!counts(i))
            out[i] = zero_of<Out>();
        else if constexpr (holds_exps<Out>)
            out[i] = finish(load_exp<word>(out[i]) * share, i);
        else
            out[i] = finish(exp(softmax_difference<word>(in[i], highest, scale)) * share, i);
    }
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
