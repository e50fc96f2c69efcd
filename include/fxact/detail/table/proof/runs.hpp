// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/proof/proved_table.hpp>

/// Runs: codes that belong to one piece of f's series and to one segment of the table.
namespace fxact::detail::design {

/// The code after the segment that holds a code. Below zero, logarithmic segments are the mirror images of those above.
template <class Table>
constexpr std::int64_t end_of_segment(std::int64_t code) {
    constexpr lookup::table_shape shape = Table::shape;
    constexpr int bits = direct<Table> ? 40 : shape.layout.segment_bits;
    if constexpr (!shape.layout.is_logarithmic()) {
        return ((((code - shape.zero) >> bits) + 1) << bits) + shape.zero;
    } else {
        const std::int64_t distance = shape.layout.distance(code, shape.zero),
                           segment = shape.layout.segment_at(distance);
        const std::int64_t behind = distance - shape.layout.start_of(segment);
        const std::int64_t end =
            code >= shape.zero ? code - behind + shape.layout.length_of(segment) : code + behind + 1;
        return code < shape.zero && end > shape.zero ? shape.zero : end;
    }
}

/// visit(number of the piece, first code, last code) for each run among `count` codes.
template <class Table, class Visit>
constexpr void for_each_run(std::int64_t first, std::int64_t count, const Visit& visit) {
    constexpr auto& pieces = series_of<Table>;
    constexpr code_range covered = Table::shape.layout.covered;
    std::size_t piece = 0, beyond = pieces.size();
    while (beyond - piece > 1) {  // the piece that holds `first`
        const std::size_t half = piece + (beyond - piece) / 2;
        (pieces[half].first <= first ? piece : beyond) = half;
    }
    const std::int64_t end = first + count;
    for (std::int64_t code = first; code < end;) {
        while (pieces[piece].end() <= code) ++piece;
        const std::int64_t own_end = end_of_segment<Table>(code), covered_end = std::int64_t{covered.last} + 1;
        const std::int64_t segment_end = code < covered.first    ? covered.first
                                         : code >= covered_end   ? end
                                         : own_end < covered_end ? own_end
                                                                 : covered_end;
        std::int64_t next = segment_end < pieces[piece].end() ? segment_end : pieces[piece].end();
        next = next < end ? next : end;
        visit(piece, code, next - 1);
        code = next;
    }
}

/// `Count`, or fewer where the domain ends before First + Count.
template <class Table, std::int64_t First, std::int64_t Count>
inline constexpr std::int64_t count_within =
    First + Count > Table::shape.layout.domain.last ? Table::shape.layout.domain.last - First + 1 : Count;

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
