// SPDX-License-Identifier: MIT
#pragma once
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/exp.hpp>
#include <fxact/detail/floating.hpp>
#include <fxact/detail/softmax_row.hpp>
#include <fxact/detail/rounding.hpp>
#include <fxact/detail/softmax_tables.hpp>

/// Softmax of every other pair of types, in the engine's working numbers.
namespace fxact::detail {

/// Differences of logits as numbers, at a temperature.
template <storable In, storable Out, double_bits Temperature>
struct softmax_differences {
    static constexpr double temperature = std::bit_cast<double>(Temperature);
    static constexpr double unit = [] {
        if constexpr (discrete<In>)
            return step_of<In> / temperature;
        else
            return 1.0 / temperature;
    }();
    static constexpr bool unit_is_power_of_two = std::bit_cast<std::uint64_t>(unit) << 12 == 0;
    /// 32 bits for a float result, where the difference enters with its 32 bits right.
    static constexpr bool narrow = std::same_as<Out, float> && !std::same_as<In, double> && unit_is_power_of_two;
    using word = std::conditional_t<narrow, std::uint32_t, std::uint64_t>;
    using real = number<word>;

    /// (x - highest) / temperature, which is not above 0 and keeps the order of x (docs/softmax.md).
    static constexpr real of(In x, In highest) noexcept {
        real difference;
        if constexpr (discrete<In>)
            difference = from_integer<word>(std::int64_t{raw_of(x)} - raw_of(highest));
        else
            difference = decode<word>(x) - decode<word>(highest);
        if constexpr (unit == 1.0) return difference;
        return difference * real{unit};
    }
};

/// A sum of up to 65,536 numbers in [0, 1]: 17 bits before the point, the rest of two words behind it.
template <class Word>
class exp_sum {
    static constexpr int integer_bits = 17;

public:
    constexpr void add(const number<Word>& x) noexcept {
        constexpr int most = 2 * bits_of<Word> - 1;
        const int shift = integer_bits - 1 - x.exponent;
        const wide<Word> term = shift_right(wide<Word>{x.mantissa, Word{}}, shift < most ? shift : most);
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
    wide<Word> sum_{};
};

/// Outputs wide enough to hold the exps between the two passes.
template <class Out>
inline constexpr bool holds_exps = floating<Out> || sizeof(Out) == 4;

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
/// As a code of 32 bits it has all of them behind the point, and 1 is the largest.
template <discrete Out, class Word>
constexpr Out store_exp(const number<Word>& e) noexcept {
    const Word bits = e.exponent == 0 ? ~Word{} : shift_right(e.mantissa, -1 - e.exponent);
    return format_traits<Out>::from_raw(static_cast<rep_of<Out>>(static_cast<std::uint32_t>(bits >> (bits_of<Word> - 32))));
}
template <class Word, discrete Out>
constexpr number<Word> load_exp(Out stored) noexcept {
    return resize<Word>(normalized(false, static_cast<std::uint32_t>(raw_of(stored)), -1));
}

/// Whether the largest logit is a number and finite; otherwise inf - inf makes a NaN of the whole row, as in PyTorch.
template <storable T>
constexpr bool is_finite(T x) noexcept {
    if constexpr (floating<T>)
        return (to_bits(x) & encoding<T>::magnitude) < encoding<T>::infinity;
    else
        return true;
}
template <storable T>
constexpr T nan_of() noexcept {
    if constexpr (floating<T>)
        return std::numeric_limits<T>::quiet_NaN();
    else
        return zero_of<T>();
}

template <double_bits Temperature, class InRow, class OutRow, class Counts>
constexpr void softmax_of_numbers(const InRow& in, const OutRow& out, std::size_t count, const Counts& counts) noexcept {
    using In = element_of<InRow>;
    using Out = element_of<OutRow>;
    using differences = softmax_differences<In, Out, Temperature>;
    using word = typename differences::word;
    const In highest = row_maximum(in, count, counts);
    if (!is_finite(highest)) {
        for (std::size_t i = 0; i < count; ++i) out[i] = counts(i) ? nan_of<Out>() : zero_of<Out>();
        return;
    }
    exp_sum<word> sum;
    for (std::size_t i = 0; i < count; ++i) {
        if (!counts(i)) continue;
        const number<word> e = exp(differences::of(in[i], highest));
        sum.add(e);
        if constexpr (holds_exps<Out>) out[i] = store_exp<Out>(e);
    }
    const number<word> scale = number<word>{1.0} / sum.value();
    for (std::size_t i = 0; i < count; ++i) {
        if (!counts(i))
            out[i] = zero_of<Out>();
        else if constexpr (holds_exps<Out>)
            out[i] = encode<Out>(load_exp<word>(out[i]) * scale);
        else
            out[i] = encode<Out>(exp(differences::of(in[i], highest)) * scale);
    }
}

}  // namespace fxact::detail
