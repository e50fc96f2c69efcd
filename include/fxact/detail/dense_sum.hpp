// SPDX-License-Identifier: MIT
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/ball.hpp>
#include <fxact/detail/floating.hpp>
#include <fxact/detail/ldexp.hpp>
#include <fxact/detail/rounding.hpp>

/// W x + b for one row of W, before anything is rounded.
namespace fxact::detail {

/// A signed integer of 128 bits, of which a sum of products needs little.
struct int128 {
    std::uint64_t high = 0, low = 0;

    constexpr int128() = default;
    constexpr explicit int128(std::int64_t value) noexcept
        : high{value < 0 ? ~std::uint64_t{} : 0}, low{static_cast<std::uint64_t>(value)} {}

    friend constexpr int128 operator+(int128 a, const int128& b) noexcept {
        a.low += b.low;
        a.high += b.high + (a.low < b.low);
        return a;
    }
    friend constexpr int128 operator<<(int128 a, int shift) noexcept {
        if (shift >= 64) {
            a.high = a.low << (shift - 64);
            a.low = 0;
        } else if (shift > 0) {
            a.high = a.high << shift | a.low >> (64 - shift);
            a.low <<= shift;
        }
        return a;
    }
};

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

/// Bits of the largest |code - zero point|.
template <discrete T>
inline constexpr int magnitude_bits = [] {
    const std::int64_t below = zero_point_of<T> - std::int64_t{std::numeric_limits<rep_of<T>>::min()};
    const std::int64_t above = std::int64_t{std::numeric_limits<rep_of<T>>::max()} - zero_point_of<T>;
    const std::int64_t most = below > above ? below : above;
    return 64 - std::countl_zero(static_cast<std::uint64_t>(most - 1));  // |x| <= 2^bits
}();

/// The longest row of weights: with it, widths alone prove that no sum overflows.
inline constexpr std::size_t longest_dense_row = 65'536;

/// How wide a sum of products of codes is, and in what it is computed.
template <discrete Weight, discrete In>
struct code_products {
    static constexpr int product_bits = magnitude_bits<Weight> + magnitude_bits<In>;
    static constexpr int sum_bits = product_bits + 16;
    /// 65,536 products of 2^14 make 2^30; those of 2^46 make 2^62.
    using sum_type = std::conditional_t<sum_bits <= 30, std::int32_t, std::conditional_t<sum_bits <= 62, std::int64_t, int128>>;
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

/// W x + b as a number; of floats it may be none. The sum of infinities of both signs is none, as is 0 times one.
struct dense_value {
    number<std::uint64_t> value;
    bool is_nan = false;

    /// What is rounded: this number, taken as it is.
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
    if constexpr (bits_of<Word> > 64) {
        const ball<Word> high{from_integer<Word>(static_cast<std::int64_t>(value.high))};
        return ldexp(high, 64) + ball<Word>{normalized(false, Word{value.low}, bits_of<Word> - 1)};
    } else {
        return {outcome<Word>{to_number(value, 0), 1}, 0};
    }
}

/// W x + b of which a scale is no power of two: the sums of codes, exact, and what makes a number of them. It has as many digits
/// as the word, so that the ties of an exact sum are seen to be ties.
template <discrete Weight, discrete In, discrete Bias>
struct scaled_sum {
    typename code_products<Weight, In>::sum_type products;
    std::int64_t offset;
    static constexpr bool is_nan = false;

