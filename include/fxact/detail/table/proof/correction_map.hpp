// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <fxact/detail/analysis/rounded_value.hpp>
#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/lookup/lookup.hpp>
#include <fxact/detail/table/lookup/lookup_with_corrections.hpp>
#include <fxact/detail/table/proof/hard_cases.hpp>
#include <fxact/detail/table/proof/proved_table.hpp>
#include <fxact/detail/table/proof/runs.hpp>
#include <fxact/detail/table/proof/segment_bound.hpp>
#include <fxact/format.hpp>

/// The codes at which a table is not correctly rounded.
///
/// Over a run where table and f are at most d + 1/2 apart, a result can only be wrong if f is within d of a tie: else
/// the nearest integer is the only one within d + 1/2. For d up to 1/4 these codes are f's hard cases, and the last
/// bits of their right results are known. The table's result is the right one or a neighbor of it, so its last bit
/// tells which. Where d is larger (about kinks), every code is rounded and compared.
namespace fxact::detail::design {

/// The wrong codes, one bit for each code.
template <std::size_t Words>
struct correction_map {
    std::array<std::uint64_t, Words> wrong{};
    std::int32_t count = 0, search_radius = 0;  // as correction_shape has it
    bool usable = true;                         // a list of corrections makes the table exact

    constexpr bool marks(std::int64_t place) const noexcept {
        return (wrong[static_cast<std::size_t>(place) / 64] >> (place % 64) & 1) != 0;
    }
};

/// The result of a code if it is corrected: the same one where it is clamped.
template <class Table>
constexpr auto corrected_result(std::int64_t code) {
    constexpr lookup::table_shape shape = Table::shape;
    const std::int32_t sum = lookup::curve_plus_half<shape>(Table::data().data(), static_cast<std::int32_t>(code));
    return lookup::result_of<shape, rep_of<typename Table::output_type>>(lookup::beyond_tie<shape>(sum) >>
                                                                         lookup::tie_digits<shape>);
}

/// Finds the wrong codes among Count codes from First on.
template <class Table, std::int64_t First, std::int64_t Count>
class correction_finder {
public:
    using map_type = correction_map<static_cast<std::size_t>((Count + 63) / 64)>;

    constexpr map_type found() {
        for_each_run<Table>(First, Count, [this](std::size_t piece, std::int64_t first, std::int64_t last) {
            if (!map_.usable) return;
            const double apart =
                pieces_[piece].is_tabulated() ? unbounded : bound_over<Table>(pieces_[piece], first, last) - 0.5;
            if (apart < tie_widths[0] * rounded_down)
                check_hard_cases(apart, first, last);
            else
                check_each(first, last);
        });
        return map_;
    }

private:
    using in = typename Table::input_type;
    using out = typename Table::output_type;
    static constexpr lookup::table_shape shape = Table::shape;
    static constexpr code_range domain = shape.layout.domain;
    static constexpr auto& pieces_ = series_of<Table>;
    static constexpr double rounded_down = 1 - 0x1p-10;  // so that a width is above `apart` in spite of roundings
    static constexpr std::int64_t most_checked = Count / 4 < 256 ? 256 : Count / 4;

    constexpr void mark(std::int64_t code) {
        const auto place = static_cast<std::size_t>(code - First);
        map_.wrong[place / 64] |= std::uint64_t{1} << place % 64;
        ++map_.count;
        const std::int32_t distance = lookup::tie_distance<shape>(
            lookup::curve_plus_half<shape>(Table::data().data(), static_cast<std::int32_t>(code)));
        map_.search_radius = distance > map_.search_radius ? distance : map_.search_radius;
    }

    constexpr void check_hard_cases(double apart, std::int64_t first, std::int64_t last) {
        constexpr auto& map_of_f = roundings<Table::function, in, out, domain>;
        std::size_t width = 0;
        while (width + 1 < tie_levels && apart < tie_widths[width + 1] * rounded_down) ++width;
        const auto& hard_cases = map_of_f.hard_cases[width];
        for (std::int64_t code = first; code <= last; ++code) {
            auto place = static_cast<std::size_t>(code - domain.first);
            const std::uint64_t rest = hard_cases[place / 64] >> place % 64;
            const std::size_t skipped = rest != 0 ? static_cast<std::size_t>(std::countr_zero(rest)) : 64 - place % 64;
            code += static_cast<std::int64_t>(skipped);
            if (code > last || rest == 0) {
                --code;
                continue;
            }
            place += skipped;
            const bool odd = (map_of_f.odd[place / 64] >> place % 64 & 1) != 0;
            if ((Table::look_up(static_cast<rep_of<in>>(code)) % 2 != 0) != odd) mark(code);
        }
    }

    constexpr void check_each(std::int64_t first, std::int64_t last) {
        checked_ += last - first + 1;
        if (checked_ > most_checked) {
            map_.usable = false;
            return;
        }
        for (std::int64_t code = first; code <= last; ++code) {
            const auto right = rounded_value<Table::function, in, out>(code, read_);
            if (Table::look_up(static_cast<rep_of<in>>(code)) == right) continue;
            if (corrected_result<Table>(code) != right) map_.usable = false;
            mark(code);
        }
    }

    map_type map_;
    series_reader read_{pieces_.data(), pieces_.size()};
    std::int64_t checked_ = 0;
};

template <class Table, std::int64_t First, std::int64_t Count>
inline constexpr auto correction_chunk = correction_finder<Table, First, Count>{}.found();

/// A table with more corrections is given up, because it is larger than one with finer nodes.
inline constexpr std::int32_t most_corrections = 8192;

template <class Table>
inline constexpr auto corrections_of = [] {
    constexpr code_range domain = Table::shape.layout.domain;
    constexpr std::int64_t chunk = 4096, chunks = domain.count() / chunk, rest = domain.count() % chunk;
    correction_map<static_cast<std::size_t>((domain.count() + 63) / 64)> all;
    std::size_t word = 0;
    const auto append = [&](const auto& map) {
        for (const std::uint64_t bits : map.wrong) all.wrong[word++] = bits;
        all.count += map.count;
        all.search_radius = map.search_radius > all.search_radius ? map.search_radius : all.search_radius;
        all.usable =
            all.usable && map.usable && all.count <= most_corrections && (map.count == 0 || Table::shape.shift > 0);
    };
    [&]<std::int64_t... I>(std::integer_sequence<std::int64_t, I...>) {
        (append(correction_chunk<Table, domain.first + I * chunk, chunk>), ...);
    }
    (std::make_integer_sequence<std::int64_t, chunks>{});
    if constexpr (rest != 0) append(correction_chunk<Table, domain.first + chunks * chunk, rest>);
    return all;
}();

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
