// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/proof/proof_terms.hpp>

/// Runs: codes that belong to one piece of f's series and to one segment of the table.
namespace fxact::detail::design {

/// The code after the segment that holds a code. Below zero, logarithmic segments are the mirror images of those above.
constexpr std::int64_t end_of_segment(const lookup::table_shape& shape, std::int64_t code) {
    const table_layout& layout = shape.layout;
    const int bits = layout.method == interpolation::direct ? 40 : layout.segment_bits;
    if (!layout.is_logarithmic()) return ((((code - shape.zero) >> bits) + 1) << bits) + shape.zero;
    const std::int64_t distance = layout.distance(code, shape.zero), segment = layout.segment_at(distance);
    const std::int64_t behind = distance - layout.start_of(segment);
    const std::int64_t end = code >= shape.zero ? code - behind + layout.length_of(segment) : code + behind + 1;
    return code < shape.zero && end > shape.zero ? shape.zero : end;
}

/// visit(piece, first code, last code) for each run among `count` codes.
template <class Visit>
constexpr void for_each_run(const claim& c, std::int64_t first, std::int64_t count, const Visit& visit) {
    const lookup::table_shape& shape = c.table->shape();
    const std::int64_t covered_first = shape.layout.covered.first,
                       covered_end = std::int64_t{shape.layout.covered.last} + 1;
    std::size_t begin = 0, beyond = c.f.size;
    while (beyond - begin > 1) {  // the piece that holds `first`
        const std::size_t half = begin + (beyond - begin) / 2;
        (c.f[half].first <= first ? begin : beyond) = half;
    }
    const series_piece* piece = c.f.data + begin;
    const std::int64_t end = first + count;
    for (std::int64_t code = first; code < end;) {
        while (piece->end() <= code) ++piece;
        const std::int64_t own_end = end_of_segment(shape, code);
        const std::int64_t segment_end = code < covered_first    ? covered_first
                                         : code >= covered_end   ? end
                                         : own_end < covered_end ? own_end
                                                                 : covered_end;
        std::int64_t next = segment_end < piece->end() ? segment_end : piece->end();
        next = next < end ? next : end;
        visit(*piece, code, next - 1);
        code = next;
    }
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
