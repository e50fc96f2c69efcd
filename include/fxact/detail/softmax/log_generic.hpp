// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>

#include <fxact/concepts.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/math/exp.hpp>
#include <fxact/detail/math/exp_wide.hpp>
#include <fxact/detail/math/log.hpp>
#include <fxact/detail/softmax/generic.hpp>
#include <fxact/detail/softmax/row/row.hpp>
#include <fxact/detail/softmax/scale.hpp>

/// log_softmax of every other pair of types, in the engine's working numbers.
namespace fxact::detail {

/// Every element but one.
struct all_but {
    std::size_t one;
    constexpr bool operator()(std::size_t i) const noexcept { return i != one; }
};

/// ln S of a row whose largest element is the one at `hot`. S = 1 + e^(second - highest) * (sum of e^(x - second) over
/// the others): so ln S keeps its relative accuracy when the others weigh nearly nothing.
template <class Word, class Scale, class Row>
constexpr number<Word> logarithm_of_sum(const Scale& scale, const Row& in, std::size_t count,
                                        std::size_t hot) noexcept {
    if (count == 1) return {};
    const all_but others{hot};
    element_of<Row> second{};
    find_maximum(in, count, others, second);
    if (!is_finite(second)) return {};  // -inf: the others weigh nothing
    exp_sum<Word> sum;
    for (std::size_t i = 0; i < count; ++i)
        if (others(i)) sum.add(exp(softmax_difference<Word>(in[i], second, scale)));
    return log1p(sum.value() * exp(softmax_difference<Word>(second, in[hot], scale)));
}

template <class Scale, class InRow, class OutRow>
constexpr void log_softmax_of_numbers(const Scale& scale, const InRow& in, const OutRow& out,
                                      std::size_t count) noexcept {
    using In = element_of<InRow>;
    using Out = element_of<OutRow>;
    using word = softmax_word<In, Out, Scale>;
    const std::size_t hot = first_highest(in, count);
    const In highest = in[hot];
    if (!is_finite(highest)) {
        fill_with_nan(out, count, no_mask{});
        return;
    }
    const number<word> logarithm = logarithm_of_sum<word>(scale, in, count, hot);
    for (std::size_t i = 0; i < count; ++i) {
        const In x = in[i];
        number<word> y = softmax_difference<word>(x, highest, scale) - logarithm;
        out[i] = encode<Out>(y);
    }
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
