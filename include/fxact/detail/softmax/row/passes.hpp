// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/format/special_values.hpp>
#include <fxact/detail/softmax/row/mve_passes.hpp>
#include <fxact/detail/softmax/row/row.hpp>

/// Passes over the included elements of a row. Contiguous rows take four elements per iteration, or vectors.
namespace fxact::detail::row::inline fxact_variant {

template <class View>
constexpr std::size_t count_included(const View& in) noexcept {
    if constexpr (std::same_as<decltype(in.mask), no_mask>) return in.count;
    std::size_t result = 0;
    for (std::size_t i = 0; i < in.count; ++i) result += in.included(i);
    return result;
}

/// Whether the row is passed over by F::vector, which maps four codes to what F gives for each.
template <class F, class View>
inline constexpr bool has_vectors = !simd::optimize_size && View::is_codes && requires {
    &F::vector;
};

/// Calls each(x).
template <class View, class Each>
[[gnu::always_inline]] constexpr void for_each(const View& in, const Each& each) noexcept {
    if constexpr (View::is_contiguous) {
        auto* x = in.elements;
        if constexpr (!simd::optimize_size)
            for (const auto* const fours = x + (in.count & ~std::size_t{3}); x != fours; x += 4) {
                each(x[0]);
                each(x[1]);
                each(x[2]);
                each(x[3]);
            }
        for (const auto* const end = in.elements + in.count; x != end; ++x) each(*x);
    } else {
        for (std::size_t i = 0; i < in.count; ++i)
            if (in.included(i)) each(in[i]);
    }
}

/// The sum of f(x), each below 2^30.
template <class View, class F>
[[gnu::always_inline]] constexpr std::uint64_t sum(const View& in, const F& f) noexcept {
    std::uint64_t total = 0;
    if constexpr (View::is_contiguous) {
        auto* x = in.elements;
        if constexpr (!simd::optimize_size) {
            const auto* const fours = x + (in.count & ~std::size_t{3});
#if FXACT_TARGET >= 4
            if constexpr (has_vectors<F, View>)
                if (!std::is_constant_evaluated()) {
                    total = simd::sum_of_fours(x, in.count, f);
                    x += fours - x;
                }
#endif
            // Two 32-bit words hold the total without a carry between them: its lower word, and the sum of the upper
            // halves of the sums of four.
            std::uint32_t low = 0, high = 0;
            for (; x != fours; x += 4) {
                const std::uint32_t four = f(x[0]) + f(x[1]) + f(x[2]) + f(x[3]);
                low += four;
                high += four >> 16;
            }
            const std::uint64_t upper = std::uint64_t{high} << 16;
            total += upper + (low - static_cast<std::uint32_t>(upper));
        }
        for (const auto* const end = in.elements + in.count; x != end; ++x) total += f(*x);
    } else {
        for (std::size_t i = 0; i < in.count; ++i)
            if (in.included(i)) total += f(in[i]);
    }
    return total;
}

/// out[i] = f(in[i]), and 0 for excluded elements.
template <class View, class Out, class F>
[[gnu::always_inline]] constexpr void transform(const View& in, const Out& out, const F& f) noexcept {
    if constexpr (View::is_contiguous && std::is_pointer_v<Out>) {
        auto* x = in.elements;
        auto* y = out;
        if constexpr (!simd::optimize_size) {
            const auto* const fours = x + (in.count & ~std::size_t{3});
#if FXACT_TARGET >= 4
            if constexpr (has_vectors<F, View> && view<Out>::is_codes)
                if (!std::is_constant_evaluated()) {
                    simd::transform_fours(x, y, in.count, f);
                    const auto done = fours - x;
                    x += done;
                    y += done;
                }
#endif
            for (; x != fours; x += 4, y += 4) {
                y[0] = f(x[0]);
                y[1] = f(x[1]);
                y[2] = f(x[2]);
                y[3] = f(x[3]);
            }
        }
        for (const auto* const end = in.elements + in.count; x != end; ++x, ++y) *y = f(*x);
    } else {
        for (std::size_t i = 0; i < in.count; ++i) out[i] = in.included(i) ? f(in[i]) : zero_of<element_of<Out>>();
    }
}

/// NaN for included elements, or 0 in a discrete format; 0 for excluded ones. (-ffinite-math-only takes a function's
/// result and an operand of ?: for a number, so the constant is neither.)
template <class View, class Out>
constexpr void fill_with_nan(const View& in, const Out& out) noexcept {
    using T = element_of<Out>;
    for (std::size_t i = 0; i < in.count; ++i) {
        if constexpr (floating<T>) {
            if (in.included(i)) {
                out[i] = from_bits<T>(encoding<T>::quiet_nan);
                continue;
            }
        }
        out[i] = zero_of<T>();
    }
}

}  // namespace fxact::detail::row::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
