// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/design/candidate_list.hpp>
#include <fxact/detail/table/design/extents.hpp>
#include <fxact/detail/table/design/heuristics.hpp>
#include <fxact/detail/table/design/logarithmic_profile.hpp>
#include <fxact/detail/table/design/look_up_cost.hpp>
#include <fxact/detail/table/design/profile.hpp>
#include <fxact/detail/table/design/request.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/problem.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

namespace fxact::detail::design {

/// A 16-bit input has 65,536 codes, and interpolation adds two entries. For a 32-bit input it would take the compiler
/// too long to prove more than a few thousand segments.
constexpr std::size_t most_entries(const format& in) noexcept { return in.bits > 16 ? 4098 : 65538; }
inline constexpr std::size_t most_logarithmic_entries = 2048;
/// A product of 32 bits has room for a place of so many bits, and a segment of fewer codes for no polynomial.
inline constexpr int most_polynomial_bits = 12, fewest_polynomial_bits = 3;

/// How many bits of a place within a segment are used. A 16-bit input uses all. With up to 13, the sum of a line, and
/// that of a short parabola, fits into 32 bits.
struct part_bits_list {
    int bits[3]{15};
    int count = 1;

    constexpr const int* begin() const noexcept { return bits; }
    constexpr const int* end() const noexcept { return bits + count; }
};
constexpr part_bits_list part_bits_to_try(const format& in) noexcept {
    if (in.bits > 16) return {{13, 15, 24}, 3};
    return {};
}

/// A part of the domain that a table may cover, and what samples of it tell.
struct extent {
    table_layout layout{};
    profile samples{};
    logarithmic_profile octaves{};
    bool has_octaves = false;
};
/// Whether logarithmic segments may pay.
constexpr bool wants_octaves(const problem& p, const table_layout& layout, const profile& samples) noexcept {
    const bool fits = p.in.bits < 32 || p.in.zero_point == 0;
    return fits && samples.needs_graded_mesh && layout.start == 0 &&
           (samples.symmetry != symmetry::unstated || one_sided(layout.covered, p.in.zero_point));
}

/// Whether a curve through f may leave the output's range: f does, or nearly so, or would just outside the domain.
constexpr bool may_leave_range(const problem& p, const series_view& pieces, const profile& samples) {
    const table_layout full{.domain = p.domain, .covered = p.domain};
    sampler f{pieces, p, full};
    const std::int64_t first = p.domain.first, last = p.domain.last, beyond = p.domain.count() / 16;
    for (const double value : {samples.lowest, samples.highest, f(first), f(last), f(first - beyond), f(last + beyond)})
        if (value < p.out.lowest() + 1 || value > p.out.highest() - 1) return true;
    return false;
}

/// Collects the layouts that could meet a request, best first.
class candidate_finder {
public:
    static constexpr std::size_t capacity = 64;
    using list_type = candidate_list<capacity>;

    /// `found`: the candidates of other extents.
    constexpr candidate_finder(const problem& p, const table_spec& spec, const list_type& found = list_type()) noexcept
        : p_{p},
          spec_{spec},
          limit_{limit_of(spec)},
          most_{bytes_of(direct_layout(p.domain, p.domain, p.out), p.in.zero_point)},
          longest_{p.in.bits < 32 ? p.in.bits : 30},
          // If only a number of entries is asked for, each is as wide as the output.
          widest_{limit_ == 0 && spec.max_bytes == 0 ? static_cast<int>(p.out.bytes()) : 4},
          narrowest_{widest_ < 4 && limit_ == 0 ? widest_ : 1},
          part_bits_{part_bits_to_try(p.in)},
          polynomials_{p.in.bits <= 16 && p.out.bits <= 16 && narrowest_ <= 2 && widest_ >= 2},
          list_{found} {}

    /// A layout's extent, with the samples of that or of a larger one.
    constexpr void add(const table_layout& layout, const extent& sampled) {
        extent one = sampled;
        one.layout = layout;
        add_equal_segments(one);
        if (one.has_octaves) add_logarithmic(one);
    }
    constexpr const list_type& list() const noexcept { return list_; }

private:
    constexpr void consider(const table_layout& proposed, double error) {
        if (limit_ > 0 && error > limit_) return;
        if (spec_.interpolation != interpolation::any && spec_.interpolation != proposed.method) return;
        table_layout layout = without_useless_clamps(proposed, p_.in.zero_point);
        layout.any_order = spec_.monotone.given_up;
        const std::size_t entries = entries_of(layout, p_.in.zero_point), bytes = bytes_of(layout, p_.in.zero_point);
        if (entries > most_entries(p_.in)) return;
        if (spec_.max_bytes != 0 && bytes > spec_.max_bytes) return;
        if (spec_.entries != 0 && entries != spec_.entries) return;
        // A direct table of that size is faster and more accurate.
        if (spec_.interpolation == interpolation::any && spec_.entries == 0 && layout.method != interpolation::direct &&
            bytes >= most_)
            return;
        const auto size = static_cast<double>(bytes), cost = cost_of(layout, p_.in, p_.out).cortex_m3;
        list_.insert(layout, limit_ == 0 ? rank{error, size} : rank_by(spec_, size, cost));
    }

