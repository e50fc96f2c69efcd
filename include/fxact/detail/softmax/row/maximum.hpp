// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <fxact/detail/bits/mask.hpp>
#include <fxact/detail/bits/ordered_bits.hpp>
#include <fxact/detail/softmax/row/byte_maximum.hpp>
#include <fxact/detail/softmax/row/passes.hpp>

/// The largest element of a row, and its index. The instruction count depends on the length and the mask only.
namespace fxact::detail::row::inline fxact_variant {

/// A signed integer that holds the raw values and their differences.
template <discrete T>
using raw_key = std::conditional_t<sizeof(rep_of<T>) <= 2, std::int32_t, std::int64_t>;

/// The largest included code, or the lowest of the format if there is none.
template <class View>
constexpr auto maximum(const View& in) noexcept requires discrete<typename View::value_type> {
    using T = typename View::value_type;
#if FXACT_TARGET >= 4
    if constexpr (!simd::optimize_size && View::is_codes)
        if (!std::is_constant_evaluated())
            return format_traits<T>::from_raw(simd::largest_code<rep_of<T>>(in.elements, in.count));
#endif
    if constexpr (simd::has_byte_maximum && View::is_codes && sizeof(T) == 1)
        if (!std::is_constant_evaluated() && in.count >= 16)
            return format_traits<T>::from_raw(simd::byte_maximum<rep_of<T>>(in.elements, in.count));
    raw_key<T> highest = std::numeric_limits<rep_of<T>>::min();
    for_each(in, [&](const T& x) {
        const raw_key<T> above = raw_key<T>{raw_of(x)} - highest;
        highest += clear(above, sign_mask(above));
    });
    return format_traits<T>::from_raw(static_cast<rep_of<T>>(highest));
}

/// The largest included float or double, by its bits; NaN if one of them is.
template <class View>
constexpr auto maximum(const View& in) noexcept requires floating<typename View::value_type> {
    using T = typename View::value_type;
    signed_bits<T> highest = std::numeric_limits<signed_bits<T>>::min(), largest_magnitude = 0;
    for (std::size_t i = 0; i < in.count; ++i) {
        const signed_bits<T> code = to_signed_bits(in[i]), magnitude = magnitude_of<T>(code), key = in_order<T>(code);
        if (!in.included(i)) continue;
        highest = key > highest ? key : highest;
        largest_magnitude = magnitude > largest_magnitude ? magnitude : largest_magnitude;
    }
    return nan_mask<T>(largest_magnitude) != 0 ? static_cast<signed_bits<T>>(encoding<T>::quiet_nan)
                                               : in_order<T>(highest);
}

/// The maximum as a value, which may be NaN and so is no function's result.
template <class View>
constexpr void find_maximum(const View& in, typename View::value_type& found) noexcept {
    if constexpr (discrete<typename View::value_type>)
        found = maximum(in);
    else
        found = from_bits<typename View::value_type>(maximum(in));
}

/// An element's rank: that of -0 is 0, that of a NaN is above all numbers.
template <storable T>
constexpr auto rank_of(const T& x) noexcept {
    if constexpr (discrete<T>) {
        return raw_key<T>{raw_of(x)};
    } else {
        const signed_bits<T> code = to_signed_bits(x);
        return choose(nan_mask<T>(code), std::numeric_limits<signed_bits<T>>::max(), rank_in_order<T>(code));
    }
}

/// The index of the largest included element: the first among equals, or the last. 0 if no element is included.
template <bool Last = false, class View>
constexpr std::size_t argmax(const View& in) noexcept {
    std::size_t index = 0;
    while (index < in.count && !in.included(index)) ++index;
    if (index == in.count) return 0;
    auto highest = rank_of(in[index]);
    for (std::size_t i = index + 1; i < in.count; ++i) {
        if (!in.included(i)) continue;
        const auto rank = rank_of(in[i]);
        using mask_type = std::remove_const_t<decltype(rank)>;
        const mask_type taken = Last ? static_cast<mask_type>(~less_mask(rank, highest)) : less_mask(highest, rank);
        highest = choose(taken, rank, highest);
        index = choose(static_cast<std::size_t>(taken), i, index);
    }
    return index;
}

}  // namespace fxact::detail::row::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
