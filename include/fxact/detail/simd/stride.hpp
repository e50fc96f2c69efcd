// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <utility>

#include <fxact/detail/simd/instruction_set.hpp>

namespace fxact::detail::simd::inline fxact_variant {

/// Calls op(in, out) at every Stride elements, Unroll times per iteration, for whole iterations only. Advances in and
/// out.
template <instruction_set Set, std::size_t Stride, std::size_t Unroll, class In, class Out, class Op>
[[gnu::always_inline]] inline void stride(const In*& in, Out*& out, std::size_t count, const Op& op) noexcept {
    constexpr std::size_t advance = Stride * Unroll;
    for (const In* const end = in + count / advance * advance; in != end;) {
        if constexpr (Set >= instruction_set::words) {
            // The asm hides the pointers, so the compiler advances them in the first access (post-indexed
            // addressing).
            op(in, out);
            in += advance;
            out += advance;
            asm("" : "+r"(in), "+r"(out));
            [&]<std::size_t... I>(std::index_sequence<I...>) {
                (op(in - (advance - (I + 1) * Stride), out - (advance - (I + 1) * Stride)), ...);
            }
            (std::make_index_sequence<Unroll - 1>{});
        } else {
            [&]<std::size_t... I>(std::index_sequence<I...>) { (op(in + I * Stride, out + I * Stride), ...); }
            (std::make_index_sequence<Unroll>{});
            in += advance;
            out += advance;
            if constexpr (Unroll == 1) asm("" : "+r"(in), "+r"(out));
        }
    }
}

}  // namespace fxact::detail::simd::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
