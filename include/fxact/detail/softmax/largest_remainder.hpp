// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <fxact/detail/softmax/generic.hpp>
#include <fxact/detail/softmax/integer.hpp>

/// The method of largest remainders: codes that sum to exactly one. Each element has a quota, its probability in codes,
/// and gets the whole part of it; what is missing goes, one code each, to the largest remainders.
namespace fxact::detail::inline fxact_variant {

/// The codes per one, or 0 if they are no integer; a step such as 0.005 is next to one over an integer.
template <discrete Out>
inline constexpr std::int64_t codes_per_one = [] {
    const double codes = step_of<Out> < 0x1p-32 ? 0.0 : 1.0 / step_of<Out>;
    const auto whole = static_cast<std::int64_t>(codes + 0.5);
    const double off = static_cast<double>(whole) * step_of<Out> - 1.0;
    return off < 0x1p-45 && off > -0x1p-45 ? whole : 0;
}();

template <discrete Out>
inline constexpr std::int64_t highest_quota =
    std::int64_t{std::numeric_limits<rep_of<Out>>::max()} - zero_point_of<Out>;

/// Whether 1 is a whole number of steps, and the format has all codes from 0 to one step below 1.
template <class Out>
inline constexpr bool can_sum_to_one = false;
template <discrete Out>
inline constexpr bool can_sum_to_one<Out> = [] {
    const bool has_zero = std::numeric_limits<rep_of<Out>>::min() <= zero_point_of<Out>;
    return codes_per_one<Out> > 0 && has_zero && highest_quota<Out> >= codes_per_one<Out> - 1;
}();

/// Quotas are in units of 2^-16 codes. The sum of a row's is one, to a fraction of a code.
inline constexpr int remainder_bits = 16;

/// The quotas of codes: a term times a factor that is rounded down.
template <std::int64_t CodesPerOne, exp_source Source, class View>
class integer_quotas {
    static constexpr int guard = 24;

public:
    constexpr integer_quotas(const Source& source, const View& in) noexcept
        : source_{source}, in_{in}, highest_{row::maximum(in)} {
        using real = number<std::uint64_t>;
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < in.count; ++i) sum += in.included(i) ? term(i) : 0;
        const real codes = from_integer<std::uint64_t>(CodesPerOne) / normalized(false, sum, 63 - term_bits);
        factor_ = shift_right(codes.mantissa, 63 - remainder_bits - guard - codes.exponent);
    }
    static constexpr bool valid() noexcept { return true; }
    constexpr std::uint64_t operator()(std::size_t i) const noexcept {
        return multiply_high(term(i) << (64 - term_bits), factor_) >> guard;
    }

private:
    constexpr std::uint64_t term(std::size_t i) const noexcept {
        return source_.term(code_difference(highest_, in_[i]));
    }

    const Source& source_;
    View in_;
    typename View::value_type highest_;
    std::uint64_t factor_ = 0;
};

/// The quotas of all other types.
template <std::int64_t CodesPerOne, class Scale, class View>
class generic_quotas {
    using real = number<std::uint64_t>;

public:
    constexpr generic_quotas(const Scale& scale, const View& in) noexcept : scale_{scale}, in_{in} {
        row::find_maximum(in, highest_);
        if (!valid()) return;
        exp_sum<std::uint64_t> sum;
        for (std::size_t i = 0; i < in.count; ++i)
            if (in.included(i)) sum.add(exp_at(i));
        factor_ = from_integer<std::uint64_t>(CodesPerOne) / sum.value();
    }
    constexpr bool valid() const noexcept { return is_finite(highest_); }
    constexpr std::uint64_t operator()(std::size_t i) const noexcept {
        const real quota = exp_at(i) * factor_;
        return shift_right(quota.mantissa, 63 - remainder_bits - quota.exponent);
    }

private:
    constexpr real exp_at(std::size_t i) const noexcept {
        return exp(softmax_difference<std::uint64_t>(in_[i], highest_, scale_));
    }

    Scale scale_;
    View in_;
    typename View::value_type highest_{};
    real factor_{};
};

