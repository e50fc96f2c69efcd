// SPDX-License-Identifier: MIT
// Included by off.hpp. What the target can do, and the inline namespace of the bodies that depend on it.

// FXACT_TARGET follows from the compiler's own macros: -1 to 4 as in `instruction_set`. Define it as 0 for portable
// code only.
#if !defined(FXACT_TARGET)
#if (defined(__clang__) || (defined(__GNUC__) && __GNUC__ >= 12)) && \
    ((defined(__x86_64__) && defined(__SSE2__)) ||                   \
     (defined(__aarch64__) && defined(__ARM_NEON) && !defined(__AARCH64EB__)))
#define FXACT_TARGET -1
#elif !defined(__ARM_ARCH_PROFILE) || __ARM_ARCH_PROFILE != 'M' || defined(__ARM_BIG_ENDIAN)
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

// A program may link translation units with different FXACT_TARGET or optimization. The namespace is part of a symbol,
// so each has its own copy of a function whose body depends on these flags. back.hpp removes this macro.
#if defined(__OPTIMIZE_SIZE__)
#if FXACT_TARGET >= 4
#define fxact_variant target_mve_small
#elif FXACT_TARGET == 3
#define fxact_variant target_simd32_small
#elif FXACT_TARGET == 2
#define fxact_variant target_words_small
#elif FXACT_TARGET == 1
#define fxact_variant target_aligned_words_small
#elif FXACT_TARGET < 0 && defined(__AVX512F__) && defined(__AVX512DQ__)
#define fxact_variant target_doubles_avx512_small
#elif FXACT_TARGET < 0 && defined(__AVX2__)
#define fxact_variant target_doubles_avx2_small
#elif FXACT_TARGET < 0
#define fxact_variant target_doubles_small
#else
#define fxact_variant target_portable_small
#endif
#else
#if FXACT_TARGET >= 4
#define fxact_variant target_mve
#elif FXACT_TARGET == 3
#define fxact_variant target_simd32
#elif FXACT_TARGET == 2
#define fxact_variant target_words
#elif FXACT_TARGET == 1
#define fxact_variant target_aligned_words
#elif FXACT_TARGET < 0 && defined(__AVX512F__) && defined(__AVX512DQ__)
#define fxact_variant target_doubles_avx512
#elif FXACT_TARGET < 0 && defined(__AVX2__)
#define fxact_variant target_doubles_avx2
#elif FXACT_TARGET < 0
#define fxact_variant target_doubles
#else
#define fxact_variant target_portable
#endif
#endif
