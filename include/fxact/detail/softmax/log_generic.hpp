// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>

#include <fxact/detail/math/exp_wide.hpp>
#include <fxact/detail/math/log.hpp>
#include <fxact/detail/softmax/generic.hpp>

/// log_softmax of all other pairs of types, in the engine's working numbers.
namespace fxact::detail::inline fxact_variant {

/// The included elements but one.
template <class Mask>
struct all_but {
    std::size_t one;
    [[no_unique_address]] Mask mask;
    constexpr bool included(std::size_t i) const noexcept { return i != one && mask.included(i); }
};

/// ln S of a row with its largest element at argmax. S = 1 + e^(second - highest) * (sum of e^(x - second) over the
/// others): so ln S keeps its relative accuracy if the others are nearly nothing.
template <class Word, class Scale, class View>
constexpr number<Word> log_sum_exp(const Scale& scale, const View& in, std::size_t argmax) noexcept {
    using mask = all_but<decltype(in.mask)>;
    const row::view<decltype(in.elements), mask> others{in.elements, in.count, mask{argmax, in.mask}};
    typename View::value_type second{};
    row::find_maximum(others, second);
    if (!is_finite(second)) return {};  // beside -inf
    exp_sum<Word> sum;
    for (std::size_t i = 0; i < in.count; ++i)
        if (others.included(i)) sum.add(exp(softmax_difference<Word>(in[i], second, scale)));
    if (sum.is_empty()) return {};
    return log1p(sum.value() * exp(softmax_difference<Word>(second, in[argmax], scale)));
}

template <class Scale, class View, class OutElements>
constexpr void log_softmax_generic(const Scale& scale, const View& in, const OutElements& out) noexcept {
    using In = typename View::value_type;
    using Out = row::element_of<OutElements>;
    using word = softmax_word<In, Out, Scale>;
    const std::size_t argmax = row::argmax(in);
    const In highest = in[argmax];
    if (!is_finite(highest)) return row::fill_with_nan(in, out);
    const number<word> logarithm = log_sum_exp<word>(scale, in, argmax);
    for (std::size_t i = 0; i < in.count; ++i) {
        number<word> y = softmax_difference<word>(in[i], highest, scale) - logarithm;
        if (!in.included(i)) y = number<word>::infinite(true);
        out[i] = encode<Out>(y);
    }
}

}  // namespace fxact::detail::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
