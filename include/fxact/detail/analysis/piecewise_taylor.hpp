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

/// What is allowed where f is larger than 2^22 LSB, relative to f: doubles leave no smaller remainder.
inline constexpr double relative_remainder_allowed = 0x1p-43;

/// Rounding errors, relative to the sum of |a[k] t^k|. Scaling a coefficient to codes and LSB takes up to 9 roundings,
/// Horner's scheme up to 15 a term: 24 * 2^-53 < 2^-47.
inline constexpr double evaluation_rounding = 0x1p-47;
/// Factors on bounds that are sums of a few products of doubles: more than their roundings can take from them.
inline constexpr double round_up = 1 + 0x1p-40, round_up_remainder = 1 + 0x1p-20;

/// A piece over the codes [first, first + count), and whether its remainder is small enough.
struct series_attempt {
    series_piece piece;
    bool good = false;
    double allowed = remainder_allowed;  // the largest remainder of a usable piece there
};

template <class F>
constexpr series_attempt tabulated_series(const F& f, const format& in, const format& out, std::int64_t first,
                                          std::int64_t count) {
    series_piece piece{first, count};
    for (std::int64_t i = 0; i < count; ++i) {
        const interval value = value_at(f, in, out, first + i);
        piece.a[i] = value.midpoint;
        piece.a[series_piece::most_tabulated + i] = value.radius;
    }
    return {piece, true};
}

template <class F>
constexpr series_attempt attempt_series(const F& f, const format& in, const format& out, std::int64_t first,
                                        std::int64_t count) {
    constexpr double usable = 0x1p100;
    if (count <= series_piece::most_tabulated) return tabulated_series(f, in, out, first, count);
    series_piece piece{first, count};
    constexpr std::size_t order = series_piece::order;
    const double midpoint = (piece.midpoint() - in.zero_point) * in.step;
    const double codes = static_cast<double>(count - 1) * 0.5, radius = codes * in.step;
    // The error of the midpoint and of the ends, where a multiple of the step needs a rounding.
    const double off = exponent_of_step(in.step) <= 0 ? 0 : (abs(midpoint) + radius) * interval::unit;
    bool kink = false;
    const taylor<order> over = f(taylor<order>::variable(interval::exactly(midpoint, radius + 2 * off), &kink));
    if (kink || !(over.a[order].bound() < usable)) return {piece, false};
    const taylor<order> at = f(taylor<order>::variable(interval::exactly(midpoint, off), &kink));
    for (const interval& term : at.a)
        if (!(term.bound() < usable)) return {piece, false};
    double power = 1, code_power = 1, scale = 1 / out.step, magnitude = 0;
    for (std::size_t i = 0; i < order; ++i) {
        piece.a[i] = at.a[i].midpoint * scale;
        piece.remainder += (at.a[i].radius / out.step + abs(at.a[i].midpoint / out.step) * evaluation_rounding) * power;
        magnitude += abs(at.a[i].midpoint / out.step) * power;
        if (i >= 4) {
            const auto falling_factorial = static_cast<double>(i * (i - 1) * (i - 2) * (i - 3));
            piece.fourth_derivative_bound += abs(piece.a[i]) * code_power * falling_factorial / 24;
            code_power *= codes;
        }
        power *= radius;
        scale *= in.step;
    }
    piece.remainder += over.a[order].bound() * power / out.step * round_up_remainder;
    piece.fourth_derivative_bound *= round_up;
    const double relative = magnitude * relative_remainder_allowed,
                 allowed = relative > remainder_allowed ? relative : remainder_allowed;
    return {piece, !kink && piece.remainder < allowed, allowed};
}

/// Whether the halves of a range without a good piece are split without being tried. Halving the radius divides the
/// remainder by about 2^8, so they are where the remainder is 2^16 times too large.
constexpr bool splits_halves(const series_attempt& attempt, bool untried, std::int64_t count,
                             const format& in) noexcept {
    // A domain of up to 256 codes is tabulated throughout, because an exact value then has the remainder 0.
    return untried ? count > in.codes() / 8 || in.codes() <= 256 : attempt.piece.remainder > attempt.allowed * 0x1p16;
}
constexpr bool is_tried(bool split, std::int64_t count) noexcept {
    return !split || count <= series_piece::most_tabulated;
}

