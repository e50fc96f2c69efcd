// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/analysis/piecewise_taylor.hpp>
#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/design/heuristics.hpp>
#include <fxact/detail/table/design/segment_errors.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/sampler.hpp>
#include <fxact/detail/table/nodes/stated_facts.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

namespace fxact::detail::design {

using analysis::scaled_by, analysis::series_piece, analysis::to_integer;

/// What samples tell about f before any table is tried. It decides what to try first, and nothing else.
struct profile {
    static constexpr int levels = 33;
    fxact::symmetry symmetry = fxact::symmetry::unstated;
    double rounding = 0;  // the largest distance of a sample from an integer, in LSB
    double lowest = 0, highest = 0;
    double nearest[levels]{};  // estimated errors of segments of 2^k codes
    double linear[levels]{};
    double quadratic[levels]{};
    double parabola[levels]{};
    double cubic[levels]{};
    bool needs_graded_mesh = false;  // lines need shorter segments near zero than elsewhere

    /// The estimated error of a layout.
    constexpr double error_of(const table_layout& layout) const noexcept {
        const int k = layout.segment_bits;
        return error_of(layout,
                        layout.method == interpolation::nearest     ? nearest[k]
                        : layout.method == interpolation::linear    ? linear[k]
                        : layout.method == interpolation::quadratic ? quadratic[k]
                        : layout.degree == 2                        ? parabola[k]
                        : layout.degree == 3                        ? cubic[k]
                                                                    : 0,
                        2 * nearest[k]);
    }
    /// If its curve is off by `curve`, and f rises by `rise` over a segment.
    constexpr double error_of(const table_layout& layout, double curve, double rise) const noexcept {
        if (layout.method != interpolation::nearest && layout.most_part_bits < layout.place_bits(0))
            curve += scaled_by(rise, -layout.most_part_bits);
        const double range = layout.symmetry == symmetry::odd ? (highest - lowest) / 2 : highest - lowest;
        const double place = scaled_by(range, -8 * layout.node_bytes);  // a node's last place
        // Nodes too narrow for their values: a sum has no bits below theirs but those of the interpolation.
        const int bits = layout.part_bits(0), below = layout.method == interpolation::linear      ? bits - 1
                                                      : layout.method == interpolation::quadratic ? 2 * bits
                                                      : layout.method == interpolation::nearest   ? 0
                                                                                                  : 62;
        if (place > scaled_by(1, below)) return 0x1p60;
        // Integers are stored exactly if the last place is at most 1.
        const bool exact = layout.method == interpolation::direct || (rounding < 0x1p-16 && place <= 1);
        return rounding + remaining_curve_error * curve + (exact ? 0 : remaining_place_error * place);
    }
};

constexpr profile profile_of(const problem& p, const series_view& pieces, const table_layout& extent) {
    const int code_bits = p.in.bits, finest = code_bits - 8;
    const std::int64_t origin = lookup::origin(extent, p.in.zero_point), first = extent.covered.first - origin,
                       last = extent.covered.last - origin, zero = p.in.zero_point - origin, codes = p.in.codes();
    profile found;
    sampler f{pieces, p, extent};
    level_errors worst;
    for (int k = code_bits; k >= 0; --k) {
        // Levels below `finest` are sampled about the worst place of the level above, and where the pieces of f's
        // series are short, because f bends there.
        const auto about = [&](std::int64_t from, std::int64_t to) {
            const std::int64_t start = first >> k << k;
            return errors_of_level(f, k, from < start ? start : from, to > last ? last + 1 : to);
        };
        if (k >= finest) {
            worst = about(first >> k << k, last + 1);
        } else {
            const auto beside = [&](const worst_segment& place) {
                return about(place.start - (std::int64_t{2} << k), place.start + (std::int64_t{6} << k));
            };
            worst.nearest = beside(worst.nearest).nearest;
            worst.linear = beside(worst.linear).linear;
            worst.quadratic = beside(worst.quadratic).quadratic;
            worst.parabola = beside(worst.parabola).parabola;
            worst.cubic = beside(worst.cubic).cubic;
        }
        const std::size_t stride = pieces.size / (code_bits < 32 ? 256 : 32) + 1;
        for (std::size_t i = 0; k < finest && i < pieces.size; i += stride) {
            const series_piece& piece = pieces[i];
            // too short to matter for segments of this length
            if (code_bits == 32 && k > 4 && piece.count < std::int64_t{1} << (k - 4)) continue;
            const std::int64_t begin = piece.first - origin;
            if (piece.count > std::int64_t{2} << k || begin < first || begin + piece.count > last) continue;
            const std::int64_t middle = begin + piece.count / 2;
            const level_errors local = about(((middle >> k) - 1) << k, ((middle >> k) + 2) << k);
            worst.nearest.note(local.nearest.error, local.nearest.start);
            worst.linear.note(local.linear.error, local.linear.start);
            worst.quadratic.note(local.quadratic.error, local.quadratic.start);
            worst.parabola.note(local.parabola.error, local.parabola.start);
            worst.cubic.note(local.cubic.error, local.cubic.start);
        }
        found.nearest[k] = k == 0 ? 0 : worst.nearest.error;
        found.linear[k] = worst.linear.error;
        // At a kink a spline is no better than a chord.
        const bool kink = k < code_bits && kink_ratio * worst.linear.error > found.linear[k + 1];
        const auto at_kink = [&](double error) {
            return kink && worst.linear.error > error ? worst.linear.error : error;
        };
        found.quadratic[k] = at_kink(worst.quadratic.error);
        found.parabola[k] = k < 2 ? worst.linear.error : worst.parabola.error;
        // A cubic does not look beyond its segment's ends, where f may bend; its estimate does.
        found.cubic[k] =
            found.parabola[k] < at_kink(worst.cubic.error) ? found.parabola[k] : at_kink(worst.cubic.error);
        if (k == finest) {
            const std::int64_t place = worst.linear.start - zero,
                               distance = place < 0 ? -(place + (std::int64_t{1} << k)) : place;
            found.needs_graded_mesh = worst.linear.error > 0x1p-5 && distance <= (last - first) / 64;
        }
    }
    // Where longer segments seem much better than shorter ones, their samples missed something.
    for (int k = 2; k <= code_bits; ++k) {
        // Differences of high order need several segments; of a few, half the length tells more.
        const bool few = (last - first) >> k < 4;
        const auto carry = [k](double* errors, double ratio) {
            const double least = errors[k - 1] * ratio;
            errors[k] = errors[k] > least ? errors[k] : least;
        };
        carry(found.nearest, least_of_shorter);
        carry(found.linear, least_of_shorter);
        carry(found.quadratic, few ? few_quadratic_ratio : least_of_shorter);
        carry(found.parabola, least_of_shorter);
        carry(found.cubic, few ? few_cubic_ratio : least_of_shorter);
    }
    found.lowest = found.highest = f(first);
    // Distances from a zero point other than 0 may not fit into 32 bits.
    const bool distances_fit = code_bits < 32 || zero == 0;
    const bool may_fold = distances_fit && zero > first && zero < last;
    bool odd = may_fold, even = may_fold;
    const double center = odd ? f(zero) : 0;
    int compared = 0;  // pairs of samples of which none is clamped
    const auto sample = [&](std::int64_t place) {
        const double value = f(first + place);
        const bool beyond = value <= p.lowest_real() || value >= p.highest_real();
        const double off = beyond ? 0 : value - static_cast<double>(to_integer(value));
        found.rounding = abs(off) > found.rounding ? abs(off) : found.rounding;
        found.lowest = value < found.lowest ? value : found.lowest;
        found.highest = value > found.highest ? value : found.highest;
        if (place > last - zero || place > zero - first) return;
        const double right = f(zero + place), mirrored = f(zero - place);
        constexpr double same = 0x1p-8;
        if (!(abs(right - mirrored) < same)) even = false;
        const bool both_within = right < p.highest_real() && mirrored > p.lowest_real();
        compared += both_within;
        if (both_within && !(abs(right + mirrored - 2 * center) < same)) odd = false;
    };
    // Extremes are mostly at multiples of a large power of two, such as zero.
    for (std::int64_t place = first >> finest << finest; place <= last; place += std::int64_t{1} << finest) {
        const double value = f(place < first ? first : place);
        found.lowest = value < found.lowest ? value : found.lowest;
        found.highest = value > found.highest ? value : found.highest;
    }
    for (int i = 1; i <= 61; ++i) sample(i * (codes / 64 + 1) * 31 % (last + 1 - first));
    for (std::size_t i = 0; i < pieces.size; i += pieces.size / 256 + 1) {
        const std::int64_t place = pieces[i].first - origin + pieces[i].count / 2 - first;
        if (pieces[i].count <= codes / 256 && place >= 0 && place <= last - first) sample(place);
    }
    if (compared == 0) odd = false;
    if (may_fold && p.states_symmetry())
        found.symmetry = p.symmetry;
    else
        found.symmetry = odd ? symmetry::odd : even ? symmetry::even : symmetry::unstated;
    return found;
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