    template <class Word>
    constexpr ball<Word> as() const noexcept {
        const ball<Word> step = ball<Word>{double{step_of<Weight>}} * ball<Word>{double{step_of<In>}};
        // TFLite prescribes that the bias has the grid of the products; its scale is then theirs, rounded to a double.
        if constexpr (step_of<Bias> == step_of<Weight> * step_of<In> && code_products<Weight, In>::sum_bits <= 62)
            return to_ball<Word>(std::int64_t{products} + offset) * step;
        else
            return to_ball<Word>(products) * step + to_ball<Word>(offset) * ball<Word>{double{step_of<Bias>}};
    }
};

/// Whether all three grids are powers of two, near enough to each other for one integer.
template <discrete Weight, discrete In, discrete Bias>
inline constexpr bool have_common_grid = [] {
    if (!binary_step<Weight> || !binary_step<In> || !binary_step<Bias>) return false;
    const int apart = step_exponent<Weight> + step_exponent<In> - step_exponent<Bias>;
    return apart >= -32 && apart <= 48;
}();

/// The exact sum for discrete formats: both terms on the finer of their two grids, if there is one.
template <discrete Weight, discrete In, discrete Bias>
constexpr auto dense_sum(const Weight* weights, const In* in, std::size_t count, const Bias& bias) noexcept {
    using products = code_products<Weight, In>;
    const auto sum = products::sum(weights, in, count);
    const std::int64_t offset = std::int64_t{raw_of(bias)} - zero_point_of<Bias>;
    if constexpr (have_common_grid<Weight, In, Bias>) {
        constexpr int sum_exponent = step_exponent<Weight> + step_exponent<In>, bias_exponent = step_exponent<Bias>;
        constexpr int exponent = sum_exponent < bias_exponent ? sum_exponent : bias_exponent;
        constexpr int sum_bits = products::sum_bits + sum_exponent - exponent;
        constexpr int bias_bits = magnitude_bits<Bias> + bias_exponent - exponent;
        using total_type = std::conditional_t<(sum_bits <= 62 && bias_bits <= 62), std::int64_t, int128>;
        const total_type total = (total_type{sum} << (sum_exponent - exponent)) + (total_type{offset} << (bias_exponent - exponent));
        return dense_value{to_number(total, exponent)};
    } else {
        return scaled_sum<Weight, In, Bias>{sum, offset};
    }
}

/// A float or double that is an infinity or NaN.
template <storable T>
constexpr bool is_special(const T& x) noexcept {
    if constexpr (floating<T>)
        return (to_bits(x) & encoding<T>::magnitude) >= encoding<T>::infinity;
    else
        return false;
}
template <storable T>
constexpr bool is_special_nan(const T& x) noexcept {
    if constexpr (floating<T>)
        return is_nan(x);
    else
        return false;
}

/// A sum that takes infinities and NaN as IEEE 754 does, whatever the compiler thinks that -ffast-math allows.
class real_sum {
public:
    using real = number<std::uint64_t>;

    template <storable A, storable B>
    constexpr void add_product(const A& a, const B& b) noexcept {
        const real x = decode<std::uint64_t>(a), y = decode<std::uint64_t>(b);
        if (is_special(a) || is_special(b))
            add_special(is_special_nan(a) || is_special_nan(b) || x.is_zero() || y.is_zero(), x.negative != y.negative);
        else
            sum_ = sum_ + x * y;
    }
    template <storable A>
    constexpr void add(const A& a) noexcept {
        const real x = decode<std::uint64_t>(a);
        if (is_special(a))
            add_special(is_special_nan(a), x.negative);
        else
            sum_ = sum_ + x;
    }
    constexpr dense_value value() const noexcept {
        if (plus_ || minus_) return {real{minus_, top_bit<std::uint64_t>, encoding<double>::bias + 1}, nan_ || (plus_ && minus_)};
        return {sum_, nan_};
    }

private:
    constexpr void add_special(bool nan, bool negative) noexcept {
        nan_ = nan_ || nan;
        plus_ = plus_ || !negative;
        minus_ = minus_ || negative;
    }

    real sum_;
    bool plus_ = false, minus_ = false, nan_ = false;
};

/// The sum for float, double and mixtures, in 64-bit working numbers: a product of floats is exact there, one of doubles is cut
/// to 64 bits, and so is each partial sum. Neither float nor double arithmetic would do: contraction, -ffast-math and
/// flushed subnormals change their bits.
template <storable Weight, storable In, storable Bias>
constexpr dense_value dense_sum(const Weight* weights, const In* in, std::size_t count, const Bias& bias) noexcept {
    real_sum sum;
    sum.add(bias);
    for (std::size_t i = 0; i < count; ++i) sum.add_product(weights[i], in[i]);
    return sum.value();
}

}  // namespace fxact::detail
