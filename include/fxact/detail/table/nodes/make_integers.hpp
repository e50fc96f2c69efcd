// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/integer_nodes.hpp>
#include <fxact/detail/table/nodes/polynomial_nodes.hpp>
#include <fxact/detail/table/nodes/problem.hpp>
#include <fxact/detail/table/nodes/real_nodes.hpp>

namespace fxact::detail::design {

/// How a table's integers are read, and whether the type that stores them has a sign.
struct integers_made {
    table_shape shape{};
    bool has_sign = false;
};

/// Writes the integers of a layout with interpolation, made from its real nodes.
constexpr integers_made make_integers(const series_view& f, const problem& p, const table_layout& layout,
                                      const real_nodes& nodes, std::int64_t* to) {
    if (layout.is_polynomial()) {
        polynomial_maker maker{p, layout, nodes};
        const table_shape shape = maker.shape(all_codes(p.in));
        maker.round(to, shape);
        return {shape, true};
    }
    node_maker maker{f, p, layout, nodes};
    maker.round(to);
    return {maker.shape(to, all_codes(p.in)), maker.scale().has_sign};
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
