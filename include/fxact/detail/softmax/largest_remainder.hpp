// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <fxact/detail/softmax/exp_8_bit.hpp>
#include <fxact/detail/softmax/generic.hpp>
#include <fxact/detail/softmax/integer.hpp>
#include <fxact/detail/softmax/row/row.hpp>
#include <fxact/detail/softmax/scale.hpp>

/// Codes that sum to exactly one.
namespace fxact::detail {

/// The codes that one consists of, 0 if they are no whole number; a step such as 0.005 is none, but nearly.
template <discrete Out>
inline constexpr std::int64_t codes_per_one = [] {
    const double codes = step_of<Out> < 0x1p-32 ? 0.0 : 1.0 / step_of<Out>;
    const auto whole = static_cast<std::int64_t>(codes + 0.5);
    const double off = static_cast<double>(whole) * step_of<Out> - 1.0;
    return off < 0x1p-45 && off > -0x1p-45 ? whole : 0;
}();

template <discrete Out>
inline constexpr std::int64_t highest_share =
    std::int64_t{std::numeric_limits<rep_of<Out>>::max()} - zero_point_of<Out>;

/// Whether 1 is a whole number of steps, and the format holds all from 0 to the last step below 1.
template <class Out>
inline constexpr bool holds_whole_shares = false;
template <discrete Out>
inline constexpr bool holds_whole_shares<Out> = (codes_per_one<Out> > 0) &&
                                                (std::numeric_limits<rep_of<Out>>::min() <=
                                                 zero_point_of<Out>)&&(highest_share<Out> >= codes_per_one<Out> - 1);
template <class Out>
concept shares_whole = holds_whole_shares<Out>;

/// What each element of a row gets, in units of 2^-16 codes. All of it together is one, to a fraction of a code.
inline constexpr int remainder_bits = 16;

/// Of 8- and 16-bit logits: the exps of a sum, with their extra bits, times a factor that is rounded down.
template <logit_code In, known Scale, std::int64_t CodesPerOne, class Row>
class code_shares {
    using exps = softmax_split<Scale, softmax_logits<In, Scale>::code_bits>;
    static constexpr int unit = 32 + softmax_extra_bits;  ///< bits of an exp
    static constexpr int guard = 24;

public:
    constexpr code_shares(Scale, const Row& in, std::size_t count) noexcept
        : in_{in}, highest_{row_maximum(in, count)} {
        using real = number<std::uint64_t>;
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < count; ++i) sum += exps::term(code_difference(highest_, in[i]));
        const real codes = from_integer<std::uint64_t>(CodesPerOne) / normalized(false, sum, 63 - unit);
        factor_ = shift_right(codes.mantissa, 63 - remainder_bits - guard - codes.exponent);
    }
    constexpr bool valid() const noexcept { return true; }
    constexpr std::uint64_t operator()(std::size_t i) const noexcept {
        return multiply_high(exps::term(code_difference(highest_, in_[i])) << (64 - unit), factor_) >> guard;
    }

private:
    Row in_;
    In highest_;
    std::uint64_t factor_ = 0;
};

/// Of every other type.
template <class Scale, std::int64_t CodesPerOne, class Row>
class number_shares {
    using In = element_of<Row>;
    using real = number<std::uint64_t>;

public:
    constexpr number_shares(const Scale& scale, const Row& in, std::size_t count) noexcept : in_{in}, scale_{scale} {
        find_maximum(in, count, no_mask{}, highest_);
        if (!valid()) return;
        exp_sum<std::uint64_t> sum;
        for (std::size_t i = 0; i < count; ++i) sum.add(exponential_at(i));
        factor_ = from_integer<std::uint64_t>(CodesPerOne) / sum.value();
    }
    constexpr bool valid() const noexcept { return is_finite(highest_); }
    constexpr std::uint64_t operator()(std::size_t i) const noexcept {
        const real share = exponential_at(i) * factor_;
        return shift_right(share.mantissa, 63 - remainder_bits - share.exponent);
    }

private:
    constexpr real exponential_at(std::size_t i) const noexcept {
        return exp(softmax_difference<std::uint64_t>(in_[i], highest_, scale_));
    }

