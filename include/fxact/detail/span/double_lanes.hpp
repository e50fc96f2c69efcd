// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/simd/instruction_set.hpp>

/// Blocks of floats in vectors of doubles, and the loop that applies a function to them.
///
/// A double result is accepted where it is so far from every midpoint of two floats that its error cannot matter. All
/// other lanes are computed by the function itself, so the bits depend neither on the block nor on the vectors' width.
#if FXACT_TARGET < 0
namespace fxact::detail::simd::inline fxact_variant {

/// The bytes of a vector register.
#if defined(__AVX512F__) && defined(__AVX512DQ__)
inline constexpr std::size_t vector_bytes = 64;
#elif defined(__AVX2__)
inline constexpr std::size_t vector_bytes = 32;
#else
inline constexpr std::size_t vector_bytes = 16;
#endif

using double_vector = double __attribute__((vector_size(vector_bytes)));
using word64_vector = std::uint64_t __attribute__((vector_size(vector_bytes)));
using float_vector = float __attribute__((vector_size(vector_bytes)));
using word_vector = std::uint32_t __attribute__((vector_size(vector_bytes)));
using mask_vector = std::int32_t __attribute__((vector_size(vector_bytes)));
using double_pair = double __attribute__((vector_size(2 * vector_bytes)));

/// The same bits in another vector.
template <class To, class From>
[[gnu::always_inline]] inline To bits_as(const From& x) noexcept {
    return reinterpret_cast<To>(x);
}

/// Hides a value from the optimizer, which may otherwise reorder sums of it (-ffast-math).
template <class T>
[[gnu::always_inline]] inline T opaque_lanes(T x) noexcept {
#if defined(__aarch64__)
    asm("" : "+w"(x));
#else
    asm("" : "+x"(x));
#endif
    return x;
}

/// Four vectors, worked on side by side: an operation on one is independent of the next, so that none has to wait.
struct doubles {
    double_vector a, b, c, d;

    [[gnu::always_inline]] friend doubles operator+(const doubles& x, const doubles& y) noexcept {
        return {x.a + y.a, x.b + y.b, x.c + y.c, x.d + y.d};
    }
    [[gnu::always_inline]] friend doubles operator-(const doubles& x, const doubles& y) noexcept {
        return {x.a - y.a, x.b - y.b, x.c - y.c, x.d - y.d};
    }
    [[gnu::always_inline]] friend doubles operator*(const doubles& x, const doubles& y) noexcept {
        return {x.a * y.a, x.b * y.b, x.c * y.c, x.d * y.d};
    }
    [[gnu::always_inline]] friend doubles operator/(const doubles& x, const doubles& y) noexcept {
        return {x.a / y.a, x.b / y.b, x.c / y.c, x.d / y.d};
    }
    [[gnu::always_inline]] friend doubles operator+(const doubles& x, double y) noexcept {
        return {x.a + y, x.b + y, x.c + y, x.d + y};
    }
    [[gnu::always_inline]] friend doubles operator-(const doubles& x, double y) noexcept {
        return {x.a - y, x.b - y, x.c - y, x.d - y};
    }
    [[gnu::always_inline]] friend doubles operator*(const doubles& x, double y) noexcept {
        return {x.a * y, x.b * y, x.c * y, x.d * y};
    }
    [[gnu::always_inline]] friend doubles operator/(double x, const doubles& y) noexcept {
        return {x / y.a, x / y.b, x / y.c, x / y.d};
    }

    [[gnu::always_inline]] doubles opaque() const noexcept {
        return {opaque_lanes(a), opaque_lanes(b), opaque_lanes(c), opaque_lanes(d)};
    }
};

/// The four vectors' lanes as floats, in the order of the elements.
struct float_block {
    static constexpr std::size_t size = vector_bytes / 2;
    float_vector low, high;

