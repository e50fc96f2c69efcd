// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros_off.hpp>

#include <limits>

#include <fxact/concepts.hpp>
#include <fxact/detail/evaluate.hpp>

namespace fxact::detail {

template <class W>
struct pair_of {
    W first, second;
};
template <class W>
constexpr pair_of<W> reporting(const pair_of<W>& x, bool& undecided) noexcept {
    return {reporting(x.first, undecided), reporting(x.second, undecided)};
}

/// f(a, b) in the type of both; f takes and returns reals. A NaN in either gives NaN.
template <scalar T, class F>
constexpr T evaluate_pair(const F& f, T a, T b) noexcept {
    if constexpr (real<T>) {
        return f(a, b);
    } else if constexpr (floating<T>) {
        if (is_nan(a) || is_nan(b)) return std::numeric_limits<T>::quiet_NaN();
        using word = word_for<T, T>;
        return encode<T>(f(decode<word>(a), decode<word>(b)));
    } else if constexpr (fixed_point<T>) {  // a function of the catalogue, tried exhaustively
        return encode<T>(f(decode<std::uint64_t>(a), decode<std::uint64_t>(b)));
    } else {
        return evaluate_certified<T>([&f](const auto& x) { return f(x.first, x.second); }, [a, b]<class Word>(Word) {
            return pair_of<ball<Word>>{decode_ball<Word>(a), decode_ball<Word>(b)};
        });
    }
}

}  // namespace fxact::detail

#include <fxact/detail/macros_back.hpp>
