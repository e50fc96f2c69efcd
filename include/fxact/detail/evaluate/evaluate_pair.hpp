// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/concepts.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/evaluate/evaluate.hpp>
#include <fxact/detail/format/float_codec.hpp>

namespace fxact::detail {

template <class W>
struct pair_of {
    W first, second;

    constexpr pair_of reporting(bool& undecided) const noexcept {
        return {first.reporting(undecided), second.reporting(undecided)};
    }
};

/// f(a, b) in the type of both; f takes and returns reals. NaN if either is NaN.
template <scalar T, class F>
constexpr T evaluate_pair(const F& f, const T& a, const T& b) noexcept {
    if constexpr (real<T>) {
        return f(a, b);
    } else if constexpr (floating<T>) {
        using word = working_word<T, T>;
        const T x = shielded(a), y = shielded(b);
        const auto bits =
            is_nan(x) || is_nan(y) ? encoding<T>::quiet_nan : encode_bits<T>(f(decode<word>(x), decode<word>(y)));
        return shielded_from_bits<T>(bits);
    } else if constexpr (fixed_point<T>) {  // an activation of the library, tried exhaustively
        return encode<T>(f(decode<std::uint64_t>(a), decode<std::uint64_t>(b)));
    } else {
        return evaluate_certified<T>([&f](const auto& x) { return f(x.first, x.second); },
                                     [a, b]<class Word>(Word) {
                                         return pair_of<ball<Word>>{decode_ball<Word>(a), decode_ball<Word>(b)};
                                     });
    }
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
