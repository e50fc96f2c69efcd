// SPDX-License-Identifier: MIT
#include <fxact/detail/format/ball_rounding.hpp>
#include <fxact/detail/format/nearest_integer.hpp>
#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

#include "../catch.hpp"
#include "../oracle/engine.hpp"
#include "../oracle/tally.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail;
using test::real100;
using number64 = number<std::uint64_t>;

static_assert(nearest_integer(number64{2.5}) == 3 && nearest_integer(number64{-2.5}) == -3 &&
                  nearest_integer(number64{0.5}) == 1 && nearest_integer(number64{-0.5}) == -1,
              "ties go away from zero");
static_assert(nearest_integer(number64{0.49999}) == 0 && nearest_integer(number64{0.2}) == 0 &&
              nearest_integer(number64{0.26}) == 0 && nearest_integer(number64{0x1p-900}) == 0 &&
              nearest_integer(number64{}) == 0);
static_assert(nearest_integer(number64{0x1p39 + 0.5}) == (std::int64_t{1} << 39) + 1 &&
                  nearest_integer(number64{0x1p40}) == huge_integer &&
                  nearest_integer(number64{-0x1.8p40}) == -huge_integer &&
                  nearest_integer(number64{-0x1p900}) == -huge_integer &&
                  nearest_integer(number64{std::numeric_limits<double>::infinity()}) == huge_integer,
              "saturated at 2^40");
static_assert(nearest_integer(number64{std::numeric_limits<double>::quiet_NaN()}) == 0);
using fifths = quantized<std::int8_t, affine{0.2, 3}>;
static_assert(in_steps<q<3, 4>>(ball<std::uint64_t>{1.5}).midpoint == number64{24.0} &&
                  in_steps(format_of<q<3, 4>>, ball<std::uint64_t>{1.5}).midpoint == number64{24.0} &&
                  nearest_integer(in_steps<fifths>(ball<std::uint64_t>{-1.6})).integer == -8 &&
                  nearest_integer(in_steps(format_of<fifths>, ball<std::uint64_t>{1.8})).integer == 9,
              "in units of 1/16, and of 1/5");
static_assert(nearest_integer(number<limbs<5>>{-7.5}) == -8 && nearest_integer(number<std::uint32_t>{7.4999}) == 7);
}  // namespace

TEST_CASE("a rounding that is decided is the exact value's, and one that is undecided is near a tie") {
    std::mt19937_64 noise{2};
    test::tally right, near;
    for (int i = 0; i < 20'000; ++i) {
        const double x = std::ldexp(static_cast<double>(static_cast<std::int64_t>(noise()) >> 20),
                                    -40 - static_cast<int>(noise() % 6));
        ball<std::uint64_t> value{i % 3 == 0 ? std::round(x) + 0.5 : x};
        const real100 middle = test::value_of(value.midpoint);
        value.error = static_cast<std::uint32_t>(noise() >> (33 + noise() % 31));
        const real100 radius = ldexp(real100(value.error), -63) * abs(middle);
        const auto away = [](const real100& y) { return real100(y < 0 ? -floor(0.5 - y) : floor(y + 0.5)); };
        const rounded result = nearest_integer(value);
        if (result.decided)
            right.expect(away(middle - radius) == result.integer && away(middle + radius) == result.integer, x,
                         value.error);
        const real100 room = abs(abs(middle) - floor(abs(middle)) - 0.5);
        if (!result.decided) near.expect(room <= 2 * radius + ldexp(real100(8), -63) * abs(middle), x, value.error);
    }
    CHECK(right);
    CHECK(near);
}
