// SPDX-License-Identifier: MIT
// What look-ups cost. (embedded/table_costs.cpp counts them.)
#include <fxact/detail/table/design/look_up_cost.hpp>

#include <fxact/fixed.hpp>

#include "catch.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail::design;

constexpr table_layout layout_of(interpolation method, symmetry half = symmetry::unstated) {
    table_layout layout;
    layout.method = method;
    layout.symmetry = half;
    layout.degree = method == interpolation::polynomial ? 3 : 0;
    layout.node_bytes = 2;
    layout.domain = layout.covered = detail::every_code<q<3, 12>>;
    return layout;
}
constexpr instruction_counts counts_of(const table_layout& layout) {
    return cost_of(layout, format_of<q<3, 12>>, format_of<q15>);
}
/// Whether `a` takes fewer instructions than `b` on every core.
constexpr bool is_faster(const table_layout& a, const table_layout& b) {
    const instruction_counts left = counts_of(a), right = counts_of(b);
    return left.cortex_m0plus < right.cortex_m0plus && left.cortex_m3 < right.cortex_m3 &&
           left.cortex_m55 < right.cortex_m55;
}
}  // namespace

TEST_CASE("lines are faster than cubics, cubics than splines, and a whole table than half of one") {
    using enum interpolation;
    CHECK(is_faster(layout_of(linear), layout_of(polynomial)));
    CHECK(is_faster(layout_of(linear), layout_of(quadratic)));
    CHECK(counts_of(layout_of(polynomial)).cortex_m3 < counts_of(layout_of(quadratic)).cortex_m3);
    for (const interpolation method : {nearest, linear, quadratic}) {
        CHECK(is_faster(layout_of(method), layout_of(method, symmetry::odd)));
        CHECK(is_faster(layout_of(method), layout_of(method, symmetry::even)));
    }
}

TEST_CASE("clamps cost instructions, and a clamp below a segment's start the fewest") {
    table_layout low = layout_of(interpolation::polynomial), high = low, both = low, saturating = low;
    low.covered.first = both.covered.first = -20'480;
    high.covered.last = both.covered.last = 20'479;
    saturating.saturates = true;
    CHECK(is_faster(layout_of(interpolation::polynomial), low));
    CHECK(counts_of(low).cortex_m3 < counts_of(high).cortex_m3);
    CHECK(counts_of(high).cortex_m3 < counts_of(both).cortex_m3);
    CHECK(is_faster(layout_of(interpolation::polynomial), saturating));
}

TEST_CASE("vectors read signed 16-bit codes, and bytes of a table for every byte") {
    const table_layout cubic = layout_of(interpolation::polynomial);
    CHECK(read_by_vectors(cubic, format_of<q<3, 12>>, format_of<q15>));
    CHECK_FALSE(read_by_vectors(cubic, format_of<uq<4, 12>>, format_of<q15>));
    CHECK_FALSE(read_by_vectors(cubic, format_of<q<3, 12>>, format_of<q7>));
    table_layout bytes = layout_of(interpolation::direct);
    bytes.domain = bytes.covered = detail::every_code<q<3, 4>>;
    CHECK(read_by_vectors(bytes, format_of<q<3, 4>>, format_of<q7>));
    CHECK_FALSE(read_by_vectors(bytes, format_of<q<3, 4>>, format_of<q15>));
}
