// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

#include <fxact/detail/floating.hpp>
#include <fxact/detail/table_facts.hpp>
#include <fxact/detail/table_layout.hpp>
#include <fxact/detail/table_nodes.hpp>
#include <fxact/detail/table_proof.hpp>
#include <fxact/detail/table_series.hpp>

namespace fxact {

/// Where a table is right: from the first code that is at least `low` to the last that is at most `high`. It gives for every
/// code beyond what it gives at the nearer end.
struct table_domain {
    double low = std::numeric_limits<double>::lowest();
    double high = std::numeric_limits<double>::max();
};

/// A table_spec's max_error where none is asked for.
inline constexpr double any_error = std::numeric_limits<double>::max();

/// What is asked of a table. A field left out is the table's to choose; with nothing asked, an 8-bit input gets a direct table,
/// and a 16-bit one the smallest table that is right to 1 LSB.
///
/// Of the tables that meet all that is asked: the one of fewest bytes, then of fewest instructions, where max_error is given; where
/// max_bytes is given too, the one of fewest instructions; and where only max_bytes or entries is given, the one
/// of the smallest error. exact stands in the place of max_error and entries, and goes with all else.
struct table_spec {
    double max_error = any_error;  ///< the largest error allowed, in LSB of the output; above 0
    std::size_t max_bytes = 0;     ///< the most flash that the entries may take
    std::size_t entries = 0;       ///< the number of entries
    fxact::interpolation interpolation = fxact::interpolation::any;
    table_domain domain{};         ///< where f is wanted, in real numbers; without it, everywhere
    bool exact = false;            ///< every result is the correctly rounded one: max_error is 1/2 or less
};

namespace detail {

/// Whether a request says how large an error may be.
constexpr bool limits_error(const table_spec& spec) noexcept { return spec.max_error < any_error; }

/// Whether an error can be met at all: a number above 0. In the bits, since -ffast-math knows no NaN.
constexpr bool usable_error(double error) noexcept { return !is_nan(error) && error > 0; }

/// Whether the ends make sense: no farther out than one step beyond the format's last values, so that q<3, 12> has {-8, 8}.
template <discrete In>
constexpr bool within_format(const table_domain& domain) noexcept {
    constexpr double lowest = lowest_result<In> * step_of<In>, highest = highest_result<In> * step_of<In>;
    return (domain.low >= lowest - step_of<In> || domain.low == table_domain{}.low) &&
           (domain.high <= highest + step_of<In> || domain.high == table_domain{}.high);
}

template <discrete In>
constexpr code_range codes_within(const table_domain& domain) noexcept {
    constexpr code_range all = every_code<In>;
    code_range result = all;
    constexpr code_range none{1, 0};
    if (domain.low > lowest_result<In> * step_of<In>) {
        const double steps = domain.low / step_of<In>;
        if (steps > highest_result<In>) return none;
        result.first = static_cast<std::int32_t>(zero_point_of<In> - floor_of(-steps));
    }
    if (domain.high < highest_result<In> * step_of<In>) {
        const double steps = domain.high / step_of<In>;
        if (steps < lowest_result<In>) return none;
        result.last = static_cast<std::int32_t>(zero_point_of<In> + floor_of(steps));
    }
    return result;
}

/// A layout's part that is no matter of size: the domain without the tails over which f is as good as constant. They start where f
/// comes within a quarter of what a request leaves for errors beside the rounding (or, where none is given, 1/16 LSB) of its end.
template <auto F, discrete In, discrete Out, code_range Domain, table_spec Spec>
inline constexpr table_layout without_tails = [] {
    table_layout result{.domain = Domain, .covered = Domain};
    design_reader<F, In, Out, table_layout{.domain = Domain, .covered = Domain}> f;
    const double spare = (Spec.max_error - 0.5) / 4, same = !limits_error(Spec) ? 0x1p-4 : spare > 0x1p-10 ? spare : 0x1p-10;
    // From an end inward in steps of 1/256, and by halves within the step that leaves the tail.
    const auto cut = [&](std::int64_t end, std::int64_t other) {
        const double value = f(end);
        // Where results are correctly rounded ones: the same result, by a margin.
        const auto held = [](double y) { return y < lowest_result<Out> ? lowest_result<Out> : y > highest_result<Out> ? highest_result<Out> : y; };
        const double rounded = static_cast<double>(to_integer(held(value)));
        const auto in_tail = [&](std::int64_t code) {
            return Spec.exact ? enclosure::size(held(f(code)) - rounded) <= 0.5 - 0x1p-4 : enclosure::size(f(code) - value) <= same;
        };
        const std::int64_t stride = (other - end) / 256;
        std::int64_t tail = end;
        int steps = 0;
        while (steps < 256 && in_tail(tail + stride)) {
            tail += stride;
            ++steps;
        }
        if (steps == 256 || !in_tail(end)) return end;
        for (std::int64_t step = stride / 2; step != 0; step /= 2)
            if (in_tail(tail + step)) tail += step;
        return tail;
    };
    result.covered.last = static_cast<std::int32_t>(cut(Domain.last, Domain.first));
    result.covered.first = static_cast<std::int32_t>(cut(Domain.first, result.covered.last));
    // Beyond what Out holds: the curve goes on, and results are clamped.
    const auto outside = [&](std::int64_t code) { return f(code) <= lowest_real<Out> || f(code) >= highest_real<Out>; };
    result.saturates = (result.covered.last != Domain.last && outside(Domain.last)) || (result.covered.first != Domain.first && outside(Domain.first));
    return result;
}();

/// What a design knows of f before it tries a table: taken from samples, and so never trusted for more than what to try first.
struct function_sketch {
    static constexpr int levels = 33;
    mirror fold = mirror::none;
    double rounding = 0;             // how far samples are from a code of Out
    double lowest = 0, highest = 0;
    double nearest[levels]{};        // about the error of segments of 2^k codes
    double linear[levels]{};
    double quadratic[levels]{};
    bool crowds_at_zero = false;  // whether lines need short segments near zero that they do not need elsewhere