/// A quota, split. One that has reached the highest code cannot grow.
struct quota {
    std::int64_t whole;
    std::uint64_t remainder;
    bool can_grow;
};
template <discrete Out>
constexpr quota split(std::uint64_t units) noexcept {
    const auto whole = static_cast<std::int64_t>(units >> remainder_bits);
    constexpr std::int64_t most = highest_quota<Out>;
    return {whole < most ? whole : most, units & ((std::uint64_t{1} << remainder_bits) - 1), whole < most};
}

/// An unsigned number in the order of the values; NaN is above all or below all of them.
template <storable T>
inline constexpr int order_bits = 8 * sizeof(T);
template <discrete T>
inline constexpr int order_bits<T> = 8 * sizeof(rep_of<T>);
template <storable T>
constexpr std::uint64_t order_of(const T& x) noexcept {
    if constexpr (discrete<T>)
        return static_cast<std::uint64_t>(std::int64_t{raw_of(x)} - std::numeric_limits<rep_of<T>>::min());
    else
        return static_cast<typename encoding<T>::bits>(in_order<T>(to_signed_bits(x))) ^ ~encoding<T>::magnitude;
}

/// Selected are the keys above `limit`, and `ties` of the `at_limit` that equal it.
struct selection {
    std::uint64_t limit;
    std::int64_t ties;
    std::int64_t at_limit;
};

/// Selects the `wanted` largest keys of the elements for which has(i). It finds the limit by its digits of four bits,
/// from the top: one pass per digit counts the keys that have the same digits above it.
template <int KeyBits, class Has, class Key>
constexpr selection select_largest(std::size_t count, std::int64_t wanted, const Has& has, const Key& key) noexcept {
    selection result{0, wanted, 0};
    for (int shift = KeyBits - 4; shift >= 0; shift -= 4) {
        std::array<std::int64_t, 16> found{};
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint64_t digits = key(i) >> shift;
            found[digits & 15] += has(i) && digits >> 4 == result.limit;
        }
        std::uint32_t digit = 15;
        for (; digit > 0 && found[digit] < result.ties; --digit) result.ties -= found[digit];
        result.limit = result.limit << 4 | digit;
        result.at_limit = found[digit];
    }
    return result;
}

template <class Quotas, class View, class OutElements>
constexpr void largest_remainder(const Quotas& quotas, const View& in, const OutElements& out) noexcept {
    using Out = row::element_of<OutElements>;
    if (!quotas.valid()) return row::fill_with_nan(in, out);
    const auto at = [&](std::size_t i) { return in.included(i) ? split<Out>(quotas(i)) : quota{0, 0, false}; };
    std::int64_t missing = codes_per_one<Out>;
    for (std::size_t i = 0; i < in.count; ++i) missing -= at(i).whole;

    const selection by_remainder = select_largest<remainder_bits>(
        in.count, missing, [&](std::size_t i) { return at(i).can_grow; },
        [&](std::size_t i) { return at(i).remainder; });
    // Equal remainders go to the larger logit, which keeps the order, then to the first.
    selection by_order{by_remainder.ties == 0 ? ~std::uint64_t{} : 0, by_remainder.ties, 0};
    if (by_remainder.ties != 0 && by_remainder.ties < by_remainder.at_limit)
        by_order = select_largest<order_bits<typename View::value_type>>(
            in.count, by_remainder.ties,
            [&](std::size_t i) { return at(i).can_grow && at(i).remainder == by_remainder.limit; },
            [&](std::size_t i) { return order_of(in[i]); });
    for (std::size_t i = 0; i < in.count; ++i) {
        const quota own = at(i);
        const std::uint64_t order = order_of(in[i]);
        const bool tie = own.can_grow && own.remainder == by_remainder.limit;
        const bool last = tie && order == by_order.limit && by_order.ties > 0;
        by_order.ties -= last;
        const bool more =
            last || (tie && order > by_order.limit) || (own.can_grow && own.remainder > by_remainder.limit);
        out[i] = format_traits<Out>::from_raw(static_cast<rep_of<Out>>(own.whole + more + zero_point_of<Out>));
    }
}

}  // namespace fxact::detail::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
