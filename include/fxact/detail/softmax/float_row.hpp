// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/bits/ordered_bits.hpp>
#include <fxact/detail/simd/instruction_set.hpp>
#include <fxact/detail/simd/word_lanes.hpp>
#include <fxact/detail/softmax/float.hpp>
#include <fxact/detail/softmax/float_mve.hpp>
#include <fxact/detail/softmax/row/passes.hpp>

/// The passes of softmax over a row of floats: the highest logit, exps and their sum, probabilities.
namespace fxact::detail::inline fxact_variant {

/// The bits of a float, without a detour through a floating-point register.
[[gnu::always_inline]] constexpr std::uint32_t load_bits(const float& from) noexcept {
    return std::is_constant_evaluated() ? to_bits(from) : simd::load_word<4, true>(&from);
}
[[gnu::always_inline]] constexpr void store_bits(float& to, std::uint32_t bits) noexcept {
    if (std::is_constant_evaluated())
        to = from_bits<float>(bits);
    else
        simd::store_word<4, true>(&to, bits);
}

/// The bits of out[i] = f(the bits of in[i]), 0 for excluded elements.
template <class View, class Out, class F>
[[gnu::always_inline]] constexpr void transform_bits(const View& in, const Out& out, F& f) noexcept {
    if constexpr (View::is_contiguous && std::is_pointer_v<Out>) {
        auto* x = in.elements;
        auto* y = out;
        for (const auto* const end = in.elements + in.count; x != end; ++x, ++y) store_bits(*y, f(load_bits(*x)));
    } else {
        for (std::size_t i = 0; i < in.count; ++i) store_bits(out[i], in.included(i) ? f(to_bits(in[i])) : 0);
    }
}

/// The bits of the largest included element. A NaN without a sign is above all numbers.
template <class View>
constexpr std::uint32_t highest_in_order(const View& in) noexcept {
    std::int32_t highest = std::numeric_limits<std::int32_t>::min();
    row::for_each(in, [&highest](const float& x) {
        const std::int32_t key = in_order<float>(static_cast<std::int32_t>(load_bits(x)));
        highest = key > highest ? key : highest;
    });
    return static_cast<std::uint32_t>(in_order<float>(highest));
}

/// Whether no limit of float_row_exps is an infinity at a scale that is a power of two.
template <class Scale>
constexpr bool is_float_row_scale(const Scale& scale) noexcept {
    return Scale::is_power_of_two && scale.value.exponent >= -64 && scale.value.exponent <= 64;
}

template <class Scale, class View, class Out>
[[gnu::always_inline]] constexpr void softmax_float(const Scale& scale, const View& in, const Out& out) noexcept {
#if FXACT_TARGET >= 4
    if constexpr (!simd::optimize_size && View::is_contiguous && std::is_pointer_v<Out>)
        if (!std::is_constant_evaluated()) {
            if (!softmax_by_fours(scale, in.elements, out, in.count)) row::fill_with_nan(in, out);
            return;
        }
#endif
    const std::uint32_t highest = highest_in_order(in);
    if (!is_special_code<float>(highest)) {
        float_row_exps<Scale> exps{scale, highest};
        transform_bits(in, out, exps);
        if (exps.finite()) {
            const float_row_probabilities probabilities{exps.sum()};
            transform_bits(row::view<Out, decltype(in.mask)>{out, in.count, in.mask}, out, probabilities);
            return;
        }
    }
    row::fill_with_nan(in, out);
}

}  // namespace fxact::detail::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