    /// Shorter segments of a 32-bit input would have too many entries.
    constexpr int shortest_of(const table_layout& layout) const noexcept {
        const int width = 64 - std::countl_zero(static_cast<std::uint64_t>(layout.covered.count()));
        return p_.in.bits < 32 || width < 14 ? 0 : width - 14;
    }
    constexpr void add_equal_segments(const extent& one) {
        const int shortest = shortest_of(one.layout);
        for (int fold = 0; fold < (one.samples.symmetry == symmetry::unstated ? 1 : 2); ++fold)
            for (int node_bytes = narrowest_; node_bytes <= widest_; node_bytes *= 2) {
                table_layout layout = one.layout;
                layout.symmetry = fold == 0 ? symmetry::unstated : one.samples.symmetry;
                layout.node_bytes = node_bytes;
                if (fold != 0) {
                    layout.covered = symmetric_cover(one.layout, p_.in.zero_point);
                    layout.start = 0;
                }
                layout.method = interpolation::nearest;
                for (layout.segment_bits = shortest; layout.segment_bits <= longest_; ++layout.segment_bits)
                    consider(layout, one.samples.error_of(layout));
                for (layout.segment_bits = shortest > 0 ? shortest : 1;
                     layout.segment_bits <= longest_ && layout.segment_bits < p_.in.bits; ++layout.segment_bits)
                    add_interpolating(one, layout);
            }
        if (polynomials_) add_polynomials(one);
        // If no error is asked for, a direct table covers the full domain and is correctly rounded.
        if (has_error_limit(spec_) || one.layout.covered == p_.domain) {
            const table_layout direct = direct_layout(p_.domain, one.layout.covered, p_.out);
            consider(direct, one.samples.error_of(direct));
        }
    }
    constexpr void add_interpolating(const extent& one, table_layout layout) {
        for (const int part_bits : part_bits_) {
            layout.most_part_bits = part_bits;
            layout.method = interpolation::linear;
            consider(layout, one.samples.error_of(layout));
            layout.method = interpolation::quadratic;
            if (part_bits <= 15) consider(layout, one.samples.error_of(layout));
            if (part_bits >= layout.segment_bits) break;
        }
    }

    constexpr void add_polynomials(const extent& one) {
        table_layout layout = one.layout;
        layout.method = interpolation::polynomial;
        layout.node_bytes = 2;
        for (layout.segment_bits = fewest_polynomial_bits;
             layout.segment_bits <= most_polynomial_bits && layout.segment_bits < p_.in.bits; ++layout.segment_bits)
            for (layout.degree = 2; layout.degree <= 3; ++layout.degree) consider(layout, one.samples.error_of(layout));
    }

    /// Logarithmic: the longest segments that meet the limit, or err little more than those of one code.
    constexpr void add_logarithmic(const extent& one) {
        const bool single = one_sided(one.layout.covered, p_.in.zero_point);
        for (int node_bytes = narrowest_; node_bytes <= widest_; node_bytes *= 2)
            for (int linear = 0; linear < 2; ++linear)
                for (int m = 0; m <= logarithmic_profile::most_bits; ++m) {
                    table_layout layout = one.layout;
                    layout.symmetry = !single                                      ? one.samples.symmetry
                                      : one.layout.covered.last < p_.in.zero_point ? symmetry::even
                                                                                   : symmetry::unstated;
                    layout.node_bytes = node_bytes;
                    layout.octave_bits = m;
                    if (!single) layout.covered = symmetric_cover(one.layout, p_.in.zero_point);
                    layout.method = linear != 0 ? interpolation::linear : interpolation::nearest;
                    for (const int part_bits : part_bits_) {
                        layout.most_part_bits = part_bits;
                        add_longest(one, layout, linear != 0 ? one.octaves.linear[m] : one.octaves.nearest[m]);
                        if (linear == 0) break;
                    }
                }
    }
    constexpr void add_longest(const extent& one, table_layout layout, const double* errors) {
        const auto error = [&](int shortest, double trust) {
            layout.segment_bits = shortest;
            return one.samples.error_of(layout, errors[shortest] * trust,
                                        2 * one.octaves.nearest[layout.octave_bits][shortest]);
        };
        const double enough = limit_ > 0 ? limit_ : nearly_as_good * error(0, no_optimism);
        int shortest = one.octaves.widest;
        while (shortest > 0 && errors[shortest] > enough) --shortest;
        while (shortest > 0 && error(shortest, no_optimism) > enough) --shortest;
        const double guess = error(shortest, 1);
        if (entries_of(layout, p_.in.zero_point) <= most_logarithmic_entries) consider(layout, guess);
    }

    problem p_;
    table_spec spec_;
    double limit_;
    std::size_t most_;
    int longest_, widest_, narrowest_;
    part_bits_list part_bits_;
    bool polynomials_;
    list_type list_;
};

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
