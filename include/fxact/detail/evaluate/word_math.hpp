// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/math/exp_wide.hpp>
#include <fxact/detail/math/log.hpp>
#include <fxact/detail/real/arithmetic.hpp>
#include <fxact/detail/real/number.hpp>
#include <fxact/math.hpp>

/// Primitives for formulas that depend on the word they are computed in.
namespace fxact::math {

/// x in a word of at least twice the bits, for computing the exponent of exp_as<W>; other reals are unchanged.
template <class Word>
constexpr detail::number<detail::wider_word<Word>> widen(const detail::number<Word>& x) noexcept {
    return detail::resize<detail::wider_word<Word>>(x);
}
template <real W>
constexpr W widen(const W& x) {
    return x;
}
template <real W>
using widened = std::remove_cvref_t<decltype(widen(W{1.0}))>;

/// ln(2), computed by the compiler.
template <real W>
constexpr W ln_2() {
    if constexpr (std::is_same_v<W, detail::number<std::uint32_t>> || std::is_same_v<W, detail::number<std::uint64_t>>)
        return detail::ln_2_as_number<decltype(W::mantissa)>;
    else
        return log(W{2.0});
}

/// value - W{value} in the 32-bit word; 0 in wider words, which hold a double.
template <real W>
constexpr W low_part(double value) {
    if constexpr (std::is_same_v<W, detail::number<std::uint32_t>>) {
        using wide = detail::number<std::uint64_t>;
        return detail::resize<std::uint32_t>(wide{value} - detail::resize<std::uint64_t>(W{value}));
    } else {
        return W{0.0};
    }
}
/// Whether x > bound, also where W cannot hold the bound.
template <real W>
constexpr bool above(const W& x, double bound) {
    const W nearest{bound};
    if constexpr (std::is_same_v<W, detail::number<std::uint32_t>>) {
        // The truncated bound lies toward 0. No other x lies between it and the bound; below 0 it is above the bound.
        if (nearest.negative && !low_part<W>(bound).is_zero()) return !(x < nearest);
    }
    return nearest < x;
}

/// e^x as a W, for an x computed in widened numbers, because the absolute error of x becomes a relative error of e^x.
template <real W>
constexpr W exp_as(const decltype(widen(W{1.0}))& x) {
    if constexpr (std::is_same_v<W, std::remove_cvref_t<decltype(x)>>)
        return exp(x);
    else
        return detail::exp_of_wide(W{}, x);
}

}  // namespace fxact::math

#include <fxact/detail/macros/back.hpp>
