// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <fxact/detail/softmax/generic.hpp>
#include <fxact/softmax/row_function.hpp>

namespace fxact::detail::inline fxact_variant {

/// Targets are a span of the logits' shape, the index of the class whose target is 1, or a span of one index per row.
template <class T>
inline constexpr bool is_target_span = false;
template <class T, std::size_t Extent>
inline constexpr bool is_target_span<std::span<T, Extent>> = storable<std::remove_const_t<T>>;
template <class T>
inline constexpr bool is_class_span = false;
template <class T, std::size_t Extent>
inline constexpr bool is_class_span<std::span<T, Extent>> = element_index<std::remove_const_t<T>>;
template <class T>
concept class_targets = is_target_span<T> || is_class_span<T> || std::convertible_to<T, std::size_t>;

/// The targets of a row, or its class, row::longest for none.
template <class Targets, class Place>
constexpr auto targets_at(const Targets& targets, const Place& place) noexcept {
    if constexpr (is_target_span<Targets>)
        return place.of(targets.data());
    else if constexpr (is_class_span<Targets>)
        return place.row < targets.size() ? static_cast<std::size_t>(targets[place.row]) : row::longest;
    else
        return static_cast<std::size_t>(targets);
}

/// y - the target in 64 bits, as 1 - 2^-25 has more digits than 32 bits hold.
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
                return shielded_from_bits<Out>(nan ? encoding<Out>::quiet_nan : encode_bits<Out>(difference));
            else
                return nan ? zero_of<Out>() : encode<Out>(difference);
        }
    }
};

template <class Targets>
struct cross_entropy_row : row_function<cross_entropy_row<Targets>> {
    const Targets& targets;

    constexpr explicit cross_entropy_row(const Targets& all) noexcept : targets{all} {}
    template <class Scale, class View, class OutElements, class Place>
    [[gnu::always_inline]] constexpr void row(const Scale& scale, const View& in, const OutElements& out,
                                              const Place& place) const noexcept {
        using Out = row::element_of<OutElements>;
        const minus_target<Out, decltype(targets_at(targets, place))> finish{targets_at(targets, place)};
        with_power_of_two_detected<typename View::value_type, Out>(
            plain_scale(scale), [&](const auto& plain)
                                    __attribute__((always_inline)) { softmax_generic(plain, in, out, finish); });
    }
};

}  // namespace fxact::detail::inline fxact_variant

namespace fxact::inline fxact_variant {

/// The gradient of the cross-entropy -sum of t[j] * ln(softmax(x)[j]) with respect to the logits x, where the targets
/// sum to one: dx = softmax(x) - t, rounded once.
///
/// Domain   logits as softmax; targets of any format: a NaN gives NaN there, or 0 in a discrete format. Instead of
///          targets, the index of the right class, whose target is 1 and that of the others 0; along an axis also a
///          span of one index per row. An index past the row, or a negative one, names no class. dx may be the same
///          span as in, not as targets. The options of softmax; excluded elements get 0. At a temperature, dx is the
///          gradient with respect to x / temperature
/// Range    Out; saturates
/// Error    of 8 and 16 bits 0.5 LSB + 2^-20, of 32 bits 0.5 LSB and 2^-32; float and double 0.5 ulp + 2^-10, and
///          softmax's 2 or 4 ulp of y   (cross_entropy_gradient_test.cpp)
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, detail::class_targets Targets,
          storable Out, std::size_t OutExtent, class... Options>
requires detail::logit<In, Options...> && detail::row_options<Options...>
constexpr std::size_t cross_entropy_gradient(std::span<In, InExtent> in, const Targets& targets,
                                             std::span<Out, OutExtent> dx, const Options&... options) noexcept {
    std::size_t length = detail::common_length(in, dx);
    if constexpr (detail::is_target_span<Targets>) {
        const std::size_t with_targets = detail::common_length(targets, dx);
        length = with_targets < length ? with_targets : length;
    }
    return detail::cross_entropy_row<Targets>{targets}.template write<Spec>(in, dx.data(), length, options...);
}

/// cross_entropy_gradient of arrays, std::array, vectors and whatever else std::span can be made of.
template <softmax_spec Spec = softmax_spec{}, class In, class Targets, class Out, class... Options>
requires detail::row_call<In, Targets, Out, Options...>
constexpr std::size_t cross_entropy_gradient(In&& in, Targets&& targets, Out&& dx, Options&&... options) noexcept {
    return detail::by_spans([](const auto&... spans) { return cross_entropy_gradient<Spec>(spans...); }, in, targets,
                            dx, options...);
}

}  // namespace fxact::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
