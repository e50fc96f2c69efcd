// SPDX-License-Identifier: MIT
// The look-up of a table that is data gives what the chip's look-up gives.
#include <fxact/detail/table/lookup/polynomial.hpp>
#include <fxact/detail/table/lookup/table_view.hpp>

#include <cstdint>

#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/softsign.hpp>
#include <fxact/detail/table/nodes/entries.hpp>
#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "catch.hpp"
#include "oracle/tally.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail::design;
using affine16 = quantized<std::int16_t, affine{1.0 / 4096, 77}>;

template <class In>
constexpr table_layout layout_of(interpolation method, fxact::symmetry symmetry, int segment_bits, int octave_bits,
                                 int degree, std::int32_t start) {
    table_layout layout;
    layout.method = method;
    layout.symmetry = symmetry;
    layout.segment_bits = segment_bits;
    layout.octave_bits = octave_bits;
    layout.degree = degree;
    layout.start = start;
    layout.node_bytes = 2;
    layout.domain = detail::code_range{-30'000, 31'000};
    layout.covered = detail::code_range{-20'000, 25'000};
    return layout;
}

template <discrete In, interpolation Method, fxact::symmetry Symmetry, int SegmentBits,
          int OctaveBits = table_layout::equal_segments, int Degree = 0, std::int32_t Start = 0>
void check_view() {
    constexpr detail::code_range domain{-30'000, 31'000};
    using about = problem_of<softsign, In, q15, domain>;
    using table = table_of_layout<about, layout_of<In>(Method, Symmetry, SegmentBits, OctaveBits, Degree, Start)>;
    fxact::test::tally same;
    for (std::int32_t code = -32'768; code <= 32'767; ++code)
        same.expect(table::view.look_up(code) == table::look_up(static_cast<std::int16_t>(code)), code);
    INFO(SegmentBits << ' ' << OctaveBits);
    CHECK(same);
}
template <discrete In>
void check_views() {
    using enum interpolation;
    using enum fxact::symmetry;
    check_view<In, linear, unstated, 9>();
    check_view<In, linear, odd, 9>();
    check_view<In, quadratic, unstated, 10>();
    check_view<In, quadratic, odd, 10>();
    check_view<In, nearest, unstated, 8>();
    check_view<In, nearest, odd, 0 + 8>();
    check_view<In, linear, odd, 5, 3>();
    check_view<In, nearest, odd, 4, 4>();
    check_view<In, linear, even, 9>();
    check_view<In, polynomial, unstated, 10, table_layout::equal_segments, 2>();
    check_view<In, polynomial, unstated, 10, table_layout::equal_segments, 3>();
    check_view<In, polynomial, unstated, 5, table_layout::equal_segments, 3>();
    check_view<In, polynomial, unstated, 10, table_layout::equal_segments, 3, -20'000>();
    check_view<In, linear, unstated, 10, table_layout::equal_segments, 0, 1'234>();
    check_view<In, quadratic, unstated, 10, table_layout::equal_segments, 0, -19'999>();
}
}  // namespace

TEST_CASE("a table as data is looked up as on the chip, at every code, whatever its layout") {
    check_views<q<3, 12>>();
    check_views<affine16>();
}

TEST_CASE("32-bit codes far below the first that has entries are clamped to it, also where a segment starts there") {
    constexpr detail::code_range domain{std::int32_t{1} << 27, 1'879'048'192};
    constexpr table_layout layout{
        .method = interpolation::linear, .segment_bits = 26, .node_bytes = 2, .domain = domain, .covered = domain};
    using table = table_of_layout<problem_of<softsign, q<3, 28>, q15, domain>, layout>;
    static_assert(table::shape.clamps_low && !table::shape.short_codes);
    fxact::test::tally same;
    for (std::int64_t code = -2'147'483'648; code <= 2'147'483'647; code += 65'521) {
        const auto own = static_cast<std::int32_t>(code);
        same.expect(table::look_up(own) == table::view.look_up(code), code);
        if (code < domain.first) same.expect(table::look_up(own) == table::look_up(domain.first), code);
    }
    CHECK(same);
}
