// SPDX-License-Identifier: MIT
#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/analysis/piecewise_taylor.hpp>
#include <fxact/detail/analysis/rounded_value.hpp>
#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/analysis/value_at.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <type_traits>

#include <fxact/activation/relu.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>

#include "../catch.hpp"
#include "../oracle/formulas.hpp"
#include "../oracle/real.hpp"
#include "../oracle/tally.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail::analysis;
using in = q<3, 12>;
using out = q15;
constexpr detail::code_range domain{-2000, 2999};

static_assert(floor_of(1.5) == 1 && floor_of(-1.5) == -2 && floor_of(-2.0) == -2 && floor_of(0.0) == 0);
static_assert(to_integer(2.5) == 3 && to_integer(-2.5) == -3 && to_integer(-0.49) == 0, "ties go away from zero");
static_assert(scaled_by(3, 4) == 48 && scaled_by(3, -2) == 0.75);

constexpr series_piece parabola{10, 9, {7.0, 2.0, 0.5}};
static_assert(parabola.midpoint() == 14 && parabola.end() == 19 && !parabola.is_tabulated());
static_assert(parabola.at(14) == 7 && parabola.at(16) == 13 && parabola.at(12) == 5 && parabola.at(18) == 23);
constexpr double read_parabola(std::int64_t code) { return series_reader{series_view{&parabola, 1}}(code); }
static_assert(read_parabola(19) == 29.5 && read_parabola(20) == 37 && read_parabola(8) == 13,
              "a parabola goes on beyond either end");
constexpr series_piece tabulated{4, 3, {1.0, 2.0, 5.0, 0.0, 0.25, 0.5, 0.75}};
static_assert(tabulated.is_tabulated() && tabulated.at(3) == 1 && tabulated.at(5) == 2 && tabulated.at(9) == 5,
              "beyond its ends a tabulated piece is constant");
static_assert(tabulated.remainder_at(4) == 0.25 && tabulated.remainder_at(6) == 0.75);
}  // namespace

TEST_CASE("a reader finds the piece of every code, whatever it read before") {
    constexpr series_piece pieces[]{{0, 3, {1.0, 2.0, 3.0}}, {3, 5, {50.0}}, {8, 2, {100.0, 200.0}}};
    series_reader read{series_view{pieces, 3}};
    test::tally found;
    for (const int start : {0, 9, 5, 2, 8})
        for (int code = -2; code < 12; ++code) {
            read(start);
            const std::int64_t first = code < 3 ? 0 : code < 8 ? 3 : 8;
            found.expect(read.piece(code).first == first, start, code);
        }
    CHECK(found);
    CHECK(read(1) == 2);
    CHECK(read(9) == 200);
    CHECK(read(10) == 350);  // the parabola of 50, 100 and 200 at 7, 8 and 9
    constexpr series_piece cubic{10, 9, {7.0, 2.0, 0.5, 0.25}};
    series_reader beyond{series_view{&cubic, 1}};
    CHECK(beyond(18) == cubic.at(18));
    const auto parabola_of = [&cubic](int end, int inward, int steps) {
        const double a = cubic.at(end), b = cubic.at(end + inward), c = cubic.at(end + 2 * inward);
        return a - steps * (b - a) + (c - 2 * b + a) * steps * (steps + 1) / 2;
    };
    CHECK(beyond(25) == parabola_of(18, -1, 7));
    CHECK(beyond(3) == parabola_of(10, 1, 7));
    CHECK(beyond(25) != cubic.at(25));
    constexpr series_piece one{5, 1, {3.0}}, two{5, 2, {3.0, 4.0}};
    CHECK(series_reader{series_view{&one, 1}}(9) == 3);
    CHECK(series_reader{series_view{&two, 1}}(9) == 7);
}

TEST_CASE("the series of sigmoid differs from it by less than its remainder, which is far below an LSB") {
    constexpr auto& pieces = series<sigmoid, in, out, domain>;
    test::tally covered, near, small;
    std::int64_t next = domain.first;
    for (const series_piece& piece : pieces) {
        covered.expect(piece.first == next, piece.first);
        next = piece.end();
        small.expect(piece.remainder < remainder_allowed, piece.first);
        for (std::int64_t code = piece.first; code < piece.end(); code += std::max<std::int64_t>(1, piece.count / 16)) {
            const test::real50 exact = test::formulas::sigmoid(test::value_of<test::real50, in>(code)) * 0x1p15;
            near.expect(abs(exact - test::real50(piece.at(code))) <= test::real50(piece.remainder_at(code)), code);
        }
    }
    CHECK(covered);
    CHECK(next == domain.last + 1);
    CHECK(near);
    CHECK(small);
    CHECK(pieces.size > 1);
}

