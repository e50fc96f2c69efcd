// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

#include <fxact/concepts.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/bits/mask.hpp>
#include <fxact/detail/bits/ordered_bits.hpp>
#include <fxact/detail/format/special_values.hpp>
#include <fxact/detail/simd/instruction_set.hpp>
#include <fxact/detail/softmax/row/byte_maximum.hpp>
#include <fxact/detail/softmax/row/mve_passes.hpp>
#include <fxact/detail/span/lanes.hpp>
#include <fxact/fixed.hpp>

/// What a row is: something with operator[]. A pointer is one; here are the others, and which elements of a row count.
namespace fxact::detail {

/// The limit that the widths of all sums are made for.
inline constexpr std::size_t softmax_longest_row = 65'536;

constexpr bool is_row_length(std::size_t count) noexcept { return count != 0 && count <= softmax_longest_row; }

template <class Row>
using element_of = std::remove_cvref_t<decltype(std::declval<const Row&>()[0])>;

/// Every stride-th element.
template <class T>
struct strided_row {
    T* first;
    std::size_t stride;
    constexpr T& operator[](std::size_t i) const noexcept { return first[i * stride]; }
};

/// The order turned round: -x, or the complement of a code, whose differences are those of -x and which never
/// overflows.
template <class Row>
struct mirrored_row {
    Row row;
    [[gnu::always_inline]] constexpr element_of<Row> operator[](std::size_t i) const noexcept {
        using T = element_of<Row>;
        if constexpr (discrete<T>)
            return format_traits<T>::from_raw(static_cast<rep_of<T>>(~raw_of(row[i])));
        else
            return from_bits<T>(to_bits(row[i]) ^ ~encoding<T>::magnitude);
    }
};

/// Plain integers as codes of step 1: logits whose scale only the program knows.
template <class T>
concept plain_code = std::integral<T> && sizeof(T) <= 2 && !std::same_as<T, bool> && !std::same_as<T, char>;

template <plain_code Integer>
struct integer_row {
    const Integer* first;
    constexpr fixed<Integer, 0> operator[](std::size_t i) const noexcept {
        return fixed<Integer, 0>::from_raw(first[i]);
    }
};
template <class In>
constexpr auto as_row(In* first) noexcept {
    if constexpr (plain_code<std::remove_const_t<In>>)
        return integer_row<std::remove_const_t<In>>{first};
    else
        return first;
}

/// highest - x in codes.
template <discrete In>
[[gnu::always_inline]] constexpr std::uint32_t code_difference(const In& highest, const In& x) noexcept {
    return static_cast<std::uint32_t>(raw_of(highest)) - static_cast<std::uint32_t>(raw_of(x));
}

struct no_mask {
    constexpr bool operator()(std::size_t) const noexcept { return true; }
};
struct element_mask {
    const bool* mask;
    constexpr bool operator()(std::size_t i) const noexcept { return mask[i]; }
};

/// The number of elements that count.
constexpr std::size_t how_many(std::size_t count, const no_mask&) noexcept { return count; }
constexpr std::size_t how_many(std::size_t count, const element_mask& counts) noexcept {
    std::size_t result = 0;
    for (std::size_t i = 0; i < count; ++i) result += counts(i);
    return result;
}

/// Whether a row's elements all count and lie in memory as their codes of 8 or 16 bits, so that a vector holds several.
template <class Row, class Counts>
inline constexpr bool is_row_of_codes = [] {
    if constexpr (std::is_pointer_v<Row> && std::same_as<Counts, no_mask>)
        return simd::stored_as_code<element_of<Row>> && sizeof(element_of<Row>) <= 2;
    else
        return false;
}();
/// Whether it is run over by f's vectors.
template <class F, class Row, class Counts>
inline constexpr bool has_vectors = !simd::optimize_size && is_row_of_codes<Row, Counts> && requires {
    &F::vector;
};

/// each(x) for the elements that count; of a contiguous row four in a turn of the loop.
template <class Row, class Counts, class Each>
[[gnu::always_inline]] constexpr void for_elements(const Row& row, std::size_t count, const Counts& counts,
                                                   const Each& each) noexcept {
    if constexpr (std::is_pointer_v<Row> && std::same_as<Counts, no_mask>) {
        auto* x = row;
        if constexpr (!simd::optimize_size)
            for (const auto* const fours = row + (count & ~std::size_t{3}); x != fours; x += 4) {
                each(x[0]);
                each(x[1]);
                each(x[2]);
                each(x[3]);
            }
        for (const auto* const end = row + count; x != end; ++x) each(*x);
    } else {
        for (std::size_t i = 0; i < count; ++i)
            if (counts(i)) each(row[i]);
    }
}
/// The sum of f(x), below 2^30 each, of the elements that count; alike.
template <class Row, class Counts, class F>
[[gnu::always_inline]] constexpr std::uint64_t sum_elements(const Row& row, std::size_t count, const Counts& counts,
                                                            const F& f) noexcept {
    std::uint64_t total = 0;
    if constexpr (std::is_pointer_v<Row> && std::same_as<Counts, no_mask>) {
        auto* x = row;
        if constexpr (!simd::optimize_size) {
            const auto* const fours = row + (count & ~std::size_t{3});
#if FXACT_TARGET >= 4
            if constexpr (has_vectors<F, Row, Counts>)
                if (!std::is_constant_evaluated()) {
                    total = simd::sum_of_fours(x, count, f);
                    x += fours - x;
                }
#endif
            // Both 32-bit words of the total without a carry between them: the lower one, and the upper 16 bits of each
            // four.
            std::uint32_t low = 0, high = 0;
            for (; x != fours; x += 4) {
                const std::uint32_t four = f(x[0]) + f(x[1]) + f(x[2]) + f(x[3]);
                low += four;
                high += four >> 16;
            }
            const std::uint64_t upper = std::uint64_t{high} << 16;
            total += upper + (low - static_cast<std::uint32_t>(upper));
        }
        for (const auto* const end = row + count; x != end; ++x) total += f(*x);
    } else {
        for (std::size_t i = 0; i < count; ++i)
            if (counts(i)) total += f(row[i]);
    }
    return total;
}
/// out[i] = f(in[i]) for the elements that count, 0 for the others; alike.
template <class InRow, class OutRow, class Counts, class F>
[[gnu::always_inline]] constexpr void transform_elements(const InRow& in, const OutRow& out, std::size_t count,
                                                         const Counts& counts, const F& f) noexcept {
    if constexpr (std::is_pointer_v<InRow> && std::is_pointer_v<OutRow> && std::same_as<Counts, no_mask>) {
        auto* x = in;
        auto* y = out;
        if constexpr (!simd::optimize_size) {
            const auto* const fours = in + (count & ~std::size_t{3});
#if FXACT_TARGET >= 4
            if constexpr (has_vectors<F, InRow, Counts> && is_row_of_codes<OutRow, Counts>)
                if (!std::is_constant_evaluated()) {
                    simd::transform_fours(x, y, count, f);
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
        for (const auto* const end = in + count; x != end; ++x, ++y) *y = f(*x);
    } else {
        for (std::size_t i = 0; i < count; ++i) out[i] = counts(i) ? f(in[i]) : zero_of<element_of<OutRow>>();
    }
}

/// An unsigned number in the order of the values; NaN is above all or below all of them.
template <storable T>
inline constexpr int order_bits = [] {
    if constexpr (discrete<T>)
        return 8 * static_cast<int>(sizeof(rep_of<T>));
    else
        return encoding<T>::width;
}();
template <storable T>
constexpr std::uint64_t order_of(const T& x) noexcept {
    if constexpr (discrete<T>) {
        return static_cast<std::uint64_t>(std::int64_t{raw_of(x)} - std::numeric_limits<rep_of<T>>::min());
    } else {
        using bits = typename encoding<T>::bits;
        return static_cast<bits>(in_order<T>(to_signed_bits(x))) ^ ~encoding<T>::magnitude;
    }
}

/// The largest of the elements that count; NaN if one of them is, the lowest value of all if there is none. Of floats
/// and doubles its bits.
template <class Row, class Counts = no_mask>
constexpr auto row_maximum(const Row& row, std::size_t count, const Counts& counts = {}) noexcept {
    using T = element_of<Row>;
    if constexpr (discrete<T>) {
#if FXACT_TARGET >= 4
        if constexpr (!simd::optimize_size && is_row_of_codes<Row, Counts>)
            if (!std::is_constant_evaluated())
                return format_traits<T>::from_raw(simd::largest_code<rep_of<T>>(row, count));
#endif
        if constexpr (simd::has_byte_maximum && is_row_of_codes<Row, Counts> && sizeof(T) == 1)
            if (!std::is_constant_evaluated() && count >= 16)
                return format_traits<T>::from_raw(simd::byte_maximum<rep_of<T>>(row, count));
        using key = std::conditional_t<sizeof(rep_of<T>) <= 2, std::int32_t, std::int64_t>;
        key highest = std::numeric_limits<rep_of<T>>::min();
        for_elements(row, count, counts, [&](const T& x) {
            const key above = key{raw_of(x)} - highest;
            highest += clear(above, sign_mask(above));
        });
        return format_traits<T>::from_raw(static_cast<rep_of<T>>(highest));
    } else {
        signed_bits<T> highest = std::numeric_limits<signed_bits<T>>::min(), largest_magnitude = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const signed_bits<T> code = to_signed_bits(row[i]), magnitude = magnitude_of<T>(code),
                                 key = in_order<T>(code);
            if (!counts(i)) continue;
            highest = key > highest ? key : highest;
            largest_magnitude = magnitude > largest_magnitude ? magnitude : largest_magnitude;
        }
        return nan_mask<T>(largest_magnitude) != 0 ? static_cast<signed_bits<T>>(encoding<T>::quiet_nan)
                                                   : in_order<T>(highest);
    }
}
template <class Row, class Counts>
constexpr void find_maximum(const Row& row, std::size_t count, const Counts& counts, element_of<Row>& found) noexcept {
    if constexpr (floating<element_of<Row>>)
        found = from_bits<element_of<Row>>(row_maximum(row, count, counts));
    else
        found = row_maximum(row, count, counts);
}

/// An element's rank: that of -0 is 0, that of a NaN is above all numbers.
template <discrete T>
constexpr auto rank_of(const T& x) noexcept {
    return static_cast<std::conditional_t<sizeof(rep_of<T>) <= 2, std::int32_t, std::int64_t>>(raw_of(x));
}
template <floating T>
constexpr signed_bits<T> rank_of(const T& x) noexcept {
    const signed_bits<T> code = to_signed_bits(x);
    return choose(nan_mask<T>(code), std::numeric_limits<signed_bits<T>>::max(), in_order<T>(code) - sign_mask(code));
}

/// The index of the largest element, a NaN counting as larger than every number: of the first among equals, or of the
/// last. The instruction count depends on the length alone.
template <bool Last = false, class Row>
constexpr std::size_t index_of_highest(const Row& row, std::size_t count) noexcept {
    auto highest = rank_of(row[0]);
    std::size_t index = 0;
    for (std::size_t i = 1; i < count; ++i) {
        const auto rank = rank_of(row[i]);
        using mask_type = std::remove_const_t<decltype(rank)>;
        const mask_type taken = Last ? static_cast<mask_type>(~less_mask(rank, highest)) : less_mask(highest, rank);
        highest = choose(taken, rank, highest);
        index = choose(static_cast<std::size_t>(taken), i, index);
    }
    return index;
}
template <class Row>
constexpr std::size_t first_highest(const Row& row, std::size_t count) noexcept {
    return index_of_highest(row, count);
}

/// NaN in the elements that count, for which a format's 0 stands in; 0 in the others. (The constant is no function's
/// result, and no operand of ?: either: -ffinite-math-only takes both for numbers.)
template <class Row, class Counts>
constexpr void fill_with_nan(const Row& out, std::size_t count, const Counts& counts) noexcept {
    using T = element_of<Row>;
    for (std::size_t i = 0; i < count; ++i) {
        if constexpr (floating<T>) {
            if (counts(i)) {
                out[i] = from_bits<T>(encoding<T>::quiet_nan);
                continue;
            }
        }
        out[i] = zero_of<T>();
    }
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
