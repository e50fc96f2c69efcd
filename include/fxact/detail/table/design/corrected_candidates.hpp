// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/analysis/piecewise_taylor.hpp>
#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/design/candidate_list.hpp>
#include <fxact/detail/table/design/heuristics.hpp>
#include <fxact/detail/table/design/look_up_cost.hpp>
#include <fxact/detail/table/design/profile.hpp>
#include <fxact/detail/table/design/request.hpp>
#include <fxact/detail/table/design/trim.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/sampler.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

/// Layouts for correctly rounded tables: nodes and a list of corrections.
namespace fxact::detail::design {

using analysis::abs;

/// How much f rises and bends in total, by the code, over all codes at which the result is not an end of Out's range.
/// Tabulated codes may be jumps or kinks of f. A jump does no harm between two constant segments, nor a kink between
/// two straight lines. So both are counted by the longest segments, 2^k codes, at whose ends they can be.
struct total_bends {
    static constexpr int levels = 17;
    double codes = 0, first = 0, second = 0, third = 0;  // of |f'|, |f''|, |f'''|
    double jumps[levels]{}, kinks[levels]{}, jerks = 0;  // of tabulated codes: first, second and third differences
};
constexpr total_bends bends_of(const problem& p, const series_view& pieces) {
    total_bends total;
    series_reader read{pieces};
    const double lowest = p.out.lowest(), highest = p.out.highest();
    const auto inside = [&](double value) { return value > lowest && value < highest; };
    for (const series_piece& piece : pieces) {
        if (piece.is_tabulated()) {
            for (std::int64_t code = piece.first; code < piece.end(); ++code) {
                const double value = read(code), left = read(code - 1), right = read(code + 1);
                if (!inside(value) && !inside(left)) continue;
                const std::int64_t place = code - p.in.zero_point;
                int k = 0;
                while (k < total_bends::levels - 1 && place % (std::int64_t{2} << k) == 0) ++k;
                total.codes += 1;
                total.jumps[k] += abs(value - left);
                total.kinks[k] += abs(left + right - 2 * value);
                total.jerks += abs(read(code + 2) - left - 3 * (right - value));
            }
            continue;
        }
        const int samples = piece.count < 64 ? 1 : 8;
        for (int i = 0; i < samples; ++i) {
            const double t = static_cast<double>(piece.count) * ((2 * i + 1) * double{0.5} / samples - 0.5),
                         codes = static_cast<double>(piece.count) / samples;
            if (!inside(piece.polynomial(t))) continue;
            // c[k] = f^(k)(t) / k!: the polynomial about t, by repeated division.
            double c[series_piece::order]{};
            for (std::size_t k = 0; k < series_piece::order; ++k) c[k] = piece.a[k];
            for (std::size_t k = 0; k < 4; ++k)
                for (std::size_t j = series_piece::order - 1; j-- > k;) c[j] += t * c[j + 1];
            total.codes += codes;
            total.first += abs(c[1]) * codes;
            total.second += abs(c[2]) * 2 * codes;
            total.third += abs(c[3]) * 6 * codes;
        }
    }
    return total;
}

/// The expected number of corrections: a result is as likely to be wrong as its curve is far from f in LSB.
constexpr double likely_corrections(const total_bends& f, const table_layout& layout, double range,
                                    bool integers) noexcept {
    const auto h = static_cast<double>(std::int64_t{1} << layout.segment_bits);
    double curve = f.first * (h - 1) / 4, kinks = 0;
    for (int k = 0; k < layout.segment_bits; ++k) {
        curve += f.jumps[k] * (h - 1) / 4;
        kinks += f.kinks[k] * h * h * mean_of_second;
    }
    if (layout.method == interpolation::linear) curve = f.second * h * h * mean_of_second + kinks;
    if (layout.method == interpolation::quadratic) {
        for (int k = layout.segment_bits; k < total_bends::levels; ++k) kinks += f.kinks[k] * h * h * mean_of_second;
        const double jerks = f.jerks * h * h * h * mean_of_third;
        curve = f.third * h * h * h * mean_of_third + (jerks < kinks ? jerks : kinks);
    }
    const double place = scaled_by(range, -8 * layout.node_bytes);
    return curve + (integers && place <= 1 ? 0 : f.codes * (place < 0x1p-15 ? 0x1p-15 : place) / 5);
}

/// Whether f is symmetric also where results are clamped, by 16 samples.
constexpr bool is_symmetric(symmetry kind, const problem& p, const series_view& pieces) {
    series_reader f{pieces};
    const std::int64_t zero = p.in.zero_point, up = p.domain.last - zero, down = zero - p.domain.first,
                       most = up < down ? up : down;
    const double sum = kind == symmetry::odd ? 2 * f(zero) : 0;
    for (std::int64_t i = 1; i <= 16; ++i) {
        const std::int64_t place = most * i / 16;
        const double right = f(zero + place), left = f(zero - place);
        if (!(abs(kind == symmetry::odd ? right + left - sum : right - left) < 0x1p-8)) return false;
    }
    return kind != symmetry::unstated;
}

/// How many layouts with corrections are tried.
inline constexpr std::size_t corrected_tries = 3;
using corrected_list = candidate_list<corrected_tries>;

/// The layouts of the corrected tables that are likely to be what is preferred; from the profile of the full domain.
constexpr corrected_list corrected_candidates(const problem& p, const series_view& pieces, const table_spec& spec,
                                              const profile& samples, const total_bends& bends) {
    const table_layout full{.domain = p.domain, .covered = p.domain}, trimmed = trim_saturated_ends(p, pieces, spec);
    const int folds_tried = is_symmetric(samples.symmetry, p, pieces) ? 2 : 1;
    const auto direct = static_cast<double>(bytes_of(direct_layout(p.domain, p.domain, p.out), p.in.zero_point));
    corrected_list list;
    const auto consider = [&](const table_layout& proposed) {
        if (spec.interpolation != interpolation::any && spec.interpolation != proposed.method) return;
        const table_layout layout = without_useless_clamps(proposed, p.in.zero_point);
        const double range = layout.symmetry == symmetry::odd ? (samples.highest - samples.lowest) / 2
                                                              : samples.highest - samples.lowest;
        const double corrections =
            likely_corrections(bends, layout, range, samples.rounding < 0x1p-16) / (layout.is_folded() ? 2 : 1);
        const double size =
            static_cast<double>(bytes_of(layout, p.in.zero_point)) + corrections * static_cast<double>(p.in.bytes());
        if (size >= direct) return;
        if (spec.max_bytes != 0 && size > static_cast<double>(spec.max_bytes)) return;
        const auto cost = cost_of(layout, p.in, p.out).cortex_m3;
        for (std::size_t i = 0; i < list.count; ++i)
            if (list.layout[i] == layout) return;
        list.insert(layout, rank_by(spec, size, cost));
    };
    // A curve whose nodes are clamped to the output's range has a kink where it reaches an end of the range.
    const table_layout saturating{.domain = p.domain, .covered = trimmed.covered, .saturates = true},
        clamped{.domain = p.domain, .covered = trimmed.covered};
    sampler f{pieces, p, full};
    bool may_touch = trimmed.saturates;
    for (const double end : {f(p.domain.first), f(p.domain.last), samples.lowest, samples.highest})
        may_touch = may_touch || end < p.out.lowest() + 1 || end > p.out.highest() - 1;
    for (const table_layout& extent : {may_touch ? saturating : full, may_touch ? saturating : clamped})
        for (int fold = 0; fold < folds_tried; ++fold)
            for (int node_bytes = 1; node_bytes <= 4; node_bytes *= 2) {
                table_layout layout = extent;
                layout.corrected = true;
                layout.node_bytes = node_bytes;
                layout.symmetry = fold == 0 ? symmetry::unstated : samples.symmetry;
                if (fold != 0) layout.covered = symmetric_cover(extent, p.in.zero_point);
                for (layout.segment_bits = 0; layout.segment_bits < p.in.bits; ++layout.segment_bits)
                    for (const interpolation method :
                         {interpolation::nearest, interpolation::linear, interpolation::quadratic}) {
                        layout.method = method;
                        if (method == interpolation::nearest || layout.segment_bits > 0) consider(layout);
                    }
            }
    return list;
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