    [[gnu::always_inline]] static float_block load(const float* from) noexcept {
        float_block x;  // one vector after the other, because g++ copies both at once by way of the stack
        __builtin_memcpy(&x.low, from, vector_bytes);
        __builtin_memcpy(&x.high, from + size / 2, vector_bytes);
        return x;
    }
    [[gnu::always_inline]] void store(float* to) const noexcept {
        __builtin_memcpy(to, &low, vector_bytes);
        __builtin_memcpy(to + size / 2, &high, vector_bytes);
    }
};

#if defined(__AVX512F__) && defined(__AVX512DQ__)
[[gnu::always_inline]] inline void widen(const float_vector& x, double_vector& a, double_vector& b) noexcept {
    const double_pair both = __builtin_convertvector(x, double_pair);
    a = __builtin_shufflevector(both, both, 0, 1, 2, 3, 4, 5, 6, 7);
    b = __builtin_shufflevector(both, both, 8, 9, 10, 11, 12, 13, 14, 15);
}
/// To nearest.
[[gnu::always_inline]] inline float_vector narrowed(const double_vector& a, const double_vector& b) noexcept {
    return __builtin_convertvector(__builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
                                   float_vector);
}
/// The low half of each lane.
[[gnu::always_inline]] inline word_vector low_words(const double_vector& a, const double_vector& b) noexcept {
    return __builtin_shufflevector(bits_as<word_vector>(a), bits_as<word_vector>(b), 0, 2, 4, 6, 8, 10, 12, 14, 16, 18,
                                   20, 22, 24, 26, 28, 30);
}
#elif defined(__AVX2__)
[[gnu::always_inline]] inline void widen(const float_vector& x, double_vector& a, double_vector& b) noexcept {
    const double_pair both = __builtin_convertvector(x, double_pair);
    a = __builtin_shufflevector(both, both, 0, 1, 2, 3);
    b = __builtin_shufflevector(both, both, 4, 5, 6, 7);
}
/// To nearest.
[[gnu::always_inline]] inline float_vector narrowed(const double_vector& a, const double_vector& b) noexcept {
    return __builtin_convertvector(__builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7), float_vector);
}
/// The low half of each lane.
[[gnu::always_inline]] inline word_vector low_words(const double_vector& a, const double_vector& b) noexcept {
    return __builtin_shufflevector(bits_as<word_vector>(a), bits_as<word_vector>(b), 0, 2, 4, 6, 8, 10, 12, 14);
}
#else
[[gnu::always_inline]] inline void widen(const float_vector& x, double_vector& a, double_vector& b) noexcept {
    const double_pair both = __builtin_convertvector(x, double_pair);
    a = __builtin_shufflevector(both, both, 0, 1);
    b = __builtin_shufflevector(both, both, 2, 3);
}
/// To nearest.
[[gnu::always_inline]] inline float_vector narrowed(const double_vector& a, const double_vector& b) noexcept {
    return __builtin_convertvector(__builtin_shufflevector(a, b, 0, 1, 2, 3), float_vector);
}
/// The low half of each lane.
[[gnu::always_inline]] inline word_vector low_words(const double_vector& a, const double_vector& b) noexcept {
    return __builtin_shufflevector(bits_as<word_vector>(a), bits_as<word_vector>(b), 0, 2, 4, 6);
}
#endif

[[gnu::always_inline]] inline doubles widened(const float_block& x) noexcept {
    doubles y;
    widen(x.low, y.a, y.b);
    widen(x.high, y.c, y.d);
    return y;
}
[[gnu::always_inline]] inline float_block narrowed(const doubles& x) noexcept {
    return {narrowed(x.a, x.b), narrowed(x.c, x.d)};
}

/// A function of words in both vectors of a block.
struct word_block {
    word_vector low, high;
};
/// All bits of the lanes that a comparison is true for.
struct mask_block {
    mask_vector low, high;

    [[gnu::always_inline]] bool any() const noexcept {
        const mask_vector both = low | high;
        std::uint64_t words[vector_bytes / 8], all = 0;
        __builtin_memcpy(words, &both, sizeof words);
        for (const std::uint64_t word : words) all |= word;
        return all != 0;
    }
};

