// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

#include <fxact/detail/table_facts.hpp>
#include <fxact/detail/table_layout.hpp>
#include <fxact/detail/table_series.hpp>
#include <fxact/target/lookup.hpp>
#include <fxact/target/lookup_spans.hpp>

/// What a table of a given layout holds.
namespace fxact::detail {

/// The reals that round to what Out holds: half a step beyond its ends.
template <discrete Out>
inline constexpr double lowest_real = lowest_result<Out> - 0.5;
template <discrete Out>
inline constexpr double highest_real = highest_result<Out> + 0.5;

/// f for designing: in steps of Out and clamped to what rounds to Out, or somewhat beyond where results are clamped; by the code
/// less the origin; where a folded table reaches beyond the domain on one side of zero, or has none there, from the other side.
template <auto F, discrete In, discrete Out, table_layout Layout>
class design_reader {
public:
    constexpr double operator()(std::int64_t place) noexcept {
        const std::int64_t code = place + origin<In>(Layout);
        const std::int64_t mirrored = origin<In>(Layout) - place;
        constexpr bool below_only = Layout.by_octaves() && Layout.covered.last < origin<In>(Layout);
        if (Layout.fold == mirror::none || (!below_only && (code <= Layout.domain.last || mirrored < Layout.domain.first))) return clamped(read_(code));
        const double other = clamped(read_(mirrored));
        return Layout.fold == mirror::even ? other : 2 * centre() - other;
    }
    /// What an odd table's nodes count from.
    constexpr double centre() noexcept { return Layout.fold == mirror::odd ? clamped(read_(origin<In>(Layout))) : 0; }

private:
    static constexpr double clamped(double value) noexcept {
        constexpr double beyond = Layout.saturates ? highest_real<Out> - lowest_real<Out> : 0;
        constexpr double lowest = lowest_real<Out> - beyond, highest = highest_real<Out> + beyond;
        return value < lowest ? lowest : value > highest ? highest : value;
    }
    series_reader read_{series<F, In, Out, Layout.domain>.data(), series<F, In, Out, Layout.domain>.size()};
};

inline constexpr std::size_t nodes_a_chunk = 1024;

/// Nodes as real numbers, from the steps of Out, and whether f rises, or falls, all along the samples taken.
template <std::size_t Size>
struct ideal_nodes {
    std::array<double, Size> node{};
    bool rises = true, falls = true;
};

/// Half of the smaller of two, and 0 if they differ in sign.
constexpr double half_of_smaller(double a, double b) noexcept {
    if ((a < 0) != (b < 0)) return 0;
    return ((a < b) == (b > 0) ? a : b) / 2;
}

/// Entries [First, First + Size) of a table.
///
/// Linear: a chord lies above a convex f by up to c = (f(l) + f(r)) / 2 - f(m), which is h^2 f'' / 8. Lowering both nodes by half
/// of that leaves half the error on either side. A node takes the smaller of its two segments' halves, and none at a kink.
/// Quadratic: the control point 2 f(m) - (f(l) + f(r)) / 2 at each segment's middle; the spline then has the error of the
/// Bernoulli monospline, h^3 |f'''| / 125, which no choice of control points improves; the ends are met exactly.
/// Nearest: the middle between a segment's two ends.
template <auto F, discrete In, discrete Out, table_layout Layout, std::size_t First, std::size_t Size>
inline constexpr ideal_nodes<Size> node_chunk = [] {
    ideal_nodes<Size> result;
    design_reader<F, In, Out, Layout> f;
    constexpr std::int64_t segments = last_segment<In>(Layout) - first_segment<In>(Layout) + 1;
    const double centre = f.centre();
    constexpr std::int64_t first = first_segment<In>(Layout);
    const auto start = [](std::int64_t segment) { return Layout.start_of(segment + first); };
    const auto length = [](std::int64_t segment) { return Layout.length_of(segment + first); };
    // The samples of one segment after another: left end, middle, right end.
    const std::int64_t before = static_cast<std::int64_t>(First) - 1;
    std::int64_t segment = before < 0 ? 0 : before;
    double left = f(start(segment));
    const auto follow = [&](double value, double& previous) {
        result.rises = result.rises && value >= previous;
        result.falls = result.falls && value <= previous;
        previous = value;
    };
    if constexpr (Layout.method == interpolation::linear) {
        constexpr bool even = Layout.fold == mirror::even, odd = Layout.fold == mirror::odd;
        double bend = 0;  // of the segment to the left of `left`
        bool known = false;
        for (std::int64_t i = before; i < static_cast<std::int64_t>(First + Size); ++i) {
            // Segment i, and with it node i: its left end.
            if (i < 0) continue;
            const double node = left;
            double own = bend;
            if (i < segments) {
                const double middle = f(start(i) + length(i) / 2), right = f(start(i + 1));
                own = Layout.by_octaves() && length(i) == 1 ? 0 : (left + right) / 2 - middle;
                follow(middle, left);
                follow(right, left);
            }
            if (i >= static_cast<std::int64_t>(First)) {
                const double other = known ? bend : even ? own : odd ? -own : own;
                result.node[static_cast<std::size_t>(i) - First] = node - half_of_smaller(other, own) - centre;
            }
            bend = own;
            known = true;
        }
    } else if constexpr (Layout.method == interpolation::quadratic) {
        double inner = 0;  // the control point before the one at hand
        for (std::int64_t i = before < 0 ? 0 : before; i < static_cast<std::int64_t>(First + Size); ++i) {
            // Control point i belongs to the middle of segment i - 1.
            const std::int64_t own = i == 0 ? 0 : i > segments ? segments - 1 : i - 1;
            left = f(start(own));
            double at = left;
            const double middle = f(start(own) + length(own) / 2), right = f(start(own + 1));
            follow(middle, at);
            follow(right, at);
            inner = 2 * middle - (left + right) / 2;
            const double point = i == 0 ? 2 * left - inner : i > segments ? 2 * right - inner : inner;
            if (i >= static_cast<std::int64_t>(First)) result.node[static_cast<std::size_t>(i) - First] = point - centre;
        }
    } else {
        for (std::size_t i = 0; i < Size; ++i) {
            const auto own = static_cast<std::int64_t>(First + i);
            const double low = f(start(own)), high = f(start(own) + length(own) - 1);
            follow(low, left);
            follow(high, left);
            result.node[i] = (low + high) / 2 - centre;
        }
    }
    return result;
}();

template <auto F, discrete In, discrete Out, table_layout Layout>
inline constexpr auto all_ideal_nodes = [] {
    constexpr std::size_t entries = entries_of<In>(Layout);
    ideal_nodes<entries> all;
    std::size_t next = 0;
    const auto append = [&](const auto& chunk) {
        for (const double node : chunk.node) all.node[next++] = node;
        all.rises = all.rises && chunk.rises;
        all.falls = all.falls && chunk.falls;
    };
    constexpr std::size_t whole = entries / nodes_a_chunk, rest = entries % nodes_a_chunk;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (append(node_chunk<F, In, Out, Layout, I * nodes_a_chunk, nodes_a_chunk>), ...);
    }(std::make_index_sequence<whole>{});
    if constexpr (rest != 0) append(node_chunk<F, In, Out, Layout, whole * nodes_a_chunk, rest>);
    return all;
}();

