// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/bits/int128.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/real/arithmetic.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/ball_arithmetic.hpp>

/// W x + b for one row of W, before rounding.
namespace fxact::detail {

/// The integer times 2^exponent, truncated toward zero.
constexpr number<std::uint64_t> to_number(int128 value, int exponent) noexcept {
    const bool negative = value.high >> 63 != 0;
    if (negative) {
        value.low = std::uint64_t{} - value.low;
        value.high = std::uint64_t{} - value.high - (value.low != 0);
    }
    const int zeros = value.high != 0 ? leading_zeros(value.high) : 64;
    value = value << zeros;
    return normalized(negative, value.high, 127 - zeros + exponent);
}
constexpr number<std::uint64_t> to_number(std::int64_t value, int exponent) noexcept {
    number<std::uint64_t> result = from_integer<std::uint64_t>(value);
    if (!result.is_zero()) result.exponent += exponent;
    return result;
}

/// Bits of the largest |raw value - zero point|.
template <discrete T>
inline constexpr int magnitude_bits = [] {
    const std::int64_t below = zero_point_of<T> - std::int64_t{std::numeric_limits<rep_of<T>>::min()};
    const std::int64_t above = std::int64_t{std::numeric_limits<rep_of<T>>::max()} - zero_point_of<T>;
    const std::int64_t most = below > above ? below : above;
    return 64 - std::countl_zero(static_cast<std::uint64_t>(most - 1));  // |x| <= 2^bits
}();

/// The longest row of weights. With this limit the widths of the types prove that no sum overflows.
inline constexpr std::size_t longest_dense_row = 65'536;

/// The width of a sum of products of raw values, and the types to compute it in.
template <discrete Weight, discrete In>
struct code_products {
    static constexpr int product_bits = magnitude_bits<Weight> + magnitude_bits<In>;
    static constexpr int sum_bits = product_bits + 16;
    /// 65,536 products of 2^14 sum to 2^30, and of 2^46 to 2^62.
    using sum_type =
        std::conditional_t<sum_bits <= 30, std::int32_t, std::conditional_t<sum_bits <= 62, std::int64_t, int128>>;
    using factor = std::conditional_t<product_bits <= 30, std::int32_t, std::int64_t>;

    static constexpr sum_type sum(const Weight* weights, const In* in, std::size_t count) noexcept {
        sum_type total{};
        for (std::size_t i = 0; i < count; ++i) {
            const auto w = static_cast<factor>(static_cast<factor>(raw_of(weights[i])) - zero_point_of<Weight>);
            const auto x = static_cast<factor>(static_cast<factor>(raw_of(in[i])) - zero_point_of<In>);
            if constexpr (product_bits <= 62)
                total = total + sum_type{w * x};
            else
                total = total + (sum_type{(w >> 16) * x} << 16) + sum_type{(w & 0xFFFF) * x};
        }
        return total;
    }
};

/// W x + b as a 64-bit number. The sum of floats may be an infinity or NaN.
template <bool FromCodes>
struct dense_value {
    number<std::uint64_t> value;
    /// Whether it is an exact sum of raw values on a grid of powers of two.
    static constexpr bool is_exact = FromCodes;

    constexpr bool is_nan() const noexcept { return !FromCodes && value.is_nan(); }
    /// The number as a ball, taken as exact.
    template <class Word>
    constexpr ball<Word> as() const noexcept {
        return ball<Word>{resize<Word>(value)};
    }
};

/// A sum of any width as a ball.
template <class Word>
constexpr ball<Word> to_ball(std::int64_t value) noexcept {
    return ball<Word>{from_integer<Word>(value)};
}
template <class Word>
constexpr ball<Word> to_ball(const int128& value) noexcept {
    if constexpr (bits_of < Word >> 64) {
        const ball<Word> high{from_integer<Word>(static_cast<std::int64_t>(value.high))};
        return ldexp(high, 64) + ball<Word>{normalized(false, Word{value.low}, bits_of<Word> - 1)};
    } else {
        return {approximation<Word>{to_number(value, 0), 1}, 0};
    }
}

/// An exact sum of raw values that may exceed 64 bits.
struct dense_wide_value {
    int128 sum;
    int exponent;
    static constexpr bool is_exact = false;