    Row in_;
    Scale scale_;
    In highest_{};
    real factor_{};
};

template <class Out, class Scale, class Row>
constexpr auto shares_of(const Scale& scale, const Row& in, std::size_t count) noexcept {
    using In = element_of<Row>;
    constexpr std::int64_t one = codes_per_one<Out>;
    if constexpr (logit_code<In> && known<Scale> && one <= 65'536)
        return code_shares<In, Scale, one, Row>{scale, in, count};
    else
        return number_shares<Scale, one, Row>{scale, in, count};
}

/// A share of codes, split. One that has come to the highest code cannot grow.
struct share {
    std::int64_t whole;
    std::uint64_t rest;
    bool can_grow;
};

template <discrete Out>
constexpr share split_share(std::uint64_t units) noexcept {
    const auto whole = static_cast<std::int64_t>(units >> remainder_bits);
    constexpr std::int64_t most = highest_share<Out>;
    return {whole < most ? whole : most, units & ((std::uint64_t{1} << remainder_bits) - 1), whole < most};
}

/// The keys above `limit` are taken, and `ties` of the `at_limit` that equal it.
struct selection {
    std::uint64_t limit;
    std::int64_t ties;
    std::int64_t at_limit;
};

/// Selects the `wanted` largest keys of those elements that have one. It finds the limit by its digits of four bits,
/// from the top: a pass for each counts the keys that share the digits above.
template <int KeyBits, class Has, class Key>
constexpr selection select_largest(std::size_t count, std::int64_t wanted, const Has& has, const Key& key) noexcept {
    selection result{0, wanted, 0};
    for (int shift = KeyBits - 4; shift >= 0; shift -= 4) {
        std::array<std::int64_t, 16> having{};
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint64_t digits = key(i) >> shift;
            having[digits & 15] += has(i) && digits >> 4 == result.limit;
        }
        std::uint32_t digit = 15;
        for (; digit > 0 && having[digit] < result.ties; --digit) result.ties -= having[digit];
        result.limit = result.limit << 4 | digit;
        result.at_limit = having[digit];
    }
    return result;
}

template <class Scale, class InRow, class OutRow>
constexpr void shares_by_largest_remainder(const Scale& scale, const InRow& in, const OutRow& out,
                                           std::size_t count) noexcept {
    using Out = element_of<OutRow>;
    const auto shares = shares_of<Out>(scale, in, count);
    if (!shares.valid()) {
        for (std::size_t i = 0; i < count; ++i) out[i] = zero_of<Out>();
        return;
    }
    const auto at = [&](std::size_t i) { return split_share<Out>(shares(i)); };
    std::int64_t missing = codes_per_one<Out>;
    for (std::size_t i = 0; i < count; ++i) missing -= at(i).whole;

    const selection by_rest = select_largest<remainder_bits>(
        count, missing, [&](std::size_t i) { return at(i).can_grow; }, [&](std::size_t i) { return at(i).rest; });
    // Of equal remainders the larger logit comes first, so that the order is kept; of equal logits the first.
    selection by_order{by_rest.ties == 0 ? ~std::uint64_t{} : 0, by_rest.ties, 0};
    if (by_rest.ties != 0 && by_rest.ties < by_rest.at_limit)
        by_order = select_largest<order_bits<element_of<InRow>>>(
            count, by_rest.ties,
            [&](std::size_t i) {
                const share s = at(i);
                return s.can_grow && s.rest == by_rest.limit;
            },
            [&](std::size_t i) { return order_of(in[i]); });
    for (std::size_t i = 0; i < count; ++i) {
        const share s = at(i);
        const std::uint64_t order = order_of(in[i]);
        const bool last = s.can_grow && s.rest == by_rest.limit && order == by_order.limit && by_order.ties > 0;
        by_order.ties -= last;
        const bool more =
            last || (s.can_grow && (s.rest > by_rest.limit || (s.rest == by_rest.limit && order > by_order.limit)));
        out[i] = format_traits<Out>::from_raw(static_cast<rep_of<Out>>(s.whole + more + zero_point_of<Out>));
    }
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