constexpr std::int64_t to_integer(double value) noexcept {
    return static_cast<std::int64_t>(value < 0 ? value - 0.5 : value + 0.5);
}

constexpr std::int64_t floor_of(double value) noexcept {
    const auto integer = static_cast<std::int64_t>(value);
    return integer - (static_cast<double>(integer) > value);
}

/// A number times 2^power.
constexpr double scaled_by(double value, int power) noexcept {
    for (; power > 0; --power) value *= 2;
    for (; power < 0; ++power) value /= 2;
    return value;
}

/// A node's integer is its value * 2^fraction - offset.
struct node_scale {
    int fraction = 0;
    std::int64_t offset = 0;
    bool has_sign = false;
};

/// Whether lowest .. highest, scaled and less an offset, fits into so many bits.
constexpr bool fits(double lowest, double highest, int bits, const node_scale& scale) noexcept {
    const double unit = scaled_by(1, scale.fraction), reach = static_cast<double>(std::int64_t{1} << (bits - scale.has_sign));
    const auto offset = static_cast<double>(scale.offset);
    return highest * unit - offset <= reach - 1 && lowest * unit - offset >= (scale.has_sign ? -reach : 0);
}

/// The spare bits of a node hold a fraction of the output's LSB, as much of it as fits, up to `most`. Of the offsets that leave the
/// same fraction: -bias, which saves the addition of the zero point and of the half that a rounding adds, or 0, or the
/// lowest value.
constexpr node_scale scale_of(double lowest, double highest, double bias, bool takes_bias, int bits, int most) noexcept {
    for (int fraction = most;; --fraction) {
        const double unit = scaled_by(1, fraction);
        const std::int64_t offsets[]{-to_integer(bias * unit), 0, to_integer(lowest * unit) - 1};
        for (int i = takes_bias && fraction >= 1 ? 0 : 1; i < 3; ++i)
            for (int sign = 0; sign < 2; ++sign) {
                const node_scale scale{fraction, offsets[i], sign != 0};
                if (fits(lowest, highest, bits, scale)) return scale;
            }
    }
}

