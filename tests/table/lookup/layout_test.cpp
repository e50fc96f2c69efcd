// SPDX-License-Identifier: MIT
#include <fxact/detail/table/lookup/layout.hpp>

#include <cstddef>
#include <cstdint>
#include <set>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "catch.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail;
using lookup::table_layout;
using bytes = quantized<std::int8_t, affine{1.0 / 16, 3}>;
constexpr std::int64_t zero = 3;

table_layout layout_of(int segment_bits, int octave_bits, code_range covered) {
    table_layout layout;
    layout.method = interpolation::linear;
    layout.segment_bits = segment_bits;
    layout.octave_bits = octave_bits;
    layout.domain = layout.covered = covered;
    return layout;
}

/// All segments whose places are some codes of `layout`, counted one by one.
std::set<std::int64_t> segments_of(const table_layout& layout) {
    std::set<std::int64_t> segments;
    for (std::int64_t code = layout.covered.first; code <= layout.covered.last; ++code)
        segments.insert(layout.segment_at(layout.counts_from_zero() ? layout.distance(code, zero) : code));
    return segments;
}
}  // namespace

TEST_CASE("segments follow each other without gaps, equal ones and logarithmic ones") {
    for (const int octave_bits : {table_layout::equal_segments, 0, 1, 3})
        for (int segment_bits = 0; segment_bits < 5; ++segment_bits) {
            const table_layout layout = layout_of(segment_bits, octave_bits, every_code<bytes>);
            const bool logarithmic = octave_bits != table_layout::equal_segments;
            CHECK(layout.is_logarithmic() == logarithmic);
            std::int64_t segment = 0, start = 0;
            for (std::int64_t place = 0; place < 5000; ++place) {
                if (place == start + layout.length_of(segment)) {
                    ++segment;
                    start = place;
                }
                REQUIRE(layout.segment_at(place) == segment);
                REQUIRE(layout.start_of(segment) == start);
            }
            // The length doubles with each octave, from the second one on.
            for (std::int64_t i = 0; i < segment; ++i) {
                std::int64_t length = std::int64_t{1} << segment_bits;
                if (logarithmic)
                    for (std::int64_t doubled = 2 << octave_bits; doubled <= i; doubled += 1 << octave_bits)
                        length *= 2;
                REQUIRE(layout.length_of(i) == length);
                REQUIRE((length >> layout.doublings_in(i)) == 1 << segment_bits);
                REQUIRE(layout.doublings_at(layout.start_of(i)) == layout.doublings_in(i));
            }
        }
}

TEST_CASE("distances from zero are one less below zero, unless segments have one entry") {
    table_layout layout = layout_of(2, table_layout::equal_segments, every_code<bytes>);
    CHECK((layout.distance(3, zero) == 0 && layout.distance(7, zero) == 4 && layout.distance(2, zero) == 0));
    CHECK(layout.distance(-128, zero) == 130);
    CHECK(layout.farthest(zero) == 130);
    layout.covered = {-10, 100};
    CHECK(layout.farthest(zero) == 97);
    CHECK(layout.nearest(zero) == 0);
    layout.covered = {10, 100};
    CHECK(layout.nearest(zero) == 7);
    layout.covered = {-100, -10};
    CHECK(layout.nearest(zero) == 12);
    layout.method = interpolation::nearest;
    CHECK(layout.distance(-128, zero) == 130);
    layout.segment_bits = 0;
    CHECK(layout.distance(-128, zero) == 131);
    layout.segment_bits = 2;
    layout.octave_bits = 1;
    CHECK(layout.distance(-128, zero) == 131);
}

TEST_CASE("a table has an entry for each segment that its codes are in, and those that interpolation needs") {
    for (const code_range covered : {every_code<bytes>, code_range{-128, -20}, code_range{-9, 40}, code_range{20, 127}})
        for (const int octave_bits : {table_layout::equal_segments, 0, 2})
            for (const auto symmetry : {fxact::symmetry::unstated, fxact::symmetry::odd, fxact::symmetry::even})
                for (int segment_bits = 0; segment_bits < 5; ++segment_bits) {
                    table_layout layout = layout_of(segment_bits, octave_bits, covered);
                    layout.symmetry = symmetry;
                    layout.node_bytes = 2;
                    const bool folded = symmetry != fxact::symmetry::unstated;
                    CHECK(layout.is_folded() == folded);
                    CHECK(layout.counts_from_zero() == (folded || octave_bits >= 0));
                    CHECK(lookup::origin(layout, zero_point_of<bytes>) == (layout.counts_from_zero() ? zero : 0));
                    const std::set<std::int64_t> segments = segments_of(layout);
                    // A folded table with equal segments begins at zero.
                    const std::int64_t first = folded && octave_bits < 0 ? 0
                                               : octave_bits >= 0 && covered.first <= zero && zero <= covered.last
                                                   ? 0
                                                   : *segments.begin();
                    CHECK(lookup::first_segment(layout, zero_point_of<bytes>) == first);
                    CHECK(lookup::last_segment(layout, zero_point_of<bytes>) == *segments.rbegin());
                    const auto count = static_cast<std::size_t>(*segments.rbegin() - first + 1);
                    CHECK(lookup::entries_of(layout, zero_point_of<bytes>) == count + 1);
                    CHECK(lookup::bytes_of(layout, zero_point_of<bytes>) == 2 * (count + 1));
                    layout.method = interpolation::quadratic;
                    CHECK(lookup::entries_of(layout, zero_point_of<bytes>) == count + 2);
                    if (octave_bits < 0 && segment_bits != 0) {
                        layout.method = interpolation::nearest;
                        CHECK(lookup::entries_of(layout, zero_point_of<bytes>) == count);
                    }
                }
}

TEST_CASE("a place within the longest segment has its bits, of which so many are used") {
    table_layout layout = layout_of(4, table_layout::equal_segments, every_code<bytes>);
    CHECK((layout.place_bits(zero) == 4 && layout.part_bits(zero) == 4));
    layout.most_part_bits = 3;
    CHECK((layout.place_bits(zero) == 4 && layout.part_bits(zero) == 3));
    layout.octave_bits = 0;
    CHECK(layout.place_bits(zero) == 4 + layout.doublings_at(130));
}
