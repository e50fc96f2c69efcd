// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <utility>

#include <fxact/detail/simd/instruction_set.hpp>

namespace fxact::detail::simd {

/// op(in, out) at every Stride elements, Unroll times a turn, for as many whole turns as count has. Moves in and out
/// on.
template <instruction_set Set, std::size_t Stride, std::size_t Unroll, class In, class Out, class Op>
[[gnu::always_inline]] inline void stride(const In*& in, Out*& out, std::size_t count, const Op& op) noexcept {
    constexpr std::size_t turn = Stride * Unroll;
    for (const In* const end = in + count / turn * turn; in != end;) {
        if constexpr (Set >= instruction_set::words) {
            // Here the compiler loses sight of the pointers; so it moves them on in the first access (post-indexed
            // addressing).
            op(in, out);
            in += turn;
            out += turn;
            asm("" : "+r"(in), "+r"(out));
            [&]<std::size_t... I>(std::index_sequence<I...>) {
                (op(in - (turn - (I + 1) * Stride), out - (turn - (I + 1) * Stride)), ...);
            }
            (std::make_index_sequence<Unroll - 1>{});
        } else {
            [&]<std::size_t... I>(std::index_sequence<I...>) { (op(in + I * Stride, out + I * Stride), ...); }
            (std::make_index_sequence<Unroll>{});
            in += turn;
            out += turn;
            if constexpr (Unroll == 1) asm("" : "+r"(in), "+r"(out));
        }
    }
}

}  // namespace fxact::detail::simd

#include <fxact/detail/macros/back.hpp>
