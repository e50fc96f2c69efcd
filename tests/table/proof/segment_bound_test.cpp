// SPDX-License-Identifier: MIT
#include <fxact/detail/table/proof/segment_bound.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>

#include <fxact/activation/sigmoid.hpp>
#include <fxact/detail/table/nodes/entries.hpp>
#include <fxact/detail/table/proof/compiled_proof.hpp>
#include <fxact/detail/table/proof/error_bracket.hpp>
#include <fxact/detail/table/proof/proof_terms.hpp>
#include <fxact/detail/table/proof/runs.hpp>
#include <fxact/fixed.hpp>

#include "catch.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail::design;
using in = q<3, 12>;
using out = q15;

constexpr table_layout layout_of(interpolation method, fxact::symmetry symmetry) {
    table_layout layout;
    layout.method = method;
    layout.symmetry = symmetry;
    layout.segment_bits = 9;
    layout.node_bytes = 2;
    layout.domain = layout.covered = detail::every_code<in>;
    return layout;
}

/// Checks each run of a table's codes against sigmoids of long doubles: bound >= largest error, and not much above.
template <interpolation Method, fxact::symmetry Symmetry = fxact::symmetry::unstated>
void check_bounds() {
    using table = table_of_layout<problem_of<sigmoid, in, out, detail::every_code<in>>, layout_of(Method, Symmetry)>;
    constexpr claim c = claim_of<table>;
    std::size_t runs = 0;
    for_each_run(c, -32768, 65536, [&](const series_piece& piece, std::int64_t first, std::int64_t last) {
        double largest = 0;
        for (std::int64_t code = first; code <= last; ++code) {
            const long double exact = 32768 / (1 + std::exp(-static_cast<long double>(code) / 4096));
            const double clamped = exact > 32767 ? 32767 : static_cast<double>(exact);
            const double error = std::abs(table::look_up(static_cast<std::int16_t>(code)) - clamped);
            largest = error > largest ? error : largest;
        }
        CHECK(std::abs(error_over(c, piece, first, last) - largest) < 1e-6);
        if (piece.is_tabulated()) return;
        const double bound = bound_over(c, piece, first, last);
        CAPTURE(first, last, bound, largest);
        CHECK(bound >= largest);
        CHECK(bound < largest * 1.25 + 0.5);
        ++runs;
    });
    CHECK(runs >= 64);
}
}  // namespace

TEST_CASE("the bound of each run of a table is its largest error, or a little more") {
    check_bounds<interpolation::linear>();
    check_bounds<interpolation::linear, fxact::symmetry::odd>();
    check_bounds<interpolation::quadratic>();
    check_bounds<interpolation::quadratic, fxact::symmetry::odd>();
    check_bounds<interpolation::nearest>();
}
