// SPDX-License-Identifier: MIT
// Tables of every activation for a spread of 8-bit formats: a few designed by the compiler, and ten million entries
// computed at run time.
#include <fxact/table.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include <fxact/lut8.hpp>
#include <fxact/quantized.hpp>

#include "exact_row.hpp"
#include "oracle/catalog.hpp"
#include "oracle/tally.hpp"

namespace {
using namespace fxact;

/// Formats of models, and hard ones: next to a power of two, single-precision scales, tiny, huge and subnormal ones.
constexpr affine spread[]{
    {1.0 / 256, -128},
    {1.0 / 128, 0},
    {0x1p-15, 0},
    {0.1F, -3},
    {1e-6, 17},
    {1e3, 5},
    {0.1, 127},
    {1.0 / 255, -128},
    {2.0 / 255, -1},
    {6.0 / 255, -128},
    {6.0 / 127, 0},
    {0.0235294122F, 64},
    {0.5, -64},
    {1, 0},
    {1.0 / 3, 31},
    {0.00784313772F, 0},
    {0x1.0000000000001p-8, -128},
    {0x1.fffffffffffffp-8, 0},
    {0.05, -77},
    {0.7F, 2},
    {0.3F, -100},
    {1.0 / 16, 8},
    {1.0 / 32, -8},
    {0.04, 100},
    {3e-39, 1},
    {6e-39, -1},
    {1e-3, 0},
    {12.5, -128},
    {1e30, 3},
    {0.0117647061F, -43},
    {16.0 / 256, 127},
    {0.0625F, -20},
    {0.25, 99},
    {2.5e-4, -128},
    {0.0078125F * 3, 11},
};

/// A table of the compiler's: correctly rounded at every code, and its error the largest found.
template <class Table, class Exact>
void check_table(const char* name, const Exact& exact) {
    using in = typename Table::input_type;
    using out = typename Table::output_type;
    using limits = std::numeric_limits<rep_of<out>>;
    constexpr affine from{step_of<in>, static_cast<int>(zero_point_of<in>)},
        to{step_of<out>, static_cast<int>(zero_point_of<out>)};
    constexpr int lowest = std::numeric_limits<rep_of<in>>::min();
    test::exact_row row{exact, from, lowest, test::below_its_asymptote(name)};
    test::tally rounded;
    long double largest = 0, farthest = 0;
    for (int code = lowest; code < lowest + 256; ++code) {
        const int found = Table{}(in::from_raw(static_cast<rep_of<in>>(code))).raw();
        rounded.expect(found == row.nearest(code, to, limits::min(), limits::max()), code);
        const auto low = static_cast<long double>(limits::min() - to.zero_point),
                   high = static_cast<long double>(limits::max() - to.zero_point);
        const long double steps = row.steps(code, to);
        largest =
            std::max(largest, std::abs(static_cast<long double>(found - to.zero_point) - std::clamp(steps, low, high)));
        farthest = std::max(farthest, std::abs(steps));
    }
    const std::string where =
        std::string(name) + ", scale " + std::to_string(from.scale) + " to " + std::to_string(to.scale);
    test::check(where, "correctly rounded", rounded);
    // The compiler knows a value in steps as a double, and counts in what it may be off by.
    const long double uncertain = farthest * 0x1p-51L + 1e-15L;
    INFO(where);
    CHECK(Table::max_error <= 0.5);
    CHECK(static_cast<long double>(Table::max_error) >= largest - uncertain);
    CHECK(static_cast<long double>(Table::max_error) <= largest + uncertain);
}
}  // namespace

TEST_CASE("8-bit tables of every activation are correctly rounded, and no less accurate than they say") {
    test::for_each_activation([]<auto F>(const char* name, const auto& exact) {
        using std::int8_t, std::uint8_t;
        check_table<table<F, quantized<int8_t, affine{0.1F, -3}>, quantized<uint8_t, affine{1.0 / 255, 17}>>>(name,
                                                                                                              exact);
        check_table<table<F, quantized<uint8_t, affine{1e-6, 200}>, quantized<int8_t, affine{0x1p-15, -128}>>>(name,
                                                                                                               exact);
        check_table<table<F, quantized<int8_t, affine{1e3, 5}>, quantized<int8_t, affine{1.0 / 256, -128}>>>(name,
                                                                                                             exact);
    });
}

TEST_CASE("ten million entries: every activation, from each of 35 formats to each of 35") {
    std::int64_t points = 0;
    test::for_each_activation([&points]<auto F>(const char* name, const auto& exact) {
        test::tally rounded;
        for (const affine in : spread) {
            test::exact_row row{exact, in, -128, test::below_its_asymptote(name)};
            for (affine out : spread) {
                out.zero_point = -out.zero_point > 127 ? 127 : -out.zero_point;
                const std::array<std::int8_t, 256> found = make_lut8(F, in, out);
                int wrong = -1000;
                for (int code = -128; code < 128; ++code)
                    if (found[static_cast<std::uint8_t>(code)] != row.nearest(code, out, -128, 127)) wrong = code;
                rounded.expect(wrong == -1000, in.scale, in.zero_point, out.scale, out.zero_point, wrong);
                points += 256;
            }
        }
        test::check(name, "correctly rounded", rounded);
    });
    CHECK(points >= 10'000'000);
}
