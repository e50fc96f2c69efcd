// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/concepts.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/dense/row_sum.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/format/special_values.hpp>
#include <fxact/detail/real/arithmetic.hpp>

/// Sums that are stored in a format after each term, as learning needs them.
namespace fxact::detail {

/// A sum of 64 bits, rounded to a format. NaN gives NaN, or 0 in a discrete format.
template <storable Out>
constexpr Out nearest_of(const number<std::uint64_t>& sum) noexcept {
    if constexpr (floating<Out>) {
        if (sum.is_nan()) return nan_of<Out>();
        return shielded_from_bits<Out>(encode_bits<Out>(sum));
    } else {
        return encode<Out>(sum);
    }
}

/// Whether sum + a * b fits into 62 bits on the finest of the three grids.
template <class Sum, class A, class B>
inline constexpr bool adds_in_integers = false;
template <discrete Sum, discrete A, discrete B>
requires(binary_step<Sum>&& binary_step<A>&& binary_step<B>) inline constexpr bool adds_in_integers<Sum, A, B> = [] {
    constexpr int product = step_exponent<A> + step_exponent<B>, sum = step_exponent<Sum>;
    constexpr int finest = product < sum ? product : sum;
    return zero_point_of<Sum> == 0 && magnitude_bits<A> + magnitude_bits<B> + product - finest <= 61 &&
           magnitude_bits<Sum> + sum - finest <= 61;
}();

/// sum += a * b, rounded once.
template <storable Sum, storable A, storable B>
constexpr void add_product(Sum& sum, const A& a, const B& b) noexcept {
    if constexpr (adds_in_integers<Sum, A, B>) {
        constexpr int product_exponent = step_exponent<A> + step_exponent<B>, sum_exponent = step_exponent<Sum>;
        constexpr int finest = product_exponent < sum_exponent ? product_exponent : sum_exponent;
        constexpr bool short_product = magnitude_bits<A> + magnitude_bits<B> <= 30;
        using factor = std::conditional_t<short_product, std::int32_t, std::int64_t>;
        const factor x = static_cast<factor>(raw_of(a)) - static_cast<factor>(zero_point_of<A>);
        const factor y = static_cast<factor>(raw_of(b)) - static_cast<factor>(zero_point_of<B>);
        std::int64_t total = (std::int64_t{raw_of(sum)} << (sum_exponent - finest)) +
                             (std::int64_t{x * y} << (product_exponent - finest));
        if constexpr (sum_exponent > finest) {
            constexpr int right = sum_exponent - finest;
            total = (((total - (total < 0)) >> (right - 1)) + 1) >> 1;  // ties away from zero
        }
        sum = saturate<Sum>(total);
    } else {
        sum = nearest_of<Sum>(decode<std::uint64_t>(sum) + decode<std::uint64_t>(a) * decode<std::uint64_t>(b));
    }
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
