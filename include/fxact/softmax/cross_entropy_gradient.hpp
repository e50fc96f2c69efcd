// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <fxact/detail/softmax/generic.hpp>
#include <fxact/softmax/row_function.hpp>

namespace fxact {

namespace detail {
/// y - the target in 64 bits, as 1 - 2^-25 has more digits than 32 bits hold. TargetOf(place) is the targets of a row.
template <class Out, class Targets>
struct minus_target {
    Targets targets;

    template <class Word>
    static constexpr const number<Word>& factor(const number<Word>& one_over_sum) noexcept {
        return one_over_sum;
    }
    template <class Word>
    constexpr Out operator()(const number<Word>& y, std::size_t i) const noexcept {
        const auto wide_y = resize<std::uint64_t>(y);
        if constexpr (std::same_as<Targets, std::size_t>) {
            return encode<Out>(i == targets ? wide_y - number<std::uint64_t>{1.0} : wide_y);
        } else {
            const auto& t = targets[i];
            bool nan = false;
            if constexpr (floating<row::element_of<Targets>>) nan = is_nan(t);
            const auto difference = wide_y - decode<std::uint64_t>(t);
            if constexpr (floating<Out>)
                return shielded(from_bits<Out>(nan ? encoding<Out>::quiet_nan : encode_bits<Out>(difference)));
            else
                return nan ? zero_of<Out>() : encode<Out>(difference);
        }
    }
};

/// targets_of(place) is a row of targets, or the index of the class whose target is 1.
template <class TargetsOf>
struct cross_entropy_row : row_function<cross_entropy_row<TargetsOf>> {
    TargetsOf targets_of;

    constexpr explicit cross_entropy_row(const TargetsOf& of) noexcept : targets_of{of} {}
    template <class Scale, class View, class OutElements, class Place>
    [[gnu::always_inline]] constexpr void row(const Scale& scale, const View& in, const OutElements& out,
                                              const Place& place) const noexcept {
        using Out = row::element_of<OutElements>;
        const auto targets = targets_of(place);
        using finish = minus_target<Out, std::remove_const_t<decltype(targets)>>;
        with_power_of_two_detected<typename View::value_type, Out>(
            plain_scale(scale), [&](const auto& plain) __attribute__((always_inline)) {
                softmax_generic(plain, in, out, finish{targets});
            });
    }
};
}  // namespace detail

/// The gradient of the cross-entropy -sum of t[j] * ln(softmax(x)[j]) with respect to the logits x, where the targets
/// sum to one: dx = softmax(x) - t, rounded once.
///
/// Domain   logits as softmax; any targets, of a format of their own: a NaN gives NaN there, or 0 in a discrete format.
///          dx may be the same span as in, not as targets. The options of softmax; excluded elements get 0. At a
///          temperature, dx is the gradient with respect to x / temperature
/// Range    Out; saturates
/// Error    of 8 and 16 bits 0.5 LSB + 2^-20, of 32 bits 0.5 LSB and 2^-32; float and double 0.5 ulp + 2^-10, and
///          softmax's 2 or 4 ulp of y   (cross_entropy_gradient_test.cpp)
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, class Target, std::size_t TargetExtent,
          storable Out, std::size_t OutExtent, class... Options>
requires detail::logit<In, Options...> && storable<std::remove_const_t<Target>> && detail::row_options<Options...>
constexpr std::size_t cross_entropy_gradient(std::span<In, InExtent> in, std::span<Target, TargetExtent> targets,
                                             std::span<Out, OutExtent> dx, const Options&... options) noexcept {
    const std::size_t with_in = detail::common_length(in, dx), with_targets = detail::common_length(targets, dx);
    const auto of = [first = targets.data()](const auto& place) { return place.of(first); };
    return detail::cross_entropy_row<decltype(of)>{of}.template write<Spec>(
        in, dx.data(), with_in < with_targets ? with_in : with_targets, options...);
}

/// The same with the index of the right class: its target is 1, that of the others 0. An index past the row has none.
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, storable Out, std::size_t OutExtent,
          class... Options>
requires detail::logit<In, Options...> && detail::row_options<Options...>
constexpr std::size_t cross_entropy_gradient(std::span<In, InExtent> in, std::size_t target,
                                             std::span<Out, OutExtent> dx, const Options&... options) noexcept {
    const auto of = [target](const auto&) { return target; };
    return detail::cross_entropy_row<decltype(of)>{of}.template write<Spec>(in, dx.data(),
                                                                            detail::common_length(in, dx), options...);
}

/// The same with one index per row along an axis. A row without an index, or with a negative one, has no right class.
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, class Index, std::size_t IndexExtent,
          storable Out, std::size_t OutExtent, class... Options>
requires detail::logit<In, Options...> && detail::element_index<std::remove_const_t<Index>> &&
    detail::row_options<Options...>
constexpr std::size_t cross_entropy_gradient(std::span<In, InExtent> in, std::span<Index, IndexExtent> targets,
                                             std::span<Out, OutExtent> dx, const Options&... options) noexcept {
    const auto of = [targets](const auto& place) {
        return place.row < targets.size() ? static_cast<std::size_t>(targets[place.row]) : detail::row::longest;
    };
    return detail::cross_entropy_row<decltype(of)>{of}.template write<Spec>(in, dx.data(),
                                                                            detail::common_length(in, dx), options...);
}

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