/// Nodes in the scale of their integers, and how a table is read.
template <auto F, discrete In, discrete Out, table_layout Layout>
struct table_plan {
    static constexpr int bits = Layout.part_bits(origin<In>(Layout));
    static constexpr bool linear = Layout.method == interpolation::linear, quadratic = Layout.method == interpolation::quadratic;
    static constexpr std::size_t entries = entries_of<In>(Layout);
    static constexpr double centre = design_reader<F, In, Out, Layout>{}.centre();
    /// What nodes may hold: an odd table's serve both sides.
    static constexpr double beyond = Layout.saturates ? highest_real<Out> - lowest_real<Out> : 0;
    static constexpr double top = limits_above<F, In, Out> ? highest_allowed<F, In, Out> + 0.25 : highest_real<Out> + beyond;
    static constexpr double bottom = limits_below<F, In, Out> ? lowest_allowed<F, In, Out> - 0.25 : lowest_real<Out> - beyond;
    static constexpr double up = top - centre, down = bottom - centre;
    static constexpr bool odd = Layout.fold == mirror::odd;
    static constexpr double high = odd && -down < up ? -down : up, low = odd && -up > down ? -up : down;

    /// Whether a node is kept to what Out holds, and so the curve between such nodes. A spline's first and last control points lie
    /// beyond the curve, and may lie outside.
    static constexpr bool held(std::size_t i) noexcept { return !quadratic || (i != 0 && i != entries - 1); }

    /// Whether sums need 64 bits, whatever the nodes are.
    static constexpr bool wide_sums = sizeof(rep_of<Out>) > 2 || (linear && bits > 15);

    /// The bits below the output's LSB that a sum has room for, in 32 bits or 64.
    static constexpr int unit_room(bool in_64_bits) noexcept {
        return (in_64_bits ? 62 : 30) - std::numeric_limits<rep_of<Out>>::digits - (Layout.saturates ? 2 : 0);
    }

    static constexpr node_scale scale = [] {
        const auto& ideal = all_ideal_nodes<F, In, Out, Layout>;
        double lowest = high, highest = low;
        for (std::size_t i = 0; i < ideal.node.size(); ++i) {
            const double node = ideal.node[i], within = !held(i) ? node : node < low ? low : node > high ? high : node;
            lowest = within < lowest ? within : lowest;
            highest = within > highest ? within : highest;
        }
        constexpr int enough = Layout.corrected ? 15 : 6;
        const int most = unit_room(wide_sums || Layout.corrected) - (linear ? bits : quadratic && Layout.corrected ? 2 * bits + 1 : 0);
        return scale_of(lowest, highest, 0.5 + zero_point_of<Out>, !odd, 8 * Layout.node_bytes, most < enough ? most : enough);
    }();
    using node_type = std::conditional_t<
        scale.has_sign,
        std::conditional_t<Layout.node_bytes == 1, std::int8_t, std::conditional_t<Layout.node_bytes == 2, std::int16_t, std::int32_t>>,
        std::conditional_t<Layout.node_bytes == 1, std::uint8_t, std::conditional_t<Layout.node_bytes == 2, std::uint16_t, std::uint32_t>>>;

