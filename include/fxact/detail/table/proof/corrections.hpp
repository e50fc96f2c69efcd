// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <fxact/detail/analysis/rounded_value.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/lookup/lookup_with_corrections.hpp>
#include <fxact/detail/table/nodes/entries.hpp>
#include <fxact/detail/table/proof/hard_cases.hpp>
#include <fxact/detail/table/proof/runs.hpp>
#include <fxact/facts.hpp>

/// A table and the list of those codes at which it is not correctly rounded.
///
/// Over a stretch of codes where table and f are at most d + 1/2 apart, a result can only be wrong if f is within d of
/// a tie: else the nearest integer is the only one within d + 1/2. For d up to 1/4 these codes are known already, with
/// the last bit of the right result; the table's is that or a neighbour of it, so that its last bit says which. Where d
/// is larger (about kinks), each code is rounded and compared.
namespace fxact::detail {

/// The codes of some stretches, a bit for each; how near to a tie the curve is at those marked; and whether a list can
/// serve at all.
template <std::size_t Words>
struct exception_map {
    std::array<std::uint64_t, Words> wrong{};
    std::int32_t count = 0, reach = 0;
    bool usable = true;

    constexpr bool marks(std::int64_t place) const noexcept {
        return (wrong[static_cast<std::size_t>(place) / 64] >> (place % 64) & 1) != 0;
    }
};

/// The other result of a code, or the same where that is clamped.
template <class Table>
constexpr auto corrected_result(std::int64_t code) {
    constexpr lookup::table_shape shape = Table::shape;
    const std::int32_t sum = lookup::near_tie<shape>(Table::data().data(), static_cast<std::int32_t>(code));
    return lookup::result_of<shape, rep_of<typename Table::output_type>>(lookup::beyond_tie<shape>(sum) >>
                                                                         lookup::tie_digits<shape>);
}

template <class Table, std::int64_t First, std::int64_t Count>
inline constexpr auto exception_chunk = [] {
    using in = typename Table::input_type;
    using out = typename Table::output_type;
    constexpr lookup::table_shape shape = Table::shape;
    constexpr code_range domain = shape.layout.domain;
    constexpr auto& pieces = series_of<Table>;
    constexpr auto& map_of_f = roundings<Table::function, in, out, domain>;
    constexpr std::int64_t many = Count / 4 < 256 ? 256 : Count / 4;
    exception_map<static_cast<std::size_t>((Count + 63) / 64)> map;
    const auto mark = [&](std::int64_t code) {
        const auto place = static_cast<std::size_t>(code - First);
        map.wrong[place / 64] |= std::uint64_t{1} << place % 64;
        ++map.count;
        const std::int32_t distance =
            lookup::tie_distance<shape>(lookup::near_tie<shape>(Table::data().data(), static_cast<std::int32_t>(code)));
        map.reach = distance > map.reach ? distance : map.reach;
    };
    series_reader read{pieces.data(), pieces.size()};
    std::int64_t rounded_one_by_one = 0;
    for_each_stretch<Table>(First, Count, [&](std::size_t piece, std::int64_t first, std::int64_t last) {
        if (!map.usable) return;
        const double apart = pieces[piece].listed() ? unbounded : bound_over<Table>(pieces[piece], first, last) - 0.5;
        if (apart < tie_widths[0] * (1 - 0x1p-10)) {
            std::size_t width = 0;
            while (width + 1 < tie_levels && apart < tie_widths[width + 1] * (1 - 0x1p-10)) ++width;
            const auto& near = map_of_f.near[width];
            for (std::int64_t code = first; code <= last; ++code) {
                auto place = static_cast<std::size_t>(code - domain.first);
                const std::uint64_t rest = near[place / 64] >> place % 64;
                const std::size_t skipped =
                    rest != 0 ? static_cast<std::size_t>(std::countr_zero(rest)) : 64 - place % 64;
                code += static_cast<std::int64_t>(skipped);
                if (code > last || rest == 0) {
                    --code;
                    continue;
                }
                place += skipped;
                const bool odd = (map_of_f.odd[place / 64] >> place % 64 & 1) != 0;
                if ((Table::look_up(static_cast<rep_of<in>>(code)) % 2 != 0) != odd) mark(code);
            }
            return;
        }
        rounded_one_by_one += last - first + 1;
        if (rounded_one_by_one > many) {
            map.usable = false;
            return;
        }
        for (std::int64_t code = first; code <= last; ++code) {
            const auto right = rounded_value<Table::function, in, out>(code, read);
            if (Table::look_up(static_cast<rep_of<in>>(code)) == right) continue;
            if (corrected_result<Table>(code) != right) map.usable = false;
            mark(code);
        }
    });
    return map;
}();

/// Lists longer than this are given up: they are larger than finer nodes.
inline constexpr std::int32_t longest_list = 8192;

template <class Table>
inline constexpr auto exceptions_of = [] {
    constexpr code_range domain = Table::shape.layout.domain;
    constexpr std::int64_t chunk = 4096, whole = domain.count() / chunk, rest = domain.count() % chunk;
    exception_map<static_cast<std::size_t>((domain.count() + 63) / 64)> all;
    std::size_t word = 0;
    const auto append = [&](const auto& map) {
        for (const std::uint64_t bits : map.wrong) all.wrong[word++] = bits;
        all.count += map.count;
        all.reach = map.reach > all.reach ? map.reach : all.reach;
        all.usable =
            all.usable && map.usable && all.count <= longest_list && (map.count == 0 || Table::shape.shift > 0);
    };
    [&]<std::int64_t... I>(std::integer_sequence<std::int64_t, I...>) {
        (append(exception_chunk<Table, domain.first + I * chunk, chunk>), ...);
    }
    (std::make_integer_sequence<std::int64_t, whole>{});
    if constexpr (rest != 0) append(exception_chunk<Table, domain.first + whole * chunk, rest>);
    return all;
}();

/// visit(distance from zero, whether the code above is marked, whether the one below), in order.
template <class Table, class Visit>
constexpr void for_each_distance(const Visit& visit) {
    constexpr auto& map = exceptions_of<Table>;
    constexpr code_range domain = Table::shape.layout.domain;
    constexpr std::int64_t zero = Table::shape.zero;
    const auto up_from = [&](std::int64_t code) {
        while (code <= domain.last && !map.marks(code - domain.first)) {
            const auto place = static_cast<std::size_t>(code - domain.first);
            const std::uint64_t rest = map.wrong[place / 64] >> place % 64;
            code += rest != 0 ? std::countr_zero(rest) : 64 - static_cast<std::int64_t>(place % 64);
        }
        return code;
    };
    const auto down_from = [&](std::int64_t code) {
        while (code >= domain.first && !map.marks(code - domain.first)) {
            const auto place = static_cast<std::size_t>(code - domain.first);
            const std::uint64_t rest = map.wrong[place / 64] << (63 - place % 64);
            code -= rest != 0 ? std::countl_zero(rest) : 1 + static_cast<std::int64_t>(place % 64);
        }
        return code;
    };
    std::int64_t above = up_from(zero > domain.first ? zero : domain.first),
                 below = down_from(zero <= domain.last ? zero - 1 : domain.last);
    while (above <= domain.last || below >= domain.first) {
        const std::int64_t none = code_count<typename Table::input_type>;
        const std::int64_t up = above <= domain.last ? above - zero : none,
                           down = below >= domain.first ? zero - below : none;
        visit(up < down ? up : down, up <= down, down <= up);
        if (up <= down) above = up_from(above + 1);
        if (down <= up) below = down_from(below - 1);
    }
}

/// What the keys of a list are, and how many. Distances from zero serve a folded table, if it is wrong on both sides
/// alike or a correction changes nothing on the other side (because results are clamped there).
struct key_facts {
    std::size_t count = 0;
    bool by_size = false;
};
template <class Table>
inline constexpr key_facts key_facts_of = [] {
    constexpr code_range domain = Table::shape.layout.domain;
    constexpr std::int64_t zero = Table::shape.zero;
    key_facts facts{static_cast<std::size_t>(exceptions_of<Table>.count), Table::shape.layout.fold != mirror::none};
    if (!facts.by_size) return facts;
    std::size_t distances = 0;
    for_each_distance<Table>([&](std::int64_t distance, bool above, bool below) {
        ++distances;
        if (above && below) return;
        const std::int64_t other = above ? zero - distance : zero + distance;
        if (other < domain.first || other > domain.last) return;
        if (corrected_result<Table>(other) != Table::look_up(static_cast<rep_of<typename Table::input_type>>(other)))
            facts.by_size = false;
    });
    if (facts.by_size) facts.count = distances;
    return facts;
}();

/// The list: a variable at namespace scope, so that flash holds one copy.
template <class Table>
inline constexpr auto exception_keys = [] {
    using code = rep_of<typename Table::input_type>;
    constexpr key_facts facts = key_facts_of<Table>;
    constexpr code_range domain = Table::shape.layout.domain;
    std::array<std::conditional_t<facts.by_size, std::make_unsigned_t<code>, code>, facts.count> keys{};
    std::size_t next = 0;
    if constexpr (facts.by_size) {
        for_each_distance<Table>([&](std::int64_t distance, bool, bool) {
            keys[next++] = static_cast<std::make_unsigned_t<code>>(distance);
        });
    } else {
        constexpr auto& map = exceptions_of<Table>;
        for (std::size_t word = 0; word < map.wrong.size(); ++word)
            for (std::uint64_t rest = map.wrong[word]; rest != 0; rest &= rest - 1)
                keys[next++] =
                    static_cast<code>(domain.first + static_cast<std::int64_t>(word * 64) + std::countr_zero(rest));
    }
    return keys;
}();

/// A table of nodes with its list, as far as proofs go.
template <auto F, discrete In, discrete Out, table_layout Layout>
struct corrected_table {
    using input_type = In;
    using output_type = Out;
    using proved = corrected_table;
    using curve = table_of_layout<F, In, Out, Layout>;
    static constexpr auto function = F;
    static constexpr lookup::table_shape shape = curve::shape;
    static constexpr std::size_t exceptions = key_facts_of<curve>.count;
    static constexpr lookup::exception_shape listed{exceptions_of<curve>.reach, key_facts_of<curve>.by_size};
    static constexpr std::size_t entries = curve::entries + exceptions,
                                 bytes = curve::bytes + exceptions * sizeof(rep_of<In>);

