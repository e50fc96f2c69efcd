// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/softmax/generic.hpp>
#include <fxact/detail/softmax/row/row.hpp>
#include <fxact/detail/span/common_length.hpp>
#include <fxact/softmax/softmax_spec.hpp>

namespace fxact {

/// The gradient of the cross-entropy -sum of t[j] * ln(softmax(x)[j]) with respect to the logits x, where the targets
/// sum to one: dx = softmax(x) - t, rounded once.
///
/// Domain   logits as softmax; any targets, of a format of their own: a NaN gives NaN there, or 0 in a discrete format.
///          dx may be the same span as in, not as targets
/// Range    Out; saturates
/// Error    of 8 and 16 bits 0.5 LSB + 2^-20, of 32 bits 0.5 LSB and 2^-32; float and double 0.5 ulp + 2^-10, and
///          softmax's 2 or 4 ulp of y   (cross_entropy_gradient_test.cpp)
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, class Target, std::size_t TargetExtent,
          storable Out, std::size_t OutExtent>
requires storable<std::remove_const_t<In>> && storable<std::remove_const_t<Target>>
constexpr std::size_t cross_entropy_gradient(std::span<In, InExtent> in, std::span<Target, TargetExtent> targets,
                                             std::span<Out, OutExtent> dx) noexcept {
    const std::size_t with_in = detail::common_length(in, dx), with_targets = detail::common_length(targets, dx);
    const std::size_t count = with_in < with_targets ? with_in : with_targets;
    if (!detail::is_row_length(count)) return 0;
    const auto minus_target = [targets]<class Word>(const detail::number<Word>& y, std::size_t i) {
        const Target& t = targets[i];
        const auto difference = detail::resize<std::uint64_t>(y) - detail::decode<std::uint64_t>(t);
        bool nan = false;
        if constexpr (detail::floating<std::remove_const_t<Target>>) nan = detail::is_nan(t);
        if constexpr (detail::floating<Out>)
            return detail::shielded(
                detail::from_bits<Out>(nan ? detail::encoding<Out>::quiet_nan : detail::encode_bits<Out>(difference)));
        else
            return nan ? detail::zero_of<Out>() : detail::encode<Out>(difference);
    };
    detail::softmax_of_numbers(detail::scale_of<Spec, std::remove_const_t<In>>(), in.data(), dx.data(), count,
                               detail::no_mask{}, detail::exact_share{minus_target});
    return count;
}

/// The same with the index of the class that is right: its target is 1, that of the others 0. An index past the row has
/// none.
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires storable<std::remove_const_t<In>>
constexpr std::size_t cross_entropy_gradient(std::span<In, InExtent> in, std::size_t target,
                                             std::span<Out, OutExtent> dx) noexcept {
    const std::size_t count = detail::common_length(in, dx);
    if (!detail::is_row_length(count)) return 0;
    // 64 bits, as 1 - 2^-25 has its next digit further on than 32.
    const auto minus_target = [target]<class Word>(const detail::number<Word>& y, std::size_t i) {
        const auto wide_y = detail::resize<std::uint64_t>(y);
        return detail::encode<Out>(i == target ? wide_y - detail::number<std::uint64_t>{1.0} : wide_y);
    };
    detail::softmax_of_numbers(detail::scale_of<Spec, std::remove_const_t<In>>(), in.data(), dx.data(), count,
                               detail::no_mask{}, detail::exact_share{minus_target});
    return count;
}

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
