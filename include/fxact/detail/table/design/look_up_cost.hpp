// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

/// What a look-up costs. The figures are those that embedded/table_costs.cpp counts, and its test compares the two.
namespace fxact::detail::design {

using lookup::table_layout;

/// Instructions for each element of a long span.
struct instruction_counts {
    double cortex_m0plus = 0;
    double cortex_m3 = 0;  ///< also M4, M7 and M33, to within two
    double cortex_m55 = 0;

    /// In tenths of an instruction.
    constexpr void add(int m0plus, int m3, int m55) noexcept {
        cortex_m0plus += m0plus / double{10};
        cortex_m3 += m3 / double{10};
        cortex_m55 += m55 / double{10};
    }
};

/// Whether the vector extension of Cortex-M55 reads a table (lookup/gather.hpp).
constexpr bool read_by_vectors(const table_layout& layout, const format& in, const format& out) noexcept {
    if (layout.saturates || layout.is_logarithmic()) return false;
    if (layout.method == interpolation::direct) return in.bits == 8 && out.bits == 8 && layout.covered == all_codes(in);
    return in.bits == 16 && in.is_signed && out.bits == 16 && layout.node_bytes > 1;
}

constexpr instruction_counts cost_of(const table_layout& layout, const format& in, const format& out) noexcept {
    const bool by_vectors = read_by_vectors(layout, in, out), folded = layout.is_folded();
    instruction_counts cost;
    switch (layout.method) {
        case interpolation::direct:
            cost.add(35, 35, by_vectors ? 3 : 35);
            break;
        case interpolation::nearest:
            cost.add(95, 75, by_vectors ? 20 : 75);
            if (folded) cost.add(80, 40, by_vectors ? 15 : 40);
            break;
        case interpolation::linear:
            cost.add(160, 105, by_vectors ? 30 : 105);
            if (folded) cost.add(130, 50, by_vectors ? 25 : 50);
            break;
        case interpolation::polynomial:
            cost.add(layout.degree == 2 ? 235 : 255, 85 + 30 * layout.degree,
                     by_vectors ? 27 + 9 * layout.degree : 85 + 30 * layout.degree);
            break;
        default:
            cost.add(315, 215, by_vectors ? 51 : 215);
            if (folded) cost.add(95, 30, by_vectors ? 14 : 30);
            break;
    }
    const bool low = layout.covered.first > in.first_code(), high = layout.covered.last < in.last_code();
    if (folded && low && high)
        cost.add(50, 50, by_vectors ? 10 : 50);
    else if (low || high)
        cost.add(low && high ? 70 : 40, (low ? layout.counts_from_zero() ? 30 : 20 : 0) + (high ? 30 : 0),
                 by_vectors ? 5 : 30);
    if (layout.saturates) cost.add(100, 40, 40);
    if (layout.is_logarithmic()) cost.add(220, 80, 80);
    if (in.bits > 16) {
        const bool wide = layout.method == interpolation::quadratic && layout.most_part_bits > 13;
        cost.add(wide ? 800 : 60, wide ? 180 : 20, wide ? 180 : 20);
    }
    if (layout.most_part_bits > 15) cost.add(400, 80, 80);
    return cost;
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
