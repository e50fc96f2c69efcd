// SPDX-License-Identifier: MIT
#include <fxact/lut16.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <fxact/activation/gelu.hpp>
#include <fxact/activation/identity.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/silu.hpp>
#include <fxact/activation/tanh.hpp>

#include "catch.hpp"

namespace fxact::test {
namespace {

/// The largest error over all raw values between nodes that do not saturate, in LSB; double is exact enough.
template <class F, class Exact>
double largest_error(const F& f, const Exact& exact, affine in, affine out) {
    const lut16 table = make_lut16(f, in, out);
    const auto truth = [&](int code) { return exact((code - in.zero_point) * in.scale) / out.scale + out.zero_point; };
    const auto saturates = [&](int code) { return truth(code) < -32'767 || truth(code) > 32'766; };
    double worst = 0;
    for (int first = -32'768; first < 32'768; first += 128) {
        if (saturates(first) || saturates(first + 128)) continue;
        for (int code = first; code < first + 128; ++code)
            worst = std::max(worst, std::abs(table(static_cast<std::int16_t>(code)) - truth(code)));
    }
    return worst;
}
double stated(affine in, affine out, double largest_second_derivative) {
    const double h = 128 * in.scale;
    return 1.02 + h * h * largest_second_derivative / (16 * out.scale);
}

constexpr double q3_12 = 1.0 / 4096, q0_15 = 1.0 / 32768;

TEST_CASE("a table of 513 nodes is as near as it states") {
    const auto exact_sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
    const auto exact_tanh = [](double x) { return std::tanh(x); };
    const auto exact_silu = [](double x) { return x / (1 + std::exp(-x)); };
    const auto exact_gelu = [](double x) { return x * 0.5 * std::erfc(-x / std::sqrt(2.0)); };
    // Largest |f''|: sigmoid 0.0963, tanh 0.7699, silu 0.5, gelu 0.7979.
    for (const affine in : {affine{q3_12, 0}, affine{q3_12 / 4, 0}, affine{0.00031, 77}, affine{0.000153, -2000}}) {
        CHECK(largest_error(sigmoid, exact_sigmoid, in, {q0_15, 0}) <= stated(in, {q0_15, 0}, 0.0963));
        CHECK(largest_error(tanh, exact_tanh, in, {q0_15, 0}) <= stated(in, {q0_15, 0}, 0.77));
        CHECK(largest_error(silu, exact_silu, in, {0.0004, 5}) <= stated(in, {0.0004, 5}, 0.5));
        CHECK(largest_error(gelu, exact_gelu, in, {0.0003, -9}) <= stated(in, {0.0003, -9}, 0.7979));
    }
    CHECK(stated({q3_12, 0}, {q0_15, 0}, 0.0963) < 1.22);
    CHECK(largest_error(sigmoid, exact_sigmoid, {q3_12, 0}, {q0_15, 0}) < 1.1);
}

TEST_CASE("a straight line is exact, rows are looked up in place, and a mismatch writes nothing") {
    const lut16 same = make_lut16(identity, {0.01, 3}, {0.01, 3});
    std::vector<std::int16_t> row(1000);
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = static_cast<std::int16_t>(65 * static_cast<int>(i) - 32'700);
    const auto before = row;
    CHECK(same(row, row) == row.size());
    CHECK(row == before);
    CHECK(same(32'767) == 32'766);  // the node behind it saturates
    CHECK(same(-32'768) == -32'768);
    CHECK(same(std::span(row).first(3), std::span(row).first(2)) == 0);
}

TEST_CASE("scales from the least double to the largest are as exact as others") {
    for (const double scale : {0x1p-1074, 1e-300, 1e300, 0x1.fffffffffffffp1023}) {
        const lut16 same = make_lut16(identity, {scale, 5}, {scale, -100});
        CHECK(same(5) == -100);
        CHECK(same(20'000) == 19'895);
        CHECK(same(-32'768) == -32'768);
    }
    CHECK(make_lut16(sigmoid, {1e-300, 0}, {1.0 / 32768, 0})(1000) == 16'384);
    CHECK(make_lut16(sigmoid, {1e300, 0}, {1.0 / 32768, 0})(128) == 32'767);
}

TEST_CASE("what saturates ends at the largest raw value, and a format that is none gives the zero point") {
    const lut16 steep = make_lut16(identity, {1.0, 0}, {0.01, 0});
    CHECK(steep(1000) == 32'767);
    CHECK(steep(-1000) == -32'768);
    CHECK(make_lut16(identity, {0x1p1000, 0}, {0x1p-1000, 0})(1) == 0x7FFF / 128 + 1);  // a line from 0 to the end
    for (const affine wrong : {affine{0.0, 0}, affine{-1.0, 0}, affine{std::numeric_limits<double>::infinity(), 0},
                               affine{std::numeric_limits<double>::quiet_NaN(), 0}, affine{1.0, 40'000}}) {
        CHECK(make_lut16(sigmoid, wrong, {q0_15, 7})(123) == 7);
        if (wrong.zero_point == 0) CHECK(make_lut16(sigmoid, {q3_12, 0}, wrong)(123) == 0);
    }
}

}  // namespace
}  // namespace fxact::test
