// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/polynomial_order.hpp>
#include <fxact/detail/table/proof/proof_terms.hpp>
#include <fxact/facts.hpp>

namespace fxact::detail::design {

/// The same of a table whose segments have polynomials of their own: each keeps the order, and so do the results where
/// two meet.
constexpr bool is_monotone_by_segments(const table_view& table) {
    const lookup::table_shape& shape = table.shape();
    const segment_values values{shape};
    const auto each = static_cast<std::size_t>(shape.layout.entries_each());
    bool rises = true, falls = true;
    for (std::size_t i = 0; i < table.size() && (rises || falls); i += each) {
        const std::int64_t* own = table.nodes() + i;
        rises = rises && values.keeps_order(own, 1);
        falls = falls && values.keeps_order(own, -1);
        if (i == 0) continue;
        const std::int64_t before = values.last(own - each), after = values.first(own);
        rises = rises && after >= before;
        falls = falls && after <= before;
    }
    return rises || falls;
}

/// Whether a table never decreases, or never increases: proved from its nodes.
///
/// Straight lines and B-splines between nodes in order keep that order, within segments and where segments meet. The
/// shift rounds each sum down, which keeps order, and so do clamps. The mirrored half of an odd table keeps order if
/// the two codes about zero do. Results then lie between those of the two ends, and an error below half of the output's
/// range keeps them from wrapping around.
constexpr bool is_monotone_table(const claim& c, double max_error) {
    const table_view& table = *c.table;
    const lookup::table_shape& shape = table.shape();
    const code_range domain = c.about->domain;
    if (!(max_error < (c.about->out.highest() - c.about->out.lowest()) / 2)) return false;
    if (shape.layout.symmetry == symmetry::even && !(shape.layout.covered.last < shape.zero))
        return domain.count() == 1;
    if (shape.layout.is_polynomial()) return is_monotone_by_segments(table);
    bool rises = true, falls = true;
    const std::int64_t* nodes = table.nodes();
    const std::size_t count = table.size();
    // A direct table of all codes starts with code 0, and its lowest code is in the middle.
    const std::size_t start =
        table.is_direct() && !shape.clamps_low && !shape.clamps_high && domain.first < 0 ? count / 2 : 0;
    for (std::size_t i = 1; i < count; ++i) {
        const std::int64_t before = nodes[(start + i - 1) % count], after = nodes[(start + i) % count];
        if (after < before) rises = false;
        if (after > before) falls = false;
    }
    if (shape.layout.symmetry == symmetry::odd) {
        const std::int64_t before = table.look_up(shape.zero - 1), after = table.look_up(shape.zero);
        rises = rises && after >= before;
        falls = falls && after <= before;
    }
    return rises || falls;
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
