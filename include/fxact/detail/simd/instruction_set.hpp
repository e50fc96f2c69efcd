// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

/// What the target can do, from the compiler's own macros; 0 to 4 as in `instruction_set`. Define it as 0 to have
/// portable code only.
#if !defined(FXACT_TARGET)
#if !defined(__ARM_ARCH_PROFILE) || __ARM_ARCH_PROFILE != 'M' || defined(__ARM_BIG_ENDIAN)
#define FXACT_TARGET 0
#elif defined(__ARM_FEATURE_MVE)
#define FXACT_TARGET 4
#elif defined(__ARM_FEATURE_SIMD32)
#define FXACT_TARGET 3
#elif defined(__ARM_FEATURE_UNALIGNED)
#define FXACT_TARGET 2
#else
#define FXACT_TARGET 1
#endif
#endif

namespace fxact::detail::simd {

/// The ways to run over a span, each able to do what those before it can. All give the same bits.
enum class instruction_set {
    portable,       ///< element by element: the reference, and what constant evaluation and hosts use
    aligned_words,  ///< several codes in a 32-bit word, which must lie at a multiple of four: Cortex-M0+
    words,          ///< the same at any address: Cortex-M3
    simd32,         ///< with the DSP extension's instructions on four bytes or two halfwords: Cortex-M4, M7, M33
    mve,            ///< with vectors of 128 bits, the last one predicated: Cortex-M55
};

inline constexpr instruction_set native{FXACT_TARGET};

/// Whether the compiler is asked for small code (-Os): then loops are not unrolled, and have simple beginnings and
/// ends.
#if defined(__OPTIMIZE_SIZE__)
inline constexpr bool optimize_size = true;
#else
inline constexpr bool optimize_size = false;
#endif

}  // namespace fxact::detail::simd

#include <fxact/detail/macros/back.hpp>