/// A double has 29 bits more than a float; they are 2^28 at the midpoint of two floats. A result is refused if they are
/// within this distance of it. tanh has the largest error, 2^-37.3 of itself, which is 2^15.7 units of the last place.
inline constexpr std::uint32_t refused_distance = std::uint32_t{1} << 17;

/// Shifted by three bits, the midpoint is 2^31; with 8 * refused_distance added, the refused words are the lowest
/// signed integers.
[[gnu::always_inline]] inline mask_vector is_refused(const word_vector& low_word) noexcept {
    constexpr auto limit = static_cast<std::int32_t>(0x8000'0000U + 16 * refused_distance);
    return bits_as<mask_vector>((low_word << 3) + 8 * refused_distance) < limit;
}

/// out[i] = f(in[i]) where the mask says so. Not inlined, because it is rarely needed.
template <class Function>
[[gnu::noinline, gnu::cold]] inline void replace_lanes(const Function& f, const float* in, float_block y, float* out,
                                                       mask_block where) noexcept {
    float values[float_block::size];
    std::int32_t masks[float_block::size];
    y.store(values);
    __builtin_memcpy(masks, &where, sizeof masks);
    for (std::size_t i = 0; i < float_block::size; ++i) out[i] = masks[i] != 0 ? f(in[i]) : values[i];
}

/// out[i] = f(in[i]) for one block. Lanes that the kernel does not cover are 0 for it, so that no lane is a NaN.
template <class Kernel, class Function>
[[gnu::always_inline]] inline void block_by_doubles(const float* in, float* out, const Function& f) noexcept {
    const float_block x = float_block::load(in);
    const word_block code{bits_as<word_vector>(x.low), bits_as<word_vector>(x.high)};
    mask_block refused{Kernel::leaves_out(code.low), Kernel::leaves_out(code.high)};
    const doubles y = Kernel::value(
        widened({Kernel::argument(bits_as<float_vector>(code.low & ~bits_as<word_vector>(refused.low))),
                 Kernel::argument(bits_as<float_vector>(code.high & ~bits_as<word_vector>(refused.high)))}));
    refused.low |= is_refused(low_words(y.a, y.b));
    refused.high |= is_refused(low_words(y.c, y.d));
    float_block result = narrowed(y);
    if constexpr (Kernel::is_odd) {
        result.low = bits_as<float_vector>(bits_as<word_vector>(result.low) | (code.low & 0x8000'0000U));
        result.high = bits_as<float_vector>(bits_as<word_vector>(result.high) | (code.high & 0x8000'0000U));
    }
    if (refused.any()) [[unlikely]]
        replace_lanes(f, in, result, out, refused);
    else
        result.store(out);
}

/// out[i] = f(in[i]).
template <class Kernel, class Function>
inline void by_doubles(const float* in, float* out, std::size_t count, const Function& f) noexcept {
    constexpr std::size_t size = float_block::size;
    for (; count >= size; count -= size, in += size, out += size) block_by_doubles<Kernel>(in, out, f);
    if (count == 0) return;
    float last[size] = {};
    __builtin_memcpy(last, in, count * sizeof(float));
    block_by_doubles<Kernel>(last, last, f);
    __builtin_memcpy(out, last, count * sizeof(float));
}

/// Whether sums of doubles are rounded to nearest, as the kernels assume.
inline bool rounds_to_nearest() noexcept {
    const double one = opaque_lanes(1.0), tiny = opaque_lanes(0x1p-60);
    const auto is_one = [](double x) { return std::bit_cast<std::uint64_t>(x) == std::uint64_t{0x3ff} << 52; };
    return is_one(opaque_lanes(one + tiny)) && is_one(opaque_lanes(one - tiny));
}

}  // namespace fxact::detail::simd::inline fxact_variant
#endif

#include <fxact/detail/macros/back.hpp>