    constexpr double of(const table_layout& layout) const noexcept {
        const int k = layout.segment_bits;
        return of(layout, layout.method == interpolation::nearest ? nearest[k] : layout.method == interpolation::linear ? linear[k]
            : layout.method == interpolation::quadratic ? quadratic[k] : 0, 2 * nearest[k]);
    }
    /// With segments of a given error and rise.
    constexpr double of(const table_layout& layout, double curve, double rise) const noexcept {
        if (layout.method != interpolation::nearest && layout.most_part_bits < layout.place_bits(0)) curve += scaled_by(rise, -layout.most_part_bits);
        // A node's last place; integers need none below 1.
        const double range = layout.fold == mirror::odd ? (highest - lowest) / 2 : highest - lowest;
        const double place = scaled_by(range, -8 * layout.node_bytes);
        if (layout.method == interpolation::nearest && place > 1) return 0x1p60;  // there is no shift to make up for it
        const bool exact = layout.method == interpolation::direct || (rounding < 0x1p-16 && place <= 1);
        return rounding + 0.75 * curve + (exact ? 0 : 0.25 * place);
    }
};

/// The largest error of segments of 2^k codes, and where it is.
struct worst_segment {
    double error = 0;
    std::int64_t start = 0;

    constexpr void note(double found, std::int64_t place) noexcept {
        if (found > error) *this = {found, place};
    }
};

/// The largest errors of the segments of 2^k codes between two places, from their ends and middles: half a step, half a
/// chord's, and for a spline the monospline's, 0.0642 of the third difference.
struct level_errors {
    worst_segment nearest, linear, quadratic;
};
template <class Reader>
constexpr level_errors errors_of_level(Reader& f, int k, std::int64_t from, std::int64_t to) {
    const std::int64_t length = std::int64_t{1} << k, half = length / 2;
    level_errors worst;
    double left = f(from), before = 2 * left - f(from + half);
    for (std::int64_t start = from; start < to; start += length) {
        const double middle = f(start + half), right = f(start + length);
        worst.nearest.note(enclosure::size(f(start + length - 1) - left) / 2, start);
        worst.linear.note(enclosure::size(left + right - 2 * middle) / 4, start);
        if (start != from) worst.quadratic.note(enclosure::size(right - 3 * middle + 3 * left - before) * 0.0642, start - length);
        before = middle;
        left = right;
    }
    return worst;
}

template <auto F, discrete In, discrete Out, table_layout Extent>
inline constexpr function_sketch sketch_of = [] {
    constexpr int code_bits = 8 * sizeof(rep_of<In>), finest = code_bits - 8;
    constexpr std::int64_t first = Extent.covered.first, last = Extent.covered.last, zero = zero_point_of<In>;
    function_sketch sketch;
    design_reader<F, In, Out, Extent> f;
    level_errors worst;
    constexpr auto& pieces = series<F, In, Out, Extent.domain>;
    for (int k = code_bits; k >= 0; --k) {
        // Below the finest level that is sampled, only about the place that was the worst on the level above, and where the pieces
        // of f's series are short, because f bends there.
        const auto about = [&](std::int64_t from, std::int64_t to) {
            const std::int64_t start = first >> k << k;
            return errors_of_level(f, k, from < start ? start : from, to > last ? last + 1 : to);
        };
        const auto level = [&](const worst_segment& place) {
            if (k >= finest) return about(first >> k << k, last + 1);
            return about(place.start - (std::int64_t{2} << k), place.start + (std::int64_t{6} << k));
        };
        worst.nearest = level(worst.nearest).nearest;
        worst.linear = level(worst.linear).linear;
        worst.quadratic = level(worst.quadratic).quadratic;
        const std::size_t stride = pieces.size() / (code_bits < 32 ? 256 : 32) + 1;
        for (std::size_t i = 0; k < finest && i < pieces.size(); i += stride) {
            const series_piece& piece = pieces[i];
            if (code_bits == 32 && k > 4 && piece.count < std::int64_t{1} << (k - 4)) continue;  // a matter of the shorter segments
            if (piece.count > std::int64_t{2} << k || piece.first < first || piece.end() > last) continue;
            const std::int64_t middle = piece.first + piece.count / 2;
            const level_errors found = about(((middle >> k) - 1) << k, ((middle >> k) + 2) << k);
            worst.nearest.note(found.nearest.error, found.nearest.start);
            worst.linear.note(found.linear.error, found.linear.start);
            worst.quadratic.note(found.quadratic.error, found.quadratic.start);
        }
        sketch.nearest[k] = k == 0 ? 0 : worst.nearest.error;
        sketch.linear[k] = worst.linear.error;
        // Where halving a segment does not take a chord's error to a third, there is a kink, and no spline does better.
        const bool kink = k < code_bits && 3 * worst.linear.error > sketch.linear[k + 1];
        sketch.quadratic[k] = kink && worst.linear.error > worst.quadratic.error ? worst.linear.error : worst.quadratic.error;
        if (k == finest) {
            const std::int64_t place = worst.linear.start - zero, distance = place < 0 ? -(place + (std::int64_t{1} << k)) : place;
            sketch.crowds_at_zero = worst.linear.error > 0x1p-5 && distance <= (last - first) / 64;
        }
    }
    // Longer segments are hardly better: where they seem to be, their samples missed what shorter ones found.
    for (int k = 2; k <= code_bits; ++k) {
        const auto carry = [k](double* errors) { errors[k] = errors[k] > errors[k - 1] * 0.75 ? errors[k] : errors[k - 1] * 0.75; };
        carry(sketch.nearest);
        carry(sketch.linear);
        carry(sketch.quadratic);
    }
    sketch.lowest = sketch.highest = f(first);
    // Of 32 bits only distances from 0 are sure to fit.
    constexpr bool folds = code_bits < 32 || zero == 0;
    const bool foldable = folds && zero > first && zero < last;
    bool odd = foldable, even = odd;
    const double centre = odd ? f(zero) : 0;
    const auto sample = [&](std::int64_t place) {
        const double value = f(first + place);
        const bool beyond = value <= lowest_real<Out> || value >= highest_real<Out>;
        const double off = beyond ? 0 : value - static_cast<double>(to_integer(value));
        sketch.rounding = enclosure::size(off) > sketch.rounding ? enclosure::size(off) : sketch.rounding;
        sketch.lowest = value < sketch.lowest ? value : sketch.lowest;
        sketch.highest = value > sketch.highest ? value : sketch.highest;
        if (place > last - zero || place > zero - first) return;
        const double right = f(zero + place), mirrored = f(zero - place);
        constexpr double same = 0x1p-8;
        if (!(enclosure::size(right - mirrored) < same)) even = false;
        const bool held = right < highest_real<Out> && mirrored > lowest_real<Out>;
        if (held && !(enclosure::size(right + mirrored - 2 * centre) < same)) odd = false;
    };
    for (int i = 1; i <= 61; ++i) sample(i * (codes_of<In> / 64 + 1) * 31 % (last + 1 - first));
    for (std::size_t i = 0; i < pieces.size(); i += pieces.size() / 256 + 1) {
        const std::int64_t place = pieces[i].first + pieces[i].count / 2 - first;
        if (pieces[i].count <= codes_of<In> / 256 && place >= 0 && place <= last - first) sample(place);
    }
    if (foldable && states_symmetry<F, In>) sketch.fold = stated_fold<F, In>;
    else sketch.fold = odd ? mirror::odd : even ? mirror::even : mirror::none;
    return sketch;
}();

/// About the errors of tables by octaves, from samples along the longer side of zero.
struct octave_sketch {
    static constexpr int widths = 33, most_bits = 8;
    double nearest[most_bits + 1][widths]{};  // of 2^m segments an octave, the shortest of 2^s codes
    double linear[most_bits + 1][widths]{};
    int widest = 0;  // the octave of the farthest code
};
template <auto F, discrete In, discrete Out, table_layout Extent>
inline constexpr octave_sketch octaves_of = [] {
    constexpr std::int64_t zero = zero_point_of<In>, up = Extent.covered.last - zero, down = zero - Extent.covered.first;
    constexpr std::int64_t farthest = up > down ? up : down, nearest = up > down ? (down < 0 ? -down : 0) : up < 0 ? -up : 0;
    design_reader<F, In, Out, Extent> read;
    const auto f = [&](std::int64_t distance) { return read(up > down ? zero + distance : zero - distance); };
    octave_sketch sketch;
    constexpr int sampled = 4;
    double step[octave_sketch::widths][octave_sketch::most_bits + 1]{}, chord[octave_sketch::widths][octave_sketch::most_bits + 1]{};
    double first_step[octave_sketch::widths]{}, first_chord[octave_sketch::widths]{};
    for (int width = 0; width < octave_sketch::widths && std::int64_t{1} << width <= farthest; ++width) {
        const std::int64_t start = std::int64_t{1} << width;
        sketch.widest = width;
        if (nearest < start) {
            first_step[width] = enclosure::size(f(start - 1) - f(0)) / 2;
            first_chord[width] = width == 0 ? 0 : enclosure::size(f(start) + f(0) - 2 * f(start / 2)) / 4;
        }
        // The largest errors of 2^m segments from 2^width on; a finer division than is sampled errs by its power less.
        for (int m = 0; m <= octave_sketch::most_bits && m <= width; ++m) {
            const std::int64_t length = start >> m;
            if (m > sampled) {
                step[width][m] = length == 1 ? 0 : step[width][m - 1] / 2;
                chord[width][m] = length == 1 ? 0 : chord[width][m - 1] / 4;
                continue;
            }
            for (std::int64_t from = start; length > 1 && from < 2 * start && from <= farthest; from += length) {
                if (from + length <= nearest) continue;
                const double left = f(from), right = f(from + length), jump = enclosure::size(f(from + length - 1) - left) / 2;
                const double bow = enclosure::size(left + right - 2 * f(from + length / 2)) / 4;
                step[width][m] = jump > step[width][m] ? jump : step[width][m];
                chord[width][m] = bow > chord[width][m] ? bow : chord[width][m];
            }
        }
    }
    const auto fill = [&](auto& errors, const auto& first, const auto& octave) {
        for (int m = 0; m <= octave_sketch::most_bits; ++m) {
            double beyond = 0;  // of the octaves with segments longer than 2^s
            for (int s = sketch.widest; s >= 0; --s) {
                if (s + m < sketch.widest && octave[s + m + 1][m] > beyond) beyond = octave[s + m + 1][m];
                double error = beyond > first[s] ? beyond : first[s];
                for (int width = s; width <= s + m && width <= sketch.widest; ++width) error = octave[width][width - s] > error ? octave[width][width - s] : error;
                errors[m][s] = error;
            }
        }
    };
    fill(sketch.nearest, first_step, step);
    fill(sketch.linear, first_chord, chord);
    return sketch;
}();

/// A folded table's extent: as far below zero as above, if the domain has it.
template <discrete In>
constexpr code_range covered_alike(const table_layout& extent) noexcept {
    constexpr std::int32_t zero = zero_point_of<In>;
    const std::int32_t up = extent.covered.last - zero, down = zero - 1 - extent.covered.first, most = up > down ? up : down;
    return {static_cast<std::int32_t>(extent.domain.clamped(zero - 1 - most)), static_cast<std::int32_t>(extent.domain.clamped(zero + most))};
}

constexpr bool one_sided(const code_range& range, std::int64_t zero) noexcept { return range.first >= zero || range.last < zero; }

/// A layout without the cuts that save no segment.
template <discrete In>
constexpr table_layout without_idle_cuts(table_layout layout) noexcept {
    constexpr std::int64_t zero = zero_point_of<In>;
    if (layout.by_octaves() && one_sided(layout.covered, zero) && !one_sided(layout.domain, zero)) return layout;
    table_layout other = layout;
    other.covered.first = layout.domain.first;
    if (entries_of<In>(other) == entries_of<In>(layout)) layout = other;
    other = layout;
    other.covered.last = layout.domain.last;
    return entries_of<In>(other) == entries_of<In>(layout) ? other : layout;
}

template <discrete Out>
constexpr table_layout direct_layout(const code_range& domain, const code_range& covered) noexcept {
    return {.node_bytes = static_cast<int>(sizeof(rep_of<Out>)), .domain = domain, .covered = covered};
}

struct candidate_list {
    static constexpr std::size_t capacity = 64;
    table_layout layout[capacity]{};
    std::size_t count = 0;
};

/// What candidates are compared by: first one figure, then another.
struct rank {
    double first = 0, second = 0;

