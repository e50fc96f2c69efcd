// SPDX-License-Identifier: MIT
#include <fxact/math/trigonometric.hpp>

#include <cstdint>
#include <limits>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

#include <fxact/detail/math/angle.hpp>
#include <fxact/detail/math/atan.hpp>
#include <fxact/detail/math/trigonometric.hpp>

#include "primitive.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail;
using test::real100, test::check_bound, test::check_ball;
using wide = number<std::uint64_t>;

constexpr double infinity = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();

static_assert(sin(wide(-0.0)).is_zero() && sin(wide(-0.0)).negative && !sin(wide(0)).negative && cos(wide(0)) == 1);
static_assert(sine_of_quarters(wide(0), 0).error_ulps == 0 && sine_of_quarters(wide(0), 1).error_ulps == 0);
static_assert(sin(wide(infinity)).is_nan() && cos(wide(-infinity)).is_nan() && sin(wide(nan)).is_nan());
static_assert(atan(wide(-0.0)).is_zero() && atan(wide(-0.0)).negative && atan(wide(nan)).is_nan());
static_assert(atan(wide(infinity)) > 1.57 && atan(wide(infinity)) < 1.5708 && atan(wide(-infinity)) < -1.57);
static_assert(sin(ldexp(ball<std::uint64_t>(1), 1024)).error == ball<std::uint64_t>::unknown &&
              sin(ball<std::uint64_t>(std::numeric_limits<double>::max())).error < 20);
static_assert(sin(ball<std::uint64_t>(0x1p-40)).error_sign == ball<std::uint64_t>::toward_zero &&
              cos(ball<std::uint64_t>(0x1p-40)).error_sign == ball<std::uint64_t>::toward_zero);

constexpr table<[](auto x) { return math::sin(x); }, q<3, 12>, q<1, 14>,
                table_spec{.max_error = 1, .prefer = prefer::size}>
    sine;
static_assert(sine.max_error <= 1 && sine(q<3, 12>{0.0}) == q<1, 14>{0.0} && sine.bytes <= 400);
constexpr table<[](auto x) { return math::cos(x); }, q<3, 4>, q<3, 4>> cosine;
static_assert(cosine(q<3, 4>{0.0}) == q<3, 4>{1.0} && cosine.max_error <= 0.5);
constexpr table<[](auto x) { return math::atan(x); }, q<3, 4>, q<3, 4>> angle;
static_assert(angle(q<3, 4>{-1.0}) == q<3, 4>{-0.8125} && angle.max_error <= 0.5);
}  // namespace

TEMPLATE_TEST_CASE("sin, cos and atan are within the errors that they state, and balls hold every value", "",
                   std::uint32_t, std::uint64_t, limbs<5>) {
    using Word = TestType;
    const auto exact_sin = [](const real100& x) { return real100(sin(x)); };
    const auto exact_cos = [](const real100& x) { return real100(cos(x)); };
    const auto exact_atan = [](const real100& x) { return real100(atan(x)); };
    const auto sine_of = [](const number<Word>& x) { return sine_of_quarters(x, 0); };
    const auto cosine_of = [](const number<Word>& x) { return sine_of_quarters(x, 1); };
    check_bound<Word>("sin", sine_of, exact_sin, {-30, -2, 2});
    check_bound<Word>("sin, reduced", sine_of, exact_sin, {-1, 32, 2});
    check_bound<Word>("cos", cosine_of, exact_cos, {-12, -2, 2});
    check_bound<Word>("cos, reduced", cosine_of, exact_cos, {-1, 32, 2});
    check_bound<Word>("atan", arc_tangent<Word>, exact_atan, {-30, -4, 2});
    check_bound<Word>("atan, by a table", arc_tangent<Word>, exact_atan, {-3, 3, 2});
    check_bound<Word>("atan, of a reciprocal", arc_tangent<Word>, exact_atan, {3, 5, 2});
    if constexpr (bits_of<Word> >= 64) {
        check_ball<Word>("sin", [](const ball<Word>& x) { return sin(x); }, exact_sin, {-100, 32, 2});
        check_ball<Word>("cos", [](const ball<Word>& x) { return cos(x); }, exact_cos, {-100, 32, 2});
        check_ball<Word>("atan", [](const ball<Word>& x) { return atan(x); }, exact_atan, {-100, 100, 2});
    }
}

TEMPLATE_TEST_CASE("sin and cos of every double are reduced by enough bits of pi", "", std::uint32_t, std::uint64_t,
                   limbs<5>) {
    using Word = TestType;
    using longer = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<450>>;
    std::mt19937_64 noise{5};
    test::tally within, sure;
    // 0x1.6ac5b262ca1ffp849 is the double that is nearest to a multiple of pi/2.
    for (int i = 0; i < 30; ++i) {
        number<Word> x = test::any_number<Word>(noise, {30, 1023, 2});
        if (bits_of<Word> >= 64 && i % 3 == 0) x = number<Word>(0x1.6ac5b262ca1ffp849);
        const longer argument =
            ldexp(longer(test::integer(x.mantissa)), x.exponent - (bits_of<Word> - 1)) * (x.negative ? -1 : 1);
        for (const int quarter : {0, 1}) {
            const approximation<Word> y = sine_of_quarters(x, quarter);
            const longer truth = quarter == 0 ? longer(sin(argument)) : longer(cos(argument));
            const longer unit = ldexp(longer(abs(test::value_of(y.value))), 1 - bits_of<Word>);
            within.expect(abs(longer(test::value_of(y.value)) - truth) <= unit * y.error_ulps, x.exponent, quarter);
            sure.expect(y.error_ulps <= 12, x.exponent, quarter);
        }
    }
    CHECK(within);
    CHECK(sure);
}

TEST_CASE("sin and cos are those of a multiprecision type's namespace") {
    using real = boost::multiprecision::cpp_bin_float_50;
    const real x = 0.75;
    CHECK(abs(math::sin(x) * math::sin(x) + math::cos(x) * math::cos(x) - 1) < 1e-45);
    CHECK(abs(math::atan(real(math::sin(x) / math::cos(x))) - x) < 1e-45);
}
