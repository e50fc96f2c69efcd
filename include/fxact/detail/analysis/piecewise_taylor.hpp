// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <fxact/detail/analysis/taylor.hpp>
#include <fxact/detail/analysis/taylor_math.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/evaluate/evaluate.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/format/rounding.hpp>

/// f over the codes of its domain, in steps of Out, as Taylor polynomials with proven remainders. The compiler makes
/// them once for a function and a pair of formats; whatever designs a table or proves one reads them.
namespace fxact::detail {

/// f over the codes [first, first + count): |f(code) - (a[0] + a[1] t + ... + a[7] t^7)| <= slack, t the distance in
/// codes from the middle. A few codes that no polynomial serves (a kink, a steep end) are listed instead, each with its
/// slack.
struct series_piece {
    static constexpr std::size_t order = 8;
    static constexpr std::int64_t few = 4;

    std::int64_t first = 0, count = 0;
    double a[order]{};  // or a[i] the value at first + i, a[few + i] its slack
    double slack = 0;
    double fourth = 0;  // |f''''| / 24 is nowhere larger

    constexpr std::int64_t end() const noexcept { return first + count; }
    constexpr bool listed() const noexcept { return count <= few; }
    /// Twice the middle is an integer, so that a double holds the middle.
    constexpr double middle() const noexcept { return static_cast<double>(2 * first + count - 1) * 0.5; }
    constexpr double polynomial(double t) const noexcept {
        double value = a[order - 1];
        for (std::size_t k = order - 1; k-- > 0;) value = value * t + a[k];
        return value;
    }
    constexpr double at(std::int64_t code) const noexcept {
        if (!listed()) return polynomial(static_cast<double>(code) - middle());
        return a[code < first ? 0 : code < end() ? code - first : count - 1];
    }
    /// Beyond the first or last code: the tangent parabola there, which a high power would leave fast.
    constexpr double beyond(std::int64_t code) const noexcept {
        if (listed()) return at(code);
        const std::int64_t edge = code < first ? first : end() - 1;
        const double from = at(edge), inside = code < first ? 1 : -1, along = static_cast<double>(code - edge) * inside;
        const double next = at(edge + static_cast<std::int64_t>(inside)) - from,
                     bend = at(edge + 2 * static_cast<std::int64_t>(inside)) - from - 2 * next;
        return from + along * (next + bend * (along - 1) / 2);
    }
    constexpr double slack_at(std::int64_t code) const noexcept { return listed() ? a[few + code - first] : slack; }
};

/// f at one code, and what it is uncertain by: exactly 0 where the value is exact, and all there is where f has no
/// value.
template <auto F, discrete In, discrete Out>
constexpr enclosure value_at(std::int64_t code) {
    const auto at = [code]<class Word>(Word) { return ball<Word>{decode_code<Word, In>(code), 0}; };
    const auto first = attempt_at<std::uint64_t>(F, at);
    ball<std::uint64_t> y = in_steps<Out>(first.value);
    if (!first.decided || y.error >= ball<std::uint64_t>::unknown) {
        const auto second = attempt_at<limbs<5>>(F, at);
        const ball<limbs<5>> wide = in_steps<Out>(second.value);
        if (!second.decided || wide.error >= ball<limbs<5>>::unknown) return enclosure::nothing();
        y = ball<std::uint64_t>{approximation<std::uint64_t>{resize<std::uint64_t>(wide.midpoint), 2}, 0};
    }
    if (y.midpoint.is_nan()) return enclosure::nothing();
    // beyond every format
    if (y.midpoint.exponent > 60) return enclosure::interval(y.midpoint.negative ? -0x1p60 : 0x1p60, 0);
    const double result = encode<double>(y.midpoint);
    const bool exact = y.error == 0 && y.midpoint == number<std::uint64_t>{result};
    return enclosure::interval(
        result, exact ? 0 : enclosure::size(result) * (static_cast<double>(y.error) * 0x1p-63 + 0x1p-52));
}

/// The slack allowed: a millionth of the output's LSB is the last digit that a proved error shows.
inline constexpr double series_good_enough = 0x1p-21;

/// A piece over the codes [first, first + count), and whether its slack is small enough to be of use.
struct series_attempt {
    series_piece piece;
    bool good = false;
};

template <auto F, discrete In, discrete Out>
constexpr series_attempt attempt_series(std::int64_t first, std::int64_t count) {
    constexpr double usable = 0x1p100;
    series_piece piece{first, count};
    if (count <= series_piece::few) {
        for (std::int64_t i = 0; i < count; ++i) {
            const enclosure value = value_at<F, In, Out>(first + i);
            piece.a[i] = value.middle;
            piece.a[series_piece::few + i] = value.radius;
        }
        return {piece, true};
    }
    constexpr std::size_t order = series_piece::order;
    constexpr double step = step_of<In>;
    const double middle = (piece.middle() - zero_point_of<In>)*step;
    const double codes = static_cast<double>(count - 1) * 0.5, radius = codes * step;
    // What the middle and the ends are off by, where a multiple of the step needs a rounding.
    const double off = binary_step<In> ? 0 : (enclosure::size(middle) + radius) * enclosure::unit;
    bool kink = false;
    const jet<order> over = F(jet<order>::variable(enclosure::interval(middle, radius + 2 * off), &kink));
    if (kink || !(over.a[order].bound() < usable)) return {piece, false};
    const jet<order> at = F(jet<order>::variable(enclosure::interval(middle, off), &kink));
    for (const enclosure& term : at.a)
        if (!(term.bound() < usable)) return {piece, false};
    double power = 1, code_power = 1, scale = 1 / step_of<Out>;
    for (std::size_t i = 0; i < order; ++i) {
        piece.a[i] = at.a[i].middle * scale;
        piece.slack +=
            (at.a[i].radius / step_of<Out> + enclosure::size(at.a[i].middle / step_of<Out>) * 0x1p-47) * power;
        if (i >= 4) {
            piece.fourth +=
                enclosure::size(piece.a[i]) * code_power * static_cast<double>(i * (i - 1) * (i - 2) * (i - 3)) / 24;
            code_power *= codes;
        }
        power *= radius;
        scale *= step;
    }
    piece.slack += over.a[order].bound() * power / step_of<Out> * (1 + 0x1p-20);
    piece.fourth *= double{1.0} + 0x1p-40;
    return {piece, !kink && piece.slack < series_good_enough};
}

/// The pieces over the codes [First, First + Count): one, or those of the two halves. Halves are hopeless, and not
/// tried, where the whole has 2^16 times the slack allowed: half the radius takes the remainder to 2^-8 or so.
template <auto F, discrete In, discrete Out, std::int64_t First, std::int64_t Count, bool Hopeless>
inline constexpr auto series_of_range = [] {
    constexpr series_attempt whole =
        Hopeless && Count > series_piece::few ? series_attempt{} : attempt_series<F, In, Out>(First, Count);
    if constexpr (whole.good) {
        return std::array<series_piece, 1>{whole.piece};
    } else {
        // 256 codes are listed, each with its own slack, which for an exact value is none.
        constexpr bool hopeless = Hopeless ? Count > code_count<In> / 8 || code_count<In> <= 256
                                           : whole.piece.slack > series_good_enough * 0x1p16;
        constexpr auto& left = series_of_range<F, In, Out, First, Count / 2, hopeless>;
        constexpr auto& right = series_of_range<F, In, Out, First + Count / 2, Count - Count / 2, hopeless>;
        std::array<series_piece, left.size() + right.size()> both{};
        for (std::size_t i = 0; i < left.size(); ++i) both[i] = left[i];
        for (std::size_t i = 0; i < right.size(); ++i) both[left.size() + i] = right[i];
        return both;
    }
}();

/// Whether pieces of 2^18 codes serve nearly everywhere in a domain of 32-bit codes, so that the compiler gets to an
/// end: 32 of them, of which kinks and poles spoil few.
template <auto F, discrete In, discrete Out, std::int64_t First>
inline constexpr bool served_at = attempt_series<F, In, Out>(First, std::int64_t{1} << 18).good;
template <auto F, discrete In, discrete Out, code_range Domain>
inline constexpr bool served_widely = [] {
    constexpr std::int64_t samples = 32, stride = Domain.count() / samples;
    if constexpr (stride < std::int64_t{1} << 18) {
        return true;
    } else {
        return []<std::int64_t... I>(std::integer_sequence<std::int64_t, I...>) {
            return (0 + ... + served_at<F, In, Out, Domain.first + I * stride>) >= samples - 6;
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
        for (std::int64_t i = 0; piece.listed() && i < piece.count; ++i)
            if (!(piece.a[series_piece::few + i] < enclosure::unknown)) return false;
    return true;
}();

/// Reads a series at one code after another, wherever they are; best from neighbour to neighbour.
class series_reader {
public:
    constexpr series_reader(const series_piece* first, std::size_t count) noexcept
        : first_{first}, at_{first}, last_{first + count - 1} {}

    /// The piece that holds a code, or the one at the nearer end.
    constexpr const series_piece& piece(std::int64_t code) noexcept {
        while (at_ != first_ && code < at_->first) --at_;
        while (at_ != last_ && code >= at_->end()) ++at_;
        return *at_;
    }
    constexpr double operator()(std::int64_t code) noexcept {
        const series_piece& own = piece(code);
        return code >= own.first && code < own.end() ? own.at(code) : own.beyond(code);
    }

private:
    const series_piece *first_, *at_, *last_;
};

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
