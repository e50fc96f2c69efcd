// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstddef>
#include <span>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/softmax/float.hpp>
#include <fxact/detail/softmax/generic.hpp>
#include <fxact/detail/softmax/integer.hpp>
#include <fxact/detail/softmax/row/row.hpp>
#include <fxact/detail/span/common_length.hpp>
#include <fxact/softmax/softmax_spec.hpp>
#include <fxact/softmax/tensor_axis.hpp>

namespace fxact {

namespace detail {
template <class Scale, class InRow, class OutRow, class Counts = no_mask>
constexpr std::size_t softmax_row(const Scale& scale, const InRow& in, const OutRow& out, std::size_t count,
                                  const Counts& counts = {}) noexcept {
    using In = element_of<InRow>;
    using Out = element_of<OutRow>;
    if (!is_row_length(count)) return 0;
    if constexpr (logit_code<In> && softmax_code<Out>) {
        softmax_of_codes(exps_of_logits<In, Scale>{scale}, in, out, count, counts);
        return count;
    } else {
        return with_kind_of_scale<In, Out>(scale, [&](const auto& kind) {
            using kind_of_scale = std::remove_cvref_t<decltype(kind)>;
            constexpr bool floats = std::same_as<In, float> && std::same_as<Out, float>;
            if constexpr (floats && is_known_float_row_scale<kind_of_scale>) {
                softmax_of_floats(float_row_power(kind), in, out, count, counts);
            } else {
                if constexpr (floats && std::same_as<kind_of_scale, run_time_power>)
                    if (is_float_row_scale(kind.value)) {
                        softmax_of_floats(float_row_power(kind), in, out, count, counts);
                        return count;
                    }
                softmax_of_numbers(kind, in, out, count, counts, nearest_share<Out>{});
            }
            return count;
        });
    }
}
}  // namespace detail

/// out[i] = e^in[i] / sum of e^in[j]: what a row of logits says in probabilities.
///
/// Domain   any logits. A float row with a NaN, with +inf, or of -inf only gives NaN throughout (PyTorch's results),
///          and 0 in a discrete format; -inf beside finite elements gives 0
/// Range    [0, 1], saturating; equal inputs give equal outputs, a larger one never a smaller, whatever the row; n
///          equal logits get 1 / n, and a half of a code is rounded up
/// Error    from 8- and 16-bit logits into 8 bits 0.5 LSB + 2^-10, into 16 bits 0.69 LSB; from others, or into steps
///          below 0.8 / 256 and 0.8 / 65536, 0.5 LSB + 2^-20; into 32 bits that and 2^-32; float 2 ulp, double 4 ulp
///          (softmax_test.cpp, steps_test.cpp, ties_test.cpp)
/// Cost     one reciprocal a row, no division an element; 1 KB of constants for 8-bit inputs, at most 3 KB for 16-bit
///          ones
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires storable<std::remove_const_t<In>>
constexpr std::size_t softmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out) noexcept {
    return detail::softmax_row(detail::scale_of<Spec, std::remove_const_t<In>>(), in.data(), out.data(),
                               detail::common_length(in, out));
}

/// softmax at a temperature that only the program knows; of plain integers of 8 or 16 bits too, whose scale is one over
/// it.
///
/// Domain   as softmax; nothing is written if the temperature is not between 2^-100 and 2^100
/// Error    the bits are those of softmax at a temperature that the compiler knows   (steps_test.cpp)
/// Cost     one or two exps of the engine an element, four from 8- and 16-bit logits into such formats; softmax_exps is
///          faster for 8-bit logits
template <class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires storable<std::remove_const_t<In>> || detail::plain_code<std::remove_const_t<In>>
constexpr std::size_t softmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out,
                              const softmax_spec& spec) noexcept {
    if (!detail::is_softmax_scale(spec.temperature)) return 0;
    const auto row = detail::as_row(in.data());
    return detail::softmax_row(detail::scale_of<detail::element_of<decltype(row)>>(spec), row, out.data(),
                               detail::common_length(in, out));
}

/// softmax along one axis of a tensor; nothing is written if the tensor is longer than in or out.
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires storable<std::remove_const_t<In>>
constexpr std::size_t softmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out,
                              const tensor_axis& axis) noexcept {
    return detail::for_each_row(
        in.data(), out.data(), detail::common_length(in, out), axis, [](auto from, auto to, std::size_t size) {
            detail::softmax_row(detail::scale_of<Spec, std::remove_const_t<In>>(), from, to, size);
        });
}

/// softmax of num_rows rows of row_size elements, one after the other.
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires storable<std::remove_const_t<In>>
constexpr std::size_t softmax_rows(std::span<In, InExtent> in, std::span<Out, OutExtent> out, std::size_t num_rows,
                                   std::size_t row_size) noexcept {
    return softmax<Spec>(in, out, tensor_axis{.outer = num_rows, .size = row_size});
}

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
