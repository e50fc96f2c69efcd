// SPDX-License-Identifier: MIT
// Whether a segment's own polynomial keeps the order is told from its coefficients; here every place is looked at.
#include <fxact/detail/table/nodes/polynomial_order.hpp>

#include <cstdint>
#include <random>

#include <fxact/table_spec.hpp>

#include "catch.hpp"
#include "oracle/tally.hpp"

namespace {
using namespace fxact;
using detail::design::segment_values;
using detail::lookup::table_shape;

table_shape shape_of(int degree, int bits) {
    table_shape shape{};
    shape.layout.method = interpolation::polynomial;
    shape.layout.degree = degree;
    shape.layout.segment_bits = bits;
    shape.own = {.slope_up = 2, .bend_up = degree == 3 ? 3 : 0, .bend_down = degree == 3 ? bits : 0, .product_bits = 6};
    shape.shift = 7;
    shape.after = 64;
    return shape;
}

/// The result at a place, from the definition in polynomial_shape.
std::int64_t result_of(const table_shape& shape, const std::int64_t* n, std::int64_t t) {
    std::int64_t slope = n[1] << shape.own.slope_up;
    slope += shape.layout.degree == 2 ? n[2] * t : ((n[2] << shape.own.bend_up) + n[3] * t) * t >> shape.own.bend_down;
    return ((n[0] << shape.own.product_bits) + slope * t + shape.after) >> shape.shift;
}
}  // namespace

TEST_CASE("a segment that is said to keep the order does so at every place, whatever its degree") {
    std::mt19937 random{7};
    for (const int degree : {2, 3}) {
        const table_shape shape = shape_of(degree, 6);
        const segment_values values{shape};
        const int last = 63;
        fxact::test::tally ends, order;
        int kept = 0;
        for (int i = 0; i < 20'000; ++i) {
            std::int64_t n[4]{};
            const int width = 1 + static_cast<int>(random() % 10);
            for (std::int64_t& each : n) each = static_cast<int>(random() % (2U << width)) - (1 << width);
            if (i % 4 == 0) n[2] = n[3] = 0;
            if (i % 2 == 0) n[1] *= 100;
            ends.expect(values.first(n) == result_of(shape, n, 0), i);
            ends.expect(values.last(n) == result_of(shape, n, last), i);
            for (const int sign : {1, -1}) {
                if (!values.keeps_order(n, sign)) continue;
                ++kept;
                bool keeps = true;
                for (std::int64_t t = 0; t < last; ++t)
                    keeps = keeps && (result_of(shape, n, t + 1) - result_of(shape, n, t)) * sign >= 0;
                order.expect(keeps, i);
            }
        }
        CHECK(ends);
        CHECK(order);
        CHECK(kept > 5'000);
    }
}

TEST_CASE("a parabola keeps the order exactly if its sums do") {
    const table_shape shape = shape_of(2, 4);
    const segment_values values{shape};
    const auto rises = [&](std::int64_t slope, std::int64_t bend) {
        const std::int64_t n[]{0, slope, bend};
        return values.keeps_order(n, 1);
    };
    // 4 slope + bend (2t + 1) for t of 0 to 14
    CHECK(rises(0, 0));
    CHECK(rises(0, 1));
    CHECK_FALSE(rises(0, -1));
    CHECK(rises(29, -4));
    CHECK_FALSE(rises(28, -4));
    CHECK(rises(-1, 4));
    CHECK_FALSE(rises(-2, 4));
}

TEST_CASE("starts without a sign are read so") {
    table_shape shape = shape_of(2, 4);
    const std::int64_t n[]{-1, 0, 0};
    CHECK(segment_values{shape}.first(n) == 0);
    shape.own.starts_unsigned = true;
    CHECK(segment_values{shape}.first(n) == 32'768);
}