TEST_CASE("the fourth derivative's bound holds for finite differences, and is not ten times too large") {
    constexpr auto piece = attempt_series(sigmoid, format_of<in>, format_of<out>, 1000, 512).piece;
    double most = 0;
    for (std::int64_t code = 1000; code + 256 < 1512; code += 8) {
        const auto f = [&](std::int64_t i) { return piece.at(code + 64 * i); };
        most = std::max(most, std::abs(f(0) - 4 * f(1) + 6 * f(2) - 4 * f(3) + f(4)) / 24 / std::pow(64.0, 4));
    }
    CHECK(most <= piece.fourth_derivative_bound);
    CHECK(piece.fourth_derivative_bound <= 10 * most);
}

TEST_CASE("codes at a kink are tabulated, the others are not") {
    constexpr auto& pieces = series<relu, in, in, domain>;
    std::int64_t codes = 0;
    for (const series_piece& piece : pieces) {
        const bool at_kink = piece.first < 0 && piece.end() > 1;
        if (piece.is_tabulated()) codes += piece.count;
        if (at_kink) CHECK(piece.is_tabulated());
        for (std::int64_t code = piece.first; code < piece.end(); code += std::max<std::int64_t>(1, piece.count - 1))
            CHECK(piece.at(code) == static_cast<double>(std::max<std::int64_t>(code, 0)));
    }
    CHECK(codes <= 16);
}

TEST_CASE("a rounded value is the correctly rounded one, with the series and at a tie without it") {
    test::tally rounded;
    series_reader read{series<sigmoid, in, out, domain>};
    const auto exact = [](const auto& x) { return test::formulas::sigmoid(x); };
    for (std::int64_t code = domain.first; code <= domain.last; code += 3)
        rounded.expect(rounded_value(sigmoid, format_of<in>, format_of<out>, code, read) ==
                           test::nearest_code<out, in>(exact, code),
                       code);
    CHECK(rounded);
    constexpr auto half = [](auto x) { return x * decltype(x){0.5}; };
    constexpr series_piece line{-8, 17, {0.0, 0.5}};
    series_reader ties{series_view{&line, 1}};
    CHECK(rounded_value(half, format_of<q<3, 4>>, format_of<q<3, 4>>, 3, ties) == 2);
    CHECK(rounded_value(half, format_of<q<3, 4>>, format_of<q<3, 4>>, -3, ties) == -2);
    CHECK(rounded_value(half, format_of<q<3, 4>>, format_of<q<3, 4>>, 2, ties) == 1);
    // Just below the ties, but not farther than the remainder.
    constexpr series_piece lower{-8, 17, {0.0, 0.5 - 0x1p-40}, 0x1p-36};
    series_reader near_ties{series_view{&lower, 1}};
    CHECK(rounded_value(half, format_of<q<3, 4>>, format_of<q<3, 4>>, 3, near_ties) == 2);
    CHECK(rounded_value(half, format_of<q<3, 4>>, format_of<q<3, 4>>, -3, near_ties) == -2);
}

TEST_CASE("the value at a code is exact where it can be, and an interval around the truth elsewhere") {
    constexpr auto half = [](auto x) { return x * decltype(x){0.5}; };
    CHECK(value_at(half, format_of<in>, format_of<in>, 7).midpoint == 3.5);
    CHECK(value_at(half, format_of<in>, format_of<in>, 7).radius == 0);
    const interval found = value_at(sigmoid, format_of<in>, format_of<out>, 1234);
    const test::real50 exact = test::formulas::sigmoid(test::value_of<test::real50, in>(1234)) * 0x1p15;
    CHECK(abs(exact - test::real50(found.midpoint)) <= test::real50(found.radius));
    CHECK(found.radius < 1e-10);
    CHECK_FALSE(value_at([](auto x) { return decltype(x){1.0} / (x - x); }, format_of<in>, format_of<out>, 5).known());
}

TEST_CASE("a remainder covers what codes times a step lose, which a difference makes visible") {
    constexpr format fine{32, true, 1e-6, 0};
    for (const double step : {0.1, 0.07, 0.125})
        for (const std::int64_t first : {996, 9996}) {
            const format input{16, true, step, 0};
            const double middle = static_cast<double>(first + 4) * step;
            const auto difference = [middle](const auto& x) { return x - std::remove_cvref_t<decltype(x)>{middle}; };
            const series_piece piece = attempt_series(difference, input, fine, first, 9).piece;
            test::tally within;
            for (std::int64_t code = first; code < first + 9; ++code) {
                const test::real50 exact =
                    (test::real50(code) * test::real50(step) - test::real50(middle)) / test::real50(fine.step);
                within.expect(abs(exact - test::real50(piece.at(code))) <= test::real50(piece.remainder), code, step);
            }
            CHECK(within);
        }
}
