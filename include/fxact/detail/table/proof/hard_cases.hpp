// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <fxact/detail/analysis/interval.hpp>
#include <fxact/detail/analysis/piecewise_taylor.hpp>
#include <fxact/detail/analysis/rounded_value.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/nodes/entries.hpp>

/// f at every code of a domain, correctly rounded: its error, its order, and where a table may be wrong.
///
/// A table whose curve is within d of f can only be wrong where f is within d of a tie. The codes with f so near to a
/// tie are kept for a few widths d, as a bit each, so that any number of tables can be tried without another sweep.
namespace fxact::detail {

/// How near to a tie, in steps of Out, codes are kept.
inline constexpr double tie_widths[]{0x1p-2, 0x1p-5, 0x1p-8};
inline constexpr std::size_t tie_levels = sizeof(tie_widths) / sizeof(double);

/// Codes by their rounding, 64 in a word.
template <std::size_t Words>
struct rounding_map {
    using bits = std::array<std::uint64_t, Words>;
    bits near[tie_levels]{};           // whether f is within a width of a tie
    bits odd{};                        // and if it is within the first of them, the last bit of the result's code
    double largest = 0;                // the largest |result - f|
    std::int64_t first = 0, last = 0;  // results
    bool rises = true, falls = true;   // whether results never decrease, or never increase
};

/// Codes First to First + Count - 1. The loop over a polynomial is written out: every call would cost the compiler time
/// for each code.
template <auto F, discrete In, discrete Out, code_range Domain, std::int64_t First, std::int64_t Count>
inline constexpr auto rounding_chunk = [] {
    rounding_map<static_cast<std::size_t>((Count + 63) / 64)> map;
    constexpr auto& pieces = series<F, In, Out, Domain>;
    series_reader read{pieces.data(), pieces.size()};
    constexpr double lowest = lowest_result<Out>, highest = highest_result<Out>;
    std::int64_t previous = 0;
    bool rises = true, falls = true;
    std::uint64_t bit = 1, odd = 0, near0 = 0, near1 = 0, near2 = 0;
    std::size_t word = 0;
    for (std::int64_t begin = First; begin < First + Count;) {
        const series_piece& piece = read.piece(begin);
        const std::int64_t end = piece.end() < First + Count ? piece.end() : First + Count;
        const bool listed = piece.listed();
        const double a0 = piece.a[0], a1 = piece.a[1], a2 = piece.a[2], a3 = piece.a[3], a4 = piece.a[4],
                     a5 = piece.a[5], a6 = piece.a[6], a7 = piece.a[7];
        double t = static_cast<double>(begin) - piece.middle(), largest = 0, slack = piece.slack;
        for (std::int64_t code = begin; code < end; ++code) {
            double value = ((((((a7 * t + a6) * t + a5) * t + a4) * t + a3) * t + a2) * t + a1) * t + a0;
            t += 1;
            if (listed) {
                value = piece.at(code);
                slack = slack > piece.slack_at(code) ? slack : piece.slack_at(code);
            }
            value = value < lowest ? lowest : value > highest ? highest : value;
            auto integer = static_cast<std::int64_t>(value < 0 ? value - 0.5 : value + 0.5);
            double error = value - static_cast<double>(integer);
            if (error < 0) error = -error;
            if (error >= 0.5 - tie_widths[0]) {
                if (error > 0.5 - slack - 0x1p-30) {
                    integer = rounded_value<F, In, Out>(code, read) - zero_point_of<Out>;
                    error = enclosure::size(value - static_cast<double>(integer));
                }
                near0 |= bit;
                if (error >= 0.5 - tie_widths[1]) near1 |= bit;
                if (error >= 0.5 - tie_widths[2]) near2 |= bit;
                if ((integer + zero_point_of<Out>) % 2 != 0) odd |= bit;
            }
            if (error > largest) largest = error;
            if (code == First) map.first = previous = integer;
            if (integer < previous) rises = false;
            if (integer > previous) falls = false;
            previous = integer;
            bit <<= 1;
            if (bit == 0 || code == First + Count - 1) {
                map.near[0][word] = near0;
                map.near[1][word] = near1;
                map.near[2][word] = near2;
                map.odd[word++] = odd;
                odd = near0 = near1 = near2 = 0;
                bit = 1;
            }
        }
        // Correctly rounded is within 1/2, whatever f is uncertain by.
        largest = largest + slack < 0.5 ? largest + slack : 0.5;
        if (largest > map.largest) map.largest = largest;
        begin = end;
    }
    map.last = previous;
    map.rises = rises;
    map.falls = falls;
    return map;
}();

/// All codes of the domain, place 0 the first.
template <auto F, discrete In, discrete Out, code_range Domain>
inline constexpr auto roundings = [] {
    constexpr std::int64_t chunk = 1024, whole = Domain.count() / chunk, rest = Domain.count() % chunk;
    rounding_map<static_cast<std::size_t>((Domain.count() + 63) / 64)> all;
    std::size_t word = 0;
    const auto append = [&](const auto& map) {
        for (std::size_t i = 0; i < map.odd.size(); ++i, ++word) {
            for (std::size_t width = 0; width < tie_levels; ++width) all.near[width][word] = map.near[width][i];
            all.odd[word] = map.odd[i];
        }
        if (word == map.odd.size()) all.first = all.last = map.first;
        all.rises = all.rises && map.rises && map.first >= all.last;
        all.falls = all.falls && map.falls && map.first <= all.last;
        all.last = map.last;
        all.largest = map.largest > all.largest ? map.largest : all.largest;
    };
    [&]<std::int64_t... I>(std::integer_sequence<std::int64_t, I...>) {
        (append(rounding_chunk<F, In, Out, Domain, Domain.first + I * chunk, chunk>), ...);
    }
    (std::make_integer_sequence<std::int64_t, whole>{});
    if constexpr (rest != 0) append(rounding_chunk<F, In, Out, Domain, Domain.first + whole * chunk, rest>);
    return all;
}();

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
