// SPDX-License-Identifier: MIT
// What a program finds out about a layout is what the compiler finds out.
#include <fxact/detail/table/run_time/built_table.hpp>
#include <fxact/detail/table/run_time/laboratory.hpp>

#include <fxact/activation/sigmoid.hpp>
#include <fxact/detail/table/design/compiled_design.hpp>
#include <fxact/fixed.hpp>

#include "catch.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail::design;
using about = problem_of<sigmoid, q<3, 12>, q15, detail::every_code<q<3, 12>>>;

constexpr table_layout layout_of(interpolation method, bool corrected) {
    table_layout layout;
    layout.method = method;
    layout.symmetry = fxact::symmetry::odd;
    layout.segment_bits = 9;
    layout.node_bytes = 2;
    layout.domain = layout.covered = detail::every_code<q<3, 12>>;
    layout.corrected = corrected;
    return layout;
}

template <table_layout Layout, question What>
void check_answer(laboratory<sigmoid_fn>& lab) {
    constexpr answer compiled = answer_to<about, What, Layout>();
    const answer found = lab.reply(What, Layout);
    CHECK(found.first == compiled.first);
    CHECK(found.second == compiled.second);
}
}  // namespace

TEST_CASE("a laboratory answers a search's questions as the compiler does") {
    laboratory lab{sigmoid, about::value};
    CHECK(lab.pieces().size == about::pieces().size);
    check_answer<layout_of(interpolation::linear, false), question::bracket>(lab);
    check_answer<layout_of(interpolation::linear, false), question::error>(lab);
    check_answer<layout_of(interpolation::linear, false), question::limits>(lab);
    check_answer<layout_of(interpolation::quadratic, true), question::exact_bytes>(lab);
}