    /// The nodes less their offset; never beyond what Out holds, and never falling where f does not.
    static constexpr std::array<std::int64_t, entries_of<In>(Layout)> integers = [] {
        const auto& ideal = all_ideal_nodes<F, In, Out, Layout>;
        const double unit = scaled_by(1, scale.fraction);
        // Half a step beyond the ends of Out is a tie, which rounds down.
        const std::int64_t highest = floor_of(high * unit), lowest = odd ? -floor_of(-low * unit) : 1 - floor_of(1 - low * unit);
        std::array<std::int64_t, entries_of<In>(Layout)> result{};
        std::int64_t previous = 0;
        for (std::size_t i = 0; i < result.size(); ++i) {
            std::int64_t integer = to_integer(ideal.node[i] * unit);
            if (i != 0 && ideal.rises && integer < previous) integer = previous;
            if (i != 0 && ideal.falls && integer > previous) integer = previous;
            previous = held(i) ? integer < lowest ? lowest : integer > highest ? highest : integer : integer;
            result[i] = previous - scale.offset;
        }
        return result;
    }();

    static constexpr target::table_shape shape = [] {
        target::table_shape result{Layout};
        bool touches = false;
        result.zero = static_cast<std::int32_t>(origin<In>(Layout));
        result.cut_below = Layout.covered.first > every_code<In>.first;
        result.cut_above = Layout.covered.last < every_code<In>.last;
        result.first_segment = static_cast<std::int32_t>(first_segment<In>(Layout));
        int node_unit = linear ? bits : 0;
        result.wide = wide_sums || (!quadratic && scale.fraction + node_unit > unit_room(false));
        if (quadratic) {
            std::int64_t line = 0, bow = 0;  // the largest terms, before any bits are dropped
            for (std::size_t i = 2; i < integers.size(); ++i) {
                const std::int64_t rise = integers[i - 1] - integers[i - 2], bend = integers[i] - integers[i - 1] - rise, sum = integers[i - 1] + integers[i - 2];
                const std::int64_t size = (rise < 0 ? -rise : rise) + (sum < 0 ? -sum : sum) / 2 + 1;
                line = size > line ? size : line;
                bow = bend > bow ? bend : -bend > bow ? -bend : bow;
            }
            constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
            const int more = scale.fraction + 2 * bits + 1 - unit_room(result.wide);
            result.dropped = more > 0 ? more : 0;
            if (result.dropped > bits + 1 || bow << (2 * bits) > most || line << (2 * bits + 1 - result.dropped) > most) {
                result.wide = true;
                result.dropped = 0;
            }
            result.short_terms = result.wide && bow <= most && line << bits <= most;
            node_unit = 2 * bits + 1 - result.dropped;
        }
        result.shift = scale.fraction + node_unit;
        if (result.shift < 0) result.shift = 0;  // nodes too narrow for their values: the proof refuses what comes of it
        result.before = scale.offset * (std::int64_t{1} << node_unit);
        result.after = to_integer(scaled_by(centre + zero_point_of<Out>, result.shift)) + (result.shift > 0 ? std::int64_t{1} << (result.shift - 1) : 0);
        if (!odd) {
            result.after += result.before;
            result.before = 0;
        }
        // A tie at the upper end must not leave Out.
        for (std::size_t i = 0; i < integers.size(); ++i)
            if (held(i) && static_cast<double>(integers[i] + scale.offset) >= high * scaled_by(1, scale.fraction)) touches = true;
        result.after -= touches && !Layout.saturates;
        return result;
    }();
};

template <auto F, discrete In, discrete Out, table_layout Layout>
    requires(Layout.method == interpolation::direct)
struct table_plan<F, In, Out, Layout> {
    static constexpr target::table_shape shape = [] {
        target::table_shape result{Layout};
        result.cut_below = Layout.covered.first > every_code<In>.first;
        result.cut_above = Layout.covered.last < every_code<In>.last;
        return result;
    }();
};

