// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

namespace fxact::detail::simd::inline fxact_variant {

/// How a loop over a span works. Each from portable on includes those before it; all give the same bits.
enum class instruction_set {
    doubles = -1,   ///< floats of a few functions by vectors of doubles, all else as portable: x86-64, AArch64
    portable,       ///< element by element: the reference, used by constant evaluation and on other hosts
    aligned_words,  ///< several raw values in a 32-bit word at a multiple of four: Cortex-M0+
    words,          ///< the same at any address: Cortex-M3
    simd32,         ///< with the DSP extension's instructions on four bytes or two halfwords: Cortex-M4, M7, M33
    mve,            ///< with 128-bit vectors, the last one predicated: Cortex-M55
};

inline constexpr instruction_set native{FXACT_TARGET};

/// Whether the compiler optimizes for size (-Os). Loops are then not unrolled, and have simple beginnings and ends.
#if defined(__OPTIMIZE_SIZE__)
inline constexpr bool optimize_size = true;
#else
inline constexpr bool optimize_size = false;
#endif

}  // namespace fxact::detail::simd::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
