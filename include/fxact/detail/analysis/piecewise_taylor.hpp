// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <fxact/detail/analysis/interval.hpp>
#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/analysis/taylor.hpp>
#include <fxact/detail/analysis/taylor_math.hpp>
#include <fxact/detail/analysis/value_at.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/format.hpp>

/// f over the codes of its domain, in LSB of Out, as Taylor polynomials with proven remainders. The compiler computes
/// them once for a function and a pair of formats; the table designer and the proofs read them.
namespace fxact::detail::analysis {

/// The largest remainder of a usable piece, in LSB. Printed errors have six digits; this is half a unit of the last
/// one.
inline constexpr double remainder_allowed = 0x1p-21;

/// Rounding errors, relative to the sum of |a[k] t^k|. Scaling a coefficient to codes and LSB takes up to 9 roundings,
/// Horner's scheme up to 15 a term: 24 * 2^-53 < 2^-47.
inline constexpr double evaluation_rounding = 0x1p-47;
/// Factors on bounds that are sums of a few products of doubles: more than their roundings can take from them.
inline constexpr double round_up = 1 + 0x1p-40, round_up_remainder = 1 + 0x1p-20;

/// A piece over the codes [first, first + count), and whether its remainder is small enough.
struct series_attempt {
    series_piece piece;
    bool good = false;
};

template <auto F, discrete In, discrete Out>
constexpr series_attempt tabulated_series(std::int64_t first, std::int64_t count) {
    series_piece piece{first, count};
    for (std::int64_t i = 0; i < count; ++i) {
        const interval value = value_at<F, In, Out>(first + i);
        piece.a[i] = value.midpoint;
        piece.a[series_piece::most_tabulated + i] = value.radius;
    }
    return {piece, true};
}

template <auto F, discrete In, discrete Out>
constexpr series_attempt attempt_series(std::int64_t first, std::int64_t count) {
    constexpr double usable = 0x1p100;
    if (count <= series_piece::most_tabulated) return tabulated_series<F, In, Out>(first, count);
    series_piece piece{first, count};
    constexpr std::size_t order = series_piece::order;
    constexpr double step = step_of<In>;
    const double midpoint = (piece.midpoint() - zero_point_of<In>)*step;
    const double codes = static_cast<double>(count - 1) * 0.5, radius = codes * step;
    // The error of the midpoint and of the ends, where a multiple of the step needs a rounding.
    const double off = binary_step<In> ? 0 : (abs(midpoint) + radius) * interval::unit;
    bool kink = false;
    const taylor<order> over = F(taylor<order>::variable(interval::exactly(midpoint, radius + 2 * off), &kink));
    if (kink || !(over.a[order].bound() < usable)) return {piece, false};
    const taylor<order> at = F(taylor<order>::variable(interval::exactly(midpoint, off), &kink));
    for (const interval& term : at.a)
        if (!(term.bound() < usable)) return {piece, false};
    double power = 1, code_power = 1, scale = 1 / step_of<Out>;
    for (std::size_t i = 0; i < order; ++i) {
        piece.a[i] = at.a[i].midpoint * scale;
        piece.remainder +=
            (at.a[i].radius / step_of<Out> + abs(at.a[i].midpoint / step_of<Out>) * evaluation_rounding) * power;
        if (i >= 4) {
            const auto falling_factorial = static_cast<double>(i * (i - 1) * (i - 2) * (i - 3));
            piece.fourth_derivative_bound += abs(piece.a[i]) * code_power * falling_factorial / 24;
            code_power *= codes;
        }
        power *= radius;
        scale *= step;
    }
    piece.remainder += over.a[order].bound() * power / step_of<Out> * round_up_remainder;
    piece.fourth_derivative_bound *= round_up;
    return {piece, !kink && piece.remainder < remainder_allowed};
}

/// The pieces over the codes [First, First + Count): one, or those of the two halves. Halving the radius divides the
/// remainder by about 2^8. So where a remainder is 2^16 times too large, the halves are split without being tried.
template <auto F, discrete In, discrete Out, std::int64_t First, std::int64_t Count, bool Split>
inline constexpr auto series_of_range = [] {
    constexpr series_attempt attempt =
        Split && Count > series_piece::most_tabulated ? series_attempt{} : attempt_series<F, In, Out>(First, Count);
    if constexpr (attempt.good) {
        return std::array<series_piece, 1>{attempt.piece};
    } else {
        // A domain of up to 256 codes is tabulated throughout, because an exact value then has the remainder 0.
        constexpr bool split = Split ? Count > code_count<In> / 8 || code_count<In> <= 256
                                     : attempt.piece.remainder > remainder_allowed * 0x1p16;
        constexpr auto& left = series_of_range<F, In, Out, First, Count / 2, split>;
        constexpr auto& right = series_of_range<F, In, Out, First + Count / 2, Count - Count / 2, split>;
        std::array<series_piece, left.size() + right.size()> both{};
        for (std::size_t i = 0; i < left.size(); ++i) both[i] = left[i];
        for (std::size_t i = 0; i < right.size(); ++i) both[left.size() + i] = right[i];
        return both;
    }
}();

/// Whether Taylor pieces of 2^18 codes fit f nearly everywhere in a domain of 32-bit codes: at 26 of 32 samples at
/// least, because kinks and poles spoil few. Otherwise the series would have too many pieces to compile.
template <auto F, discrete In, discrete Out, std::int64_t First>
inline constexpr bool fits_one_piece = attempt_series<F, In, Out>(First, std::int64_t{1} << 18).good;
template <auto F, discrete In, discrete Out, code_range Domain>
inline constexpr bool mostly_smooth = [] {
    constexpr std::int64_t samples = 32, stride = Domain.count() / samples;
    if constexpr (stride < std::int64_t{1} << 18) {
        return true;
    } else {
        return []<std::int64_t... I>(std::integer_sequence<std::int64_t, I...>) {
            return (0 + ... + fits_one_piece<F, In, Out, Domain.first + I * stride>) >= samples - 6;
        }
        (std::make_integer_sequence<std::int64_t, samples>{});
    }
}();

template <auto F, discrete In, discrete Out, code_range Domain>
inline constexpr auto& series = series_of_range<F, In, Out, Domain.first, Domain.count(), true>;

/// Whether f has a value at each code.
template <auto F, discrete In, discrete Out, code_range Domain>
inline constexpr bool has_values = [] {
    for (const series_piece& piece : series<F, In, Out, Domain>)
        for (std::int64_t i = 0; piece.is_tabulated() && i < piece.count; ++i)
            if (!(piece.a[series_piece::most_tabulated + i] < interval::unknown)) return false;
    return true;
}();

}  // namespace fxact::detail::analysis

#include <fxact/detail/macros/back.hpp>