/// f at a code of In, correctly rounded to Out: from the series, where that is certain, or else by itself.
template <auto F, discrete In, discrete Out>
constexpr rep_of<Out> entry(std::int64_t code, series_reader& read) {
    const series_piece& piece = read.piece(code);
    const double value = piece.at(code), slack = piece.slack_at(code);
    const double off = enclosure::size(value) - static_cast<double>(floor_of(enclosure::size(value)));
    if (!piece.listed() && enclosure::size(value) < 0x1p20 && enclosure::size(off - 0.5) > slack + 0x1p-30)
        return raw_of(saturate<Out>(to_integer(value) + zero_point_of<Out>));
    return raw_of(evaluate_certified<Out>(F, [code]<class Word>(Word) { return ball<Word>{decode_code<Word, In>(code), 0}; }));
}

/// Size entries of a direct table from First on. Of all codes, in the order of their bytes, 0..127, -128..-1: the index is the
/// code's byte.
template <auto F, discrete In, discrete Out, table_layout Layout, std::size_t First, std::size_t Size>
inline constexpr std::array<rep_of<Out>, Size> direct_chunk = [] {
    std::array<rep_of<Out>, Size> chunk{};
    series_reader read{series<F, In, Out, Layout.domain>.data(), series<F, In, Out, Layout.domain>.size()};
    constexpr bool bytes = Layout.covered == every_code<In>;
    for (std::size_t i = 0; i < Size; ++i) {
        const auto place = static_cast<std::int64_t>(First + i);
        chunk[i] = entry<F, In, Out>(!bytes ? place + Layout.covered.first : place <= last_code<In> ? place : place - codes_of<In>, read);
    }
    return chunk;
}();

template <auto F, discrete In, discrete Out, table_layout Layout>
inline constexpr auto direct_entries = [] {
    constexpr std::size_t all = entries_of<In>(Layout), size = all < 1024 ? 64 : 1024, rest = all % size;
    std::array<rep_of<Out>, all> entries{};
    std::size_t next = 0;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        [[maybe_unused]] const auto append = [&](const auto& chunk) {
            for (const auto code : chunk) entries[next++] = code;
        };
        (append(direct_chunk<F, In, Out, Layout, I * size, size>), ...);
    }(std::make_index_sequence<all / size>{});
    if constexpr (rest != 0)
        for (const auto code : direct_chunk<F, In, Out, Layout, all - rest, rest>) entries[next++] = code;
    return entries;
}();

/// The entries themselves: a variable at namespace scope, so that flash holds one copy.
template <auto F, discrete In, discrete Out, table_layout Layout>
inline constexpr auto table_nodes = [] {
    if constexpr (Layout.method == interpolation::direct) return direct_entries<F, In, Out, Layout>;
    else {
    using plan = table_plan<F, In, Out, Layout>;
    std::array<typename plan::node_type, entries_of<In>(Layout)> nodes{};
    for (std::size_t i = 0; i < nodes.size(); ++i) nodes[i] = static_cast<typename plan::node_type>(plan::integers[i]);
    return nodes;
    }
}();

/// A designed table, as far as proofs go.
template <auto F, discrete In, discrete Out, table_layout Layout>
struct table_of_layout {
    using input_type = In;
    using output_type = Out;
    static constexpr auto function = F;
    using proved = table_of_layout;
    static constexpr target::table_shape shape = table_plan<F, In, Out, Layout>::shape;
    static constexpr std::size_t entries = entries_of<In>(Layout), bytes = bytes_of<In>(Layout);

    static constexpr const auto& data() noexcept { return table_nodes<F, In, Out, Layout>; }
    static constexpr rep_of<Out> look_up(rep_of<In> code) noexcept {
        return target::look_up<shape, rep_of<Out>>(data().data(), code);
    }
    static constexpr void look_up_each(const In* in, Out* out, std::size_t count) noexcept {
        target::look_up_each<shape, data()>(in, out, count);
    }
};

}  // namespace fxact::detail
