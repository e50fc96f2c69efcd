// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/analysis/rounded_value.hpp>
#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/table/nodes/problem.hpp>
#include <fxact/detail/table/nodes/sampler.hpp>

/// f at every code of a domain, correctly rounded: its largest error, its order, and the hard cases, near a tie.
///
/// A table whose curve is within d of f can only be wrong where f is within d of a tie. These codes are kept for a few
/// widths d, one bit per code, so that any number of tables can be tried after one sweep.
namespace fxact::detail::design {

using analysis::abs, analysis::rounded_value;

/// How near to a tie a hard case is, in LSB of Out.
inline constexpr double tie_widths[]{0x1p-2, 0x1p-5, 0x1p-8};
inline constexpr std::size_t tie_levels = sizeof(tie_widths) / sizeof(double);

/// How codes round, 64 codes in a word.
template <std::size_t Words>
struct rounding_map {
    using bits = std::array<std::uint64_t, Words>;
    bits hard_cases[tie_levels]{};     // f is within a width of a tie
    bits odd{};                        // the last bit of the result's code, for hard cases of the first width
    double largest = 0;                // the largest |result - f|
    std::int64_t first = 0, last = 0;  // results
    bool rises = true, falls = true;   // results never decrease, or never increase

    /// Adds what was found over a piece. A correctly rounded result is within 1/2, whatever the error's bound.
    constexpr void add(double error, std::int64_t result, bool up, bool down) noexcept {
        if (!(error < 0.5)) error = 0.5;
        if (error > largest) largest = error;
        last = result;
        rises = up;
        falls = down;
    }
};

/// One word of a rounding map, as local variables of a loop.
struct rounding_word {
    std::uint64_t bit = 1, odd = 0, near0 = 0, near1 = 0, near2 = 0;

    constexpr void store(auto& map, std::size_t word) const noexcept {
        map.hard_cases[0][word] = near0;
        map.hard_cases[1][word] = near1;
        map.hard_cases[2][word] = near2;
        map.odd[word] = odd;
    }
};

/// Rounds f at the codes of one piece, from `begin` to before `end`; `first` is the code of the map's first bit, and
/// `after` the one behind its last.
template <class F>
constexpr void round_piece(const F& f, const problem& p, const series_piece& piece, std::int64_t begin,
                           std::int64_t end, std::int64_t first, std::int64_t after, series_reader& read, auto& map,
                           rounding_word& state) {
    const double lowest = p.out.lowest(), highest = p.out.highest();
    const std::int64_t zero = p.out.zero_point;
    const bool tabulated = piece.is_tabulated();
    const double a0 = piece.a[0], a1 = piece.a[1], a2 = piece.a[2], a3 = piece.a[3], a4 = piece.a[4], a5 = piece.a[5],
                 a6 = piece.a[6], a7 = piece.a[7];
    double t = static_cast<double>(begin) - piece.midpoint(), largest = 0, remainder = piece.remainder;
    rounding_word now = state;
    std::int64_t previous = map.last;
    bool rises = map.rises, falls = map.falls;
    for (std::int64_t code = begin; code < end; ++code) {
        // Written out, because the compiler would evaluate a call again for each code.
        double value = ((((((a7 * t + a6) * t + a5) * t + a4) * t + a3) * t + a2) * t + a1) * t + a0;
        t += 1;
        if (tabulated) {
            value = piece.at(code);
            remainder = remainder > piece.remainder_at(code) ? remainder : piece.remainder_at(code);
        }
        value = value < lowest ? lowest : value > highest ? highest : value;
        auto integer = static_cast<std::int64_t>(value < 0 ? value - 0.5 : value + 0.5);
        double error = value - static_cast<double>(integer);
        if (error < 0) error = -error;
        if (error >= 0.5 - tie_widths[0]) {
            if (error > 0.5 - remainder - 0x1p-30) {
                integer = rounded_value(f, p.in, p.out, code, read) - zero;
                error = abs(value - static_cast<double>(integer));
            }
            now.near0 |= now.bit;
            if (error >= 0.5 - tie_widths[1]) now.near1 |= now.bit;
            if (error >= 0.5 - tie_widths[2]) now.near2 |= now.bit;
            if ((integer + zero) % 2 != 0) now.odd |= now.bit;
        }
        if (error > largest) largest = error;
        if (code == first) map.first = previous = integer;
        if (integer < previous) rises = false;
        if (integer > previous) falls = false;
        previous = integer;
        now.bit <<= 1;
        if (now.bit == 0 || code == after - 1) {
            now.store(map, static_cast<std::size_t>(code - first) / 64);
            now = {};
        }
    }
    map.add(largest + remainder, previous, rises, falls);
    state = now;
}

/// The codes from `first` on, `count` of them.
template <class F>
constexpr void round_codes(const F& f, const problem& p, const series_view& pieces, std::int64_t first,
                           std::int64_t count, auto& map) {
    series_reader read{pieces};
    rounding_word state;
    for (std::int64_t begin = first; begin < first + count;) {
        const series_piece& piece = read.piece(begin);
        const std::int64_t end = piece.end() < first + count ? piece.end() : first + count;
        round_piece(f, p, piece, begin, end, first, first + count, read, map, state);
        begin = end;
    }
}

inline constexpr std::int64_t codes_per_rounding = 1024;

/// Appends the map of the next codes; `word` counts the words so far.
constexpr void append_roundings(auto& all, const auto& next, std::size_t words, std::size_t& word) {
    if (word == 0) all.first = all.last = next.first;
    for (std::size_t i = 0; i < words; ++i, ++word) {
        for (std::size_t width = 0; width < tie_levels; ++width)
            all.hard_cases[width][word] = next.hard_cases[width][i];
        all.odd[word] = next.odd[i];
    }
    all.rises = all.rises && next.rises && next.first >= all.last;
    all.falls = all.falls && next.falls && next.first <= all.last;
    all.last = next.last;
    all.largest = next.largest > all.largest ? next.largest : all.largest;
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