    friend constexpr bool operator<(const rank& a, const rank& b) noexcept {
        return a.first < b.first || (a.first == b.first && a.second < b.second);
    }
};

/// The error that a request wants met; 0 where it wants the smallest.
constexpr double limit_of(const table_spec& spec) noexcept {
    return limits_error(spec) ? spec.max_error : spec.max_bytes == 0 && spec.entries == 0 ? 1 : 0;
}

/// More entries than a 16-bit format has codes, and one for each end, are no table; nor is it for the compiler to prove more than a
/// few thousand segments of longer formats.
template <discrete In>
inline constexpr std::size_t most_entries = sizeof(rep_of<In>) > 2 ? 4098 : 65538;
inline constexpr std::size_t most_entries_by_octaves = 2048;

/// How many bits of a place within a segment may count. Up to 13 keep a line's sum within 32 bits, and a parabola's of short segments;
/// of 16-bit inputs all count.
template <discrete In>
inline constexpr int part_bits_to_try[]{15};
template <discrete In>
    requires(sizeof(rep_of<In>) > 2)
inline constexpr int part_bits_to_try<In>[]{13, 15, 24};

/// The layouts that could meet a request, the ones to try first in front.
template <auto F, discrete In, discrete Out, table_spec Spec>
inline constexpr candidate_list candidates = [] {
    constexpr code_range domain = codes_within<In>(Spec.domain);
    constexpr table_layout whole{.domain = domain, .covered = domain}, cut = without_tails<F, In, Out, domain, Spec>;
    constexpr bool tails = !(cut == whole);
    constexpr int code_bits = 8 * sizeof(rep_of<In>);
    constexpr double limit = limit_of(Spec);
    constexpr std::size_t most = bytes_of<In>(direct_layout<Out>(domain, domain));
    candidate_list list;
    std::array<rank, candidate_list::capacity> ranks;
    const auto consider_with = [&](const table_layout& proposed, double error) {
        if (limit > 0 && error > limit) return;
        if (Spec.interpolation != interpolation::any && Spec.interpolation != proposed.method) return;
        const table_layout layout = without_idle_cuts<In>(proposed);
        const std::size_t bytes = bytes_of<In>(layout);
        if (entries_of<In>(layout) > most_entries<In>) return;
        if (Spec.max_bytes != 0 && bytes > Spec.max_bytes) return;
        if (Spec.entries != 0 && entries_of<In>(layout) != Spec.entries) return;
        // An entry for each code is no larger, quicker, and more accurate.
        if (Spec.interpolation == interpolation::any && Spec.entries == 0 && layout.method != interpolation::direct && bytes >= most) return;
        const auto size = static_cast<double>(bytes), cost = static_cast<double>(cost_of<In>(layout));
        const rank own = limit == 0 ? rank{error, size} : Spec.max_bytes != 0 ? rank{cost, size} : rank{size, cost};
        if (list.count == candidate_list::capacity && !(own < ranks[list.count - 1])) return;  // the worst of too many falls out
        std::size_t place = list.count < candidate_list::capacity ? list.count++ : list.count - 1;
        for (; place != 0 && own < ranks[place - 1]; --place) {
            list.layout[place] = list.layout[place - 1];
            ranks[place] = ranks[place - 1];
        }
        list.layout[place] = layout;
        ranks[place] = own;
    };
    const auto consider = [&](const function_sketch& sketch, const table_layout& layout) { consider_with(layout, sketch.of(layout)); };
    constexpr int longest = code_bits < 32 ? code_bits : 30;
    // Of 32-bit inputs shorter segments would have too many entries.
    const auto shortest_of = [](const table_layout& extent) {
        const int width = 64 - std::countl_zero(static_cast<std::uint64_t>(extent.covered.count()));
        return code_bits < 32 || width < 14 ? 0 : width - 14;
    };
    // A number of entries alone says nothing of their width: that is the output's.
    constexpr int widest = limit == 0 && Spec.max_bytes == 0 ? static_cast<int>(sizeof(rep_of<Out>)) : 4;
    const auto consider_extent = [&](const function_sketch& sketch, const table_layout& extent) {
        for (int fold = 0; fold < (sketch.fold == mirror::none ? 1 : 2); ++fold)
            for (int node_bytes = widest < 4 && limit == 0 ? widest : 1; node_bytes <= widest; node_bytes *= 2) {
                table_layout layout = extent;
                layout.fold = fold == 0 ? mirror::none : sketch.fold;
                layout.node_bytes = node_bytes;
                if (fold != 0) layout.covered = covered_alike<In>(extent);
                layout.method = interpolation::nearest;
                const int shortest = shortest_of(extent);
                for (layout.segment_bits = shortest; layout.segment_bits <= longest; ++layout.segment_bits) consider(sketch, layout);
                for (layout.segment_bits = shortest > 0 ? shortest : 1; layout.segment_bits <= longest && layout.segment_bits < code_bits; ++layout.segment_bits)
                    for (const int part_bits : part_bits_to_try<In>) {
                        layout.most_part_bits = part_bits;
                        layout.method = interpolation::linear;
                        consider(sketch, layout);
                        layout.method = interpolation::quadratic;
                        if (part_bits <= 15) consider(sketch, layout);
                        if (part_bits >= layout.segment_bits) break;
                    }
            }
        // Without a request for less, an entry for each code is the correctly rounded one for each code.
        if (limits_error(Spec) || extent.covered == domain) consider(sketch, direct_layout<Out>(domain, extent.covered));
    };
    // By octaves: of the shortest segments that serve as well as those of one code, or well enough, the longest.
    const auto consider_octaves = [&](const function_sketch& sketch, const octave_sketch& octaves, const table_layout& extent) {
        for (int node_bytes = widest < 4 && limit == 0 ? widest : 1; node_bytes <= widest; node_bytes *= 2)
            for (int linear = 0; linear < 2; ++linear)
                for (int m = 0; m <= octave_sketch::most_bits; ++m) {
                    table_layout layout = extent;
                    layout.fold = one_sided(extent.covered, zero_point_of<In>) ? extent.covered.last < zero_point_of<In> ? mirror::even : mirror::none : sketch.fold;
                    layout.node_bytes = node_bytes;
                    layout.octave_bits = m;
                    if (!one_sided(extent.covered, zero_point_of<In>)) layout.covered = covered_alike<In>(extent);
                    layout.method = linear != 0 ? interpolation::linear : interpolation::nearest;
                    const auto& errors = linear != 0 ? octaves.linear[m] : octaves.nearest[m];
                    for (const int part_bits : part_bits_to_try<In>) {
                        layout.most_part_bits = part_bits;
                        const auto error = [&](int shortest, double trust) {
                            layout.segment_bits = shortest;
                            return sketch.of(layout, errors[shortest] * trust, 2 * octaves.nearest[m][shortest]);
                        };
                        // Only one length is tried, so there is no room for the optimism of other guesses.
                        constexpr double no_more = 4.0 / 3;
                        const double enough = limit > 0 ? limit : 1.05 * error(0, no_more);
                        int shortest = octaves.widest;
                        while (shortest > 0 && errors[shortest] > enough) --shortest;
                        while (shortest > 0 && error(shortest, no_more) > enough) --shortest;
                        const double guess = error(shortest, 1);
                        if (entries_of<In>(layout) <= most_entries_by_octaves) consider_with(layout, guess);
                        if (linear == 0) break;
                    }
                }
    };
    const auto consider_all = [&]<table_layout Extent>(std::integral_constant<table_layout, Extent>) {
        constexpr const function_sketch& sketch = sketch_of<F, In, Out, Extent>;
        consider_extent(sketch, Extent);
        constexpr bool fits = code_bits < 32 || zero_point_of<In> == 0;
        if constexpr (fits && sketch.crowds_at_zero && (sketch.fold != mirror::none || one_sided(Extent.covered, zero_point_of<In>)))
            consider_octaves(sketch, octaves_of<F, In, Out, Extent>, Extent);
    };
    consider_all(std::integral_constant<table_layout, whole>{});
    if constexpr (tails) {
        constexpr table_layout held{.domain = cut.domain, .covered = cut.covered};  // a curve that needs no clamp may do
        consider_all(std::integral_constant<table_layout, held>{});
        if constexpr (cut.saturates) consider_all(std::integral_constant<table_layout, cut>{});
    }
    return list;
}();

/// The number of the first candidate, from Index on, whose error is within the limit: by its bound, where that is enough, or else
/// by the true error.
template <auto F, discrete In, discrete Out, table_spec Spec, std::size_t Index>
inline constexpr std::size_t first_that_meets = [] {
    constexpr auto& list = candidates<F, In, Out, Spec>;
    constexpr double limit = limit_of(Spec);
    if constexpr (Index == list.count) {
        return Index;
    } else {
        using one = table_of_layout<F, In, Out, list.layout[Index]>;
        if constexpr (!keeps_limits<one>)
            return first_that_meets<F, In, Out, Spec, Index + 1>;
        else if constexpr (rough_error_of<one>.bound <= limit)
            return Index;
        else if constexpr (rough_error_of<one>.found > limit || (!direct<one> && rough_error_of<one>.bound >= unbounded))
            return first_that_meets<F, In, Out, Spec, Index + 1>;
        else if constexpr (table_error<one> <= limit)
            return Index;
        else
            return first_that_meets<F, In, Out, Spec, Index + 1>;
    }
}();

/// The first few candidates' bounds, of which the smallest is an error that can be reached.
inline constexpr std::size_t finalists = 4;
template <auto F, discrete In, discrete Out, table_spec Spec>
inline constexpr double reachable_error = [] {
    constexpr auto& list = candidates<F, In, Out, Spec>;
    return []<std::size_t... I>(std::index_sequence<I...>) {
        double smallest = 0x1p60;
        const double bounds[]{rough_error_of<table_of_layout<F, In, Out, list.layout[I]>>.bound...};
        for (const double bound : bounds) smallest = bound < smallest ? bound : smallest;
        return smallest;
    }(std::make_index_sequence<(list.count < finalists ? list.count : finalists)>{});
}();

/// The error of a candidate that could be the best; of another, a bound that shows it is not.
template <class Table, auto F, discrete In, discrete Out, table_spec Spec>
inline constexpr double error_if_small = [] {
    if constexpr (!keeps_limits<Table>)
        return unbounded;
    else if constexpr (rough_error_of<Table>.found > reachable_error<F, In, Out, Spec>)
        return rough_error_of<Table>.bound;
    else
        return table_error<Table>;
}();

/// The number of the candidate with the smallest error, of the first few; of equal errors, the earlier one.
template <auto F, discrete In, discrete Out, table_spec Spec>
inline constexpr std::size_t most_accurate = [] {
    constexpr auto& list = candidates<F, In, Out, Spec>;
    return []<std::size_t... I>(std::index_sequence<I...>) {
        const double errors[]{error_if_small<table_of_layout<F, In, Out, list.layout[I]>, F, In, Out, Spec>...};
        std::size_t best = 0;
        for (std::size_t i = 1; i < sizeof...(I); ++i) best = errors[i] < errors[best] ? i : best;
        return best;
    }(std::make_index_sequence<(list.count < finalists ? list.count : finalists)>{});
}();

/// Whether an entry for each code meets a request, whatever the samples say of it.
template <auto F, discrete In, discrete Out, table_spec Spec>
inline constexpr bool direct_meets = [] {
    constexpr code_range domain = codes_within<In>(Spec.domain);
    constexpr table_layout layout = direct_layout<Out>(domain, domain);
    constexpr bool allowed = (Spec.interpolation == interpolation::any || Spec.interpolation == interpolation::direct) &&
                             (Spec.max_bytes == 0 || bytes_of<In>(layout) <= Spec.max_bytes) &&
                             (Spec.entries == 0 || entries_of<In>(layout) == Spec.entries) && entries_of<In>(layout) <= most_entries<In>;
    if constexpr (!allowed)
        return false;
    else if constexpr (limit_of(Spec) >= 0.5)
        return true;
    else
        return table_error<table_of_layout<F, In, Out, layout>> <= limit_of(Spec);
}();

/// What a request leads to: whether it is met, and the layout, which is otherwise the best that was found.
struct table_choice {
    bool met = false, any = false;
    table_layout layout{};
};

template <auto F, discrete In, discrete Out, table_spec Spec>
inline constexpr table_choice choice_of = [] {
    constexpr bool nothing_asked = !limits_error(Spec) && Spec.max_bytes == 0 && Spec.entries == 0 && Spec.interpolation == interpolation::any;
    constexpr code_range domain = codes_within<In>(Spec.domain);
    constexpr table_layout direct = direct_layout<Out>(domain, domain);
    if constexpr (nothing_asked && sizeof(rep_of<In>) == 1) {
        return table_choice{true, true, direct};
    } else {
        constexpr auto& list = candidates<F, In, Out, Spec>;
        if constexpr (limit_of(Spec) == 0) {
            if constexpr (list.count == 0)
                return table_choice{};
            else {
                constexpr table_layout best = list.layout[most_accurate<F, In, Out, Spec>];
                return table_choice{keeps_limits<table_of_layout<F, In, Out, best>>, true, best};
            }
        } else {
            constexpr std::size_t index = first_that_meets<F, In, Out, Spec, 0>;
            if constexpr (index != list.count) {
                return table_choice{true, true, list.layout[index]};
            } else if constexpr (direct_meets<F, In, Out, Spec>) {
                return table_choice{true, true, direct};
            } else {
                constexpr table_spec without_limit = [] {
                    table_spec spec = Spec;
                    spec.max_error = any_error;
                    if (spec.max_bytes == 0 && spec.entries == 0) spec.max_bytes = 4096;
                    return spec;
                }();
                constexpr table_choice best = choice_of<F, In, Out, without_limit>;
                return table_choice{false, best.any, best.layout};
            }
        }
    }
}();

}  // namespace detail
}  // namespace fxact