    constexpr bool is_nan() const noexcept { return false; }
    template <class Word>
    constexpr ball<Word> as() const noexcept {
        return ldexp(to_ball<Word>(sum), exponent);
    }
};

/// Whether a double holds the product of the steps of weights and inputs.
template <discrete Weight, discrete In>
inline constexpr bool steps_multiply = [] {
    const int exponent = (number<std::uint64_t>{step_of<Weight>} * number<std::uint64_t>{step_of<In>}).exponent;
    return exponent > -1000 && exponent < 1000;
}();
template <discrete Weight, discrete In, discrete Bias>
inline constexpr bool bias_on_products_grid = [] {
    if constexpr (steps_multiply<Weight, In>) return step_of<Bias> == step_of<Weight> * step_of<In>;
    return false;
}();

/// W x + b where a scale is no power of two: the exact sums of raw values, and their conversion to a number with all
/// digits of the word, so that a tie of the exact sum remains a tie.
template <discrete Weight, discrete In, discrete Bias>
struct scaled_sum {
    typename code_products<Weight, In>::sum_type products;
    std::int64_t offset;
    static constexpr bool is_exact = false;

    constexpr bool is_nan() const noexcept { return false; }

    template <class Word>
    constexpr ball<Word> as() const noexcept {
        const ball<Word> step = ball<Word>{double{step_of<Weight>}} * ball<Word>{double{step_of<In>}};
        // TFLite prescribes that the bias has the grid of the products. Its scale is then theirs, rounded to a double.
        if constexpr (bias_on_products_grid<Weight, In, Bias> && code_products<Weight, In>::sum_bits <= 62)
            return to_ball<Word>(std::int64_t{products} + offset) * step;
        else
            return to_ball<Word>(products) * step + to_ball<Word>(offset) * ball<Word>{double{step_of<Bias>}};
    }
};

/// The finer of the grids of products and bias, and the bits of the longest sum and of the bias on it.
template <discrete Weight, discrete In, discrete Bias>
struct common_grid {
    static constexpr int sum_exponent = step_exponent<Weight> + step_exponent<In>, bias_exponent = step_exponent<Bias>;
    static constexpr int exponent = sum_exponent < bias_exponent ? sum_exponent : bias_exponent;
    static constexpr int sum_bits = code_products<Weight, In>::sum_bits + sum_exponent - exponent;
    static constexpr int bias_bits = magnitude_bits<Bias> + bias_exponent - exponent;
    /// Whether all three grids are powers of two, and the whole sum fits into the bits.
    static constexpr bool holds(int bits) noexcept {
        return binary_step<Weight> && binary_step<In> && binary_step<Bias> && sum_bits <= bits && bias_bits <= bits;
    }
};

/// The exact sum for discrete formats, with both terms on the finer of their grids if one exists.
template <discrete Weight, discrete In, discrete Bias>
constexpr auto dense_sum(const Weight* weights, const In* in, std::size_t count, const Bias& bias) noexcept {
    using grid = common_grid<Weight, In, Bias>;
    const auto sum = code_products<Weight, In>::sum(weights, in, count);
    const std::int64_t offset = std::int64_t{raw_of(bias)} - zero_point_of<Bias>;
    if constexpr (grid::holds(126)) {
        using total_type = std::conditional_t<grid::holds(62), std::int64_t, int128>;
        const total_type total = (total_type{sum} << (grid::sum_exponent - grid::exponent)) +
                                 (total_type{offset} << (grid::bias_exponent - grid::exponent));
        if constexpr (grid::holds(62))
            return dense_value<true>{to_number(total, grid::exponent)};
        else
            return dense_wide_value{total, grid::exponent};
    } else {
        return scaled_sum<Weight, In, Bias>{sum, offset};
    }
}

/// The sum for float, double and mixed types, in 64-bit numbers: products of floats are exact, products of doubles and
/// partial sums are truncated to 64 bits. Float and double arithmetic is not used, because contraction, -ffast-math and
/// flushed subnormals change its bits.
template <storable Weight, storable In, storable Bias>
constexpr dense_value<false> dense_sum(const Weight* weights, const In* in, std::size_t count,
                                       const Bias& bias) noexcept {
    number<std::uint64_t> sum = decode<std::uint64_t>(bias);
    for (std::size_t i = 0; i < count; ++i)
        sum = sum + decode<std::uint64_t>(weights[i]) * decode<std::uint64_t>(in[i]);
    return {sum};
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
