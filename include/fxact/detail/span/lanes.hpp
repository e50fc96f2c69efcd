// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <fxact/detail/simd/instruction_set.hpp>
#include <fxact/detail/simd/mve.hpp>
#include <fxact/detail/simd/stride.hpp>
#include <fxact/detail/simd/word_lanes.hpp>
#include <fxact/format.hpp>

/// Functions on words and vectors of raw values, and the loops that apply them to spans.
namespace fxact::detail::simd::inline fxact_variant {

/// Whether a format's value in memory is its raw value and nothing else, tested for each bit, with the size and
/// alignment of the raw value.
template <class T>
inline constexpr bool stored_as_code = false;
template <class T>
concept laid_out_as_code = discrete<T> && std::is_trivially_copyable_v<T> && std::is_standard_layout_v<T> &&
                               sizeof(T) == sizeof(rep_of<T>) &&
                           alignof(T) == alignof(rep_of<T>);
template <laid_out_as_code T>
inline constexpr bool stored_as_code<T> = [] {
    using bits = std::make_unsigned_t<rep_of<T>>;
    const auto same = [](bits code) {
        const auto raw = static_cast<rep_of<T>>(code);
        // (clang 14 rejects a value made by std::bit_cast if T has an empty base.)
        const T value = format_traits<T>::from_raw(raw);
        return raw_of(value) == raw && std::bit_cast<rep_of<T>>(value) == raw;
    };
    bool all = same(0) && same(std::numeric_limits<bits>::max());
    for (int i = 0; i < std::numeric_limits<bits>::digits; ++i) all = all && same(static_cast<bits>(bits{1} << i));
    return all;
}();

/// The lane type of T: float, or the integers of a format whose raw values have the sign of the number.
template <class T>
struct lane_type {};
template <>
struct lane_type<float> {
    using type = float;
};
template <class T>
concept lane_format = discrete<T> && stored_as_code<T> && zero_point_of<T>
== 0;
template <lane_format T>
struct lane_type<T> {
    using type = rep_of<T>;
};
template <class T>
using lane_of = typename lane_type<T>::type;

/// A function on all lanes of a word or vector, such as relu_lanes, is a class with
///
///     using lane;                                              // lane_of<T>
///     template <instruction_set Set> std::uint32_t word(std::uint32_t) const;   // word_lanes.hpp has helpers
///     template <instruction_set Set> static constexpr std::size_t words_per_iteration; // of the loop
///     int8x16_t vector(int8x16_t) const;                       // and its like for the lanes it takes, with mve
///
/// An activation f on T uses it through an overload of with_lanes(f, std::type_identity<T>, run), which calls run with
/// an object of the class.

template <std::size_t Size, bool Aligned, instruction_set Set, class Function>
[[gnu::always_inline]] inline void piece(const Function& f, const void* in, void* out) noexcept {
    store_word<Size, Aligned>(out, f.template word<Set>(load_word<Size, Aligned>(in)));
}

/// out[i] = f(in[i]) by words; the remainder is a halfword, a byte or both.
template <instruction_set Set, class Function, class T>
inline void by_words(const T* in, T* out, std::size_t count, Function f) noexcept {
    constexpr std::size_t lanes = lanes_per_word<typename Function::lane>;
    constexpr std::size_t unroll = optimize_size ? 1 : Function::template words_per_iteration<Set>;
    constexpr bool aligned = Set == instruction_set::aligned_words && lanes > 1;
    const auto one = [&](const T* from, T* to) { piece<sizeof(T), true, Set>(f, from, to); };
    const auto word = [&](const T* from, T* to) { piece<4, Set == instruction_set::aligned_words, Set>(f, from, to); };

    const T* const end = in + count;
    if constexpr (aligned) {
        const auto from = reinterpret_cast<std::uintptr_t>(in), to = reinterpret_cast<std::uintptr_t>(out);
        if ((from | to) % 4 != 0) {
            // Element by element up to a multiple of four; all of them, if in and out have different offsets from one.
            std::size_t before = (std::uintptr_t{} - to) / sizeof(T) % lanes;
            if (optimize_size || (from ^ to) % 4 != 0 || before > count) before = count;
            if constexpr (!optimize_size) stride<Set, 1, 1>(in, out, before, one);
            count -= before;
        }
    }
    stride<Set, lanes, unroll>(in, out, count, word);
    if constexpr (optimize_size) {
        stride<Set, 1, 1>(in, out, static_cast<std::size_t>(end - in), one);
        return;
    }
    if constexpr (unroll > 1) stride<Set, lanes, 1>(in, out, count % (lanes * unroll), word);
    if constexpr (lanes > 2) {
        if ((count & 2) != 0) {
            piece<2, aligned, Set>(f, in, out);
            in += 2;
            out += 2;
        }
    }
    if constexpr (lanes > 1) {
        if ((count & 1) != 0) one(in, out);
    }
}

#if FXACT_TARGET >= 4
/// out[i] = f(in[i]) by vectors, the last one predicated.
template <class Lane, class In, class Out, class Function>
inline void by_vectors(const In* first, Out* result, std::size_t count, Function f) noexcept {
    using lane = vector_lane<Lane>;
    constexpr std::size_t lanes = 16 / sizeof(lane);
    const auto* in = reinterpret_cast<const lane*>(first);
    auto* out = reinterpret_cast<lane*>(result);
    const auto vector = [&](const lane* from, lane* to) { store(to, f.vector(load(from))); };
    stride<instruction_set::mve, lanes, optimize_size ? 1 : 2>(in, out, count, vector);
    if (!optimize_size && (count & lanes) != 0) {
        vector(in, out);
        in += lanes;
        out += lanes;
    }
    if (count % lanes != 0) {
        const mve_pred16_t some = first_lanes(lane{}, count % lanes);
        store(out, f.vector(load(in, some)), some);
    }
}
#endif

}  // namespace fxact::detail::simd::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
