// SPDX-License-Identifier: MIT
#include <fxact/detail/table/lookup/place.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include <fxact/fixed.hpp>

#include "../../catch.hpp"
#include "../../oracle/tally.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail::lookup;

constexpr table_layout layout_of(interpolation method, symmetry folded, int segment_bits, int octave_bits,
                                 detail::code_range covered) {
    table_layout layout;
    layout.method = method;
    layout.symmetry = folded;
    layout.segment_bits = segment_bits;
    layout.octave_bits = octave_bits;
    layout.domain = {-2048, 2047};
    layout.covered = covered;
    return layout;
}
constexpr table_layout plain =
    layout_of(interpolation::linear, symmetry::unstated, 5, table_layout::equal_segments, {-2048, 2047});
constexpr table_layout folded =
    layout_of(interpolation::quadratic, symmetry::odd, 4, table_layout::equal_segments, {-1000, 1500});
constexpr table_layout dropping = [] {  // places of 7 bits, of which 4 are used
    table_layout layout =
        layout_of(interpolation::linear, symmetry::odd, 7, table_layout::equal_segments, {-1000, 1500});
    layout.most_part_bits = 4;
    return layout;
}();
constexpr std::int32_t off_center = 77;
constexpr table_layout balanced = layout_of(interpolation::linear, symmetry::odd, 4, table_layout::equal_segments,
                                            {off_center - 1001, off_center + 1000});
constexpr table_layout octaves = layout_of(interpolation::linear, symmetry::even, 2, 3, {-2048, 2047});
constexpr table_layout one_sided = layout_of(interpolation::nearest, symmetry::unstated, 1, 2, {40, 2047});

static_assert(entries_of(plain, zero_point_of<q<7, 8>>) == 129 && bytes_of(plain, zero_point_of<q<7, 8>>) == 129);
static_assert(entries_of(folded, zero_point_of<q<7, 8>>) == 1500 / 16 + 1 + 2,
              "a segment each, and two for the last parabola");
static_assert(octaves.is_logarithmic() && octaves.counts_from_zero() && !plain.counts_from_zero());
static_assert(plain.distance(-5, 0) == 4 && plain.distance(5, 0) == 5 && one_sided.distance(-5, 0) == 5);

template <table_layout Layout, std::int32_t Zero>
constexpr table_shape shape = [] {
    table_shape result{Layout};
    result.zero = static_cast<std::int32_t>(origin(Layout, Zero));
    result.first_segment = static_cast<std::int32_t>(first_segment(Layout, Zero));
    result.clamps_low = Layout.covered.first > Layout.domain.first;
    result.clamps_high = Layout.covered.last < Layout.domain.last;
    return result;
}();

/// The place of every code: its segment's number, its distance from the segment's start in the longest segment's parts,
/// and its sign.
template <table_layout Layout, std::int32_t Zero = 0>
void check_places(test::tally& places) {
    constexpr table_shape s = shape<Layout, Zero>;
    for (std::int32_t code = -2048; code < 2048; ++code) {
        const table_place found = place_of<s>(code);
        const std::int64_t kept = Layout.covered.clamped(code);
        const std::int64_t x = kept - s.zero;
        const bool below = x < 0 && Layout.is_folded();
        const std::int64_t counted = Layout.counts_from_zero() ? Layout.distance(kept, Zero) : kept;
        const std::int64_t segment = Layout.segment_at(counted);
        const std::int64_t size = below ? -x : x,
                           up = Layout.place_bits(Zero) - Layout.segment_bits - Layout.doublings_in(segment);
        const std::int64_t part = ((size - Layout.start_of(segment)) << up) >> idle_bits<s>;
        places.expect(found.entry == segment && found.part == part && (found.negative != 0) == below, code);
    }
}
}  // namespace

TEST_CASE("every code is looked up in its segment, at its part, or where the covered codes end") {
    test::tally places;
    check_places<plain>(places);
    check_places<folded>(places);
    check_places<dropping>(places);
    check_places<octaves>(places);
    static_assert(clamps_magnitude<shape<balanced, off_center>> && !clamps_magnitude<shape<folded, 0>>);
    check_places<balanced, off_center>(places);
    check_places<plain, off_center>(places);
    check_places<folded, off_center>(places);
    check_places<dropping, off_center>(places);
    check_places<octaves, off_center>(places);
    check_places<one_sided>(places);
    CHECK(places);
}