/// The pieces over the codes [First, First + Count): one, or those of the two halves. Each attempt is a constant
/// evaluation of its own.
template <auto F, discrete In, discrete Out, std::int64_t First, std::int64_t Count, bool Split>
inline constexpr auto series_of_range = [] {
    constexpr series_attempt attempt =
        is_tried(Split, Count) ? attempt_series(F, format_of<In>, format_of<Out>, First, Count) : series_attempt{};
    if constexpr (attempt.good) {
        return std::array<series_piece, 1>{attempt.piece};
    } else {
        constexpr bool split = splits_halves(attempt, !is_tried(Split, Count), Count, format_of<In>);
        constexpr auto& left = series_of_range<F, In, Out, First, Count / 2, split>;
        constexpr auto& right = series_of_range<F, In, Out, First + Count / 2, Count - Count / 2, split>;
        std::array<series_piece, left.size() + right.size()> both{};
        for (std::size_t i = 0; i < left.size(); ++i) both[i] = left[i];
        for (std::size_t i = 0; i < right.size(); ++i) both[left.size() + i] = right[i];
        return both;
    }
}();
template <auto F, discrete In, discrete Out, code_range Domain>
inline constexpr auto& series_pieces = series_of_range<F, In, Out, Domain.first, Domain.count(), true>;
template <auto F, discrete In, discrete Out, code_range Domain>
inline constexpr series_view series{series_pieces<F, In, Out, Domain>.data(), series_pieces<F, In, Out, Domain>.size()};

/// The same pieces at run time: calls append(piece) for each, in order.
template <class F, class Append>
void make_series(const F& f, const format& in, const format& out, std::int64_t first, std::int64_t count,
                 const Append& append, bool split = true) {
    const series_attempt attempt = is_tried(split, count) ? attempt_series(f, in, out, first, count) : series_attempt{};
    if (attempt.good) {
        append(attempt.piece);
        return;
    }
    const bool halves = splits_halves(attempt, !is_tried(split, count), count, in);
    make_series(f, in, out, first, count / 2, append, halves);
    make_series(f, in, out, first + count / 2, count - count / 2, append, halves);
}

/// Where a few Taylor pieces are tried before all of them are: otherwise a series may have too many pieces to compile.
/// For a domain of 32-bit codes, pieces of 2^18 codes have to fit f at 26 of 32 samples at least, because kinks and
/// poles spoil few. For one of 16-bit codes, pieces of 8 codes have to fit at one of 4: a function without digits has
/// none.
struct smoothness_test {
    std::int64_t samples = 0, spoilt = 0, codes = 0, first = 0, distance = 0;

    constexpr explicit smoothness_test(const code_range& domain) noexcept : first{domain.first} {
        if (domain.count() >= std::int64_t{1} << 23) {
            samples = 32;
            spoilt = 6;
            codes = std::int64_t{1} << 18;
        } else if (domain.count() >= 4096) {
            samples = 4;
            spoilt = 3;
            codes = 8;
        }
        if (samples != 0) distance = domain.count() / samples;
    }
    constexpr std::int64_t place(std::int64_t sample) const noexcept { return first + sample * distance; }
};
template <auto F, discrete In, discrete Out, std::int64_t First, std::int64_t Codes>
inline constexpr bool fits_one_piece = attempt_series(F, format_of<In>, format_of<Out>, First, Codes).good;
template <auto F, discrete In, discrete Out, code_range Domain>
inline constexpr bool mostly_smooth = []<std::int64_t... I>(std::integer_sequence<std::int64_t, I...>) {
    constexpr smoothness_test test{Domain};
    return (std::int64_t{0} + ... + fits_one_piece<F, In, Out, test.place(I), test.codes>) >=
           test.samples - test.spoilt;
}
(std::make_integer_sequence<std::int64_t, smoothness_test{Domain}.samples>{});
template <class F>
bool is_mostly_smooth(const F& f, const format& in, const format& out, const code_range& domain) {
    const smoothness_test test{domain};
    std::int64_t good = 0;
    for (std::int64_t i = 0; i < test.samples; ++i) good += attempt_series(f, in, out, test.place(i), test.codes).good;
    return good >= test.samples - test.spoilt;
}

/// Whether f has a value at each code.
constexpr bool has_all_values(const series_view& pieces) noexcept {
    for (const series_piece& piece : pieces)
        for (std::int64_t i = 0; piece.is_tabulated() && i < piece.count; ++i)
            if (!(piece.a[series_piece::most_tabulated + i] < interval::unknown)) return false;
    return true;
}

}  // namespace fxact::detail::analysis

#include <fxact/detail/macros/back.hpp>