    static constexpr const auto& data() noexcept { return curve::data(); }
    static constexpr const auto& keys() noexcept { return exception_keys<curve>; }
    static constexpr rep_of<Out> look_up(rep_of<In> code) noexcept {
        if constexpr (exceptions == 0)
            return curve::look_up(code);
        else
            return lookup::look_up_corrected<shape, listed, rep_of<Out>>(data().data(), keys(), code);
    }
    [[gnu::always_inline]] static constexpr void look_up_each(const In* in, Out* out, std::size_t count) noexcept {
        if constexpr (exceptions == 0)
            curve::look_up_each(in, out, count);
        else
            lookup::look_up_each_corrected<shape, listed, data(), keys()>(in, out, count);
    }
};

/// Every result is the correctly rounded one: so its error is that of the rounding, and its order that of rounded
/// results.
template <auto F, discrete In, discrete Out, table_layout Layout>
inline constexpr double table_error<corrected_table<F, In, Out, Layout>> = roundings<F, In, Out, Layout.domain>.largest;
template <auto F, discrete In, discrete Out, table_layout Layout>
inline constexpr bool table_monotone<corrected_table<F, In, Out, Layout>> =
    roundings<F, In, Out, Layout.domain>.rises || roundings<F, In, Out, Layout.domain>.falls;

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
