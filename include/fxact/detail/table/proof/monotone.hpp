// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/proof/max_error.hpp>
#include <fxact/detail/table/proof/proved_table.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>

namespace fxact::detail::design {

/// Whether a table never decreases, or never increases: proved from its nodes.
///
/// Straight lines and B-splines between nodes in order keep that order, within segments and where segments meet. The
/// shift rounds each sum down, which keeps order, and so do clamps. The mirrored half of an odd table keeps order if
/// the two codes about zero do. Results then lie between those of the two ends, and an error below half of Out's range
/// keeps them from wrapping around.
template <class Table>
inline constexpr bool is_monotone = [] {
    using in = typename Table::input_type;
    using out = typename Table::output_type;
    using code = rep_of<in>;
    constexpr lookup::table_shape shape = Table::shape;
    constexpr code_range domain = shape.layout.domain;
    if (!(max_error_of<Table> < (highest_result<out> - lowest_result<out>) / 2)) return false;
    if (shape.layout.symmetry == symmetry::even && !(shape.layout.covered.last < shape.zero))
        return domain.count() == 1;
    bool rises = true, falls = true;
    const auto* nodes = Table::data().data();
    const std::size_t count = Table::data().size();
    // A direct table of all codes starts with code 0, and its lowest code is in the middle.
    const std::size_t start =
        direct<Table> && !shape.clamps_low && !shape.clamps_high && domain.first < 0 ? count / 2 : 0;
    for (std::size_t i = 1; i < count; ++i) {
        const auto before = nodes[(start + i - 1) % count], after = nodes[(start + i) % count];
        if (after < before) rises = false;
        if (after > before) falls = false;
    }
    if (shape.layout.symmetry == symmetry::odd) {
        const auto before = Table::look_up(static_cast<code>(shape.zero - 1)),
                   after = Table::look_up(static_cast<code>(shape.zero));
        rises = rises && after >= before;
        falls = falls && after <= before;
    }
    return rises || falls;
}();

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
