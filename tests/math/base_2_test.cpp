// SPDX-License-Identifier: MIT
#include <fxact/detail/math/base_2.hpp>

#include <cstdint>
#include <limits>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <fxact/fixed.hpp>
#include <fxact/math.hpp>
#include <fxact/table.hpp>

#include "primitive.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail;
using test::real100, test::check_bound, test::check_ball;
using wide = number<std::uint64_t>;

constexpr double infinity = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();

static_assert(math::exp2(wide(10)) == 1024 && math::exp2(number<std::uint32_t>(-3)) == 0.125 &&
              math::exp2(number<limbs<5>>(0)) == 1);
static_assert(exponential_of_2(wide(-7)).error_ulps == 0 && exponential_of_2(wide(1)).error_ulps == 0 &&
              exponential_of_2(wide(0.5)).error_ulps != 0 && exponential_of_2(wide(0x1p-100)).error_ulps != 0);
static_assert(exp2(wide(infinity)).is_infinite() && exp2(wide(nan)).is_nan() &&
              exp2(wide(-infinity)).exponent == wide::vanishing_exponent);
static_assert(exp2(ball<std::uint64_t>(1e6)).error == ball<std::uint64_t>::out_of_range);
static_assert(math::log2(wide(1024)) == 10 && math::log2(number<std::uint32_t>(0.125)) == -3 &&
              logarithm_to_2(number<limbs<5>>(8)).error_ulps == 0);
static_assert(log2(wide(0)).is_infinite() && log2(wide(0)).negative && log2(wide(-1)).is_nan() &&
              log2(wide(nan)).is_nan() && log2(wide(infinity)).is_infinite());
static_assert(log2(ball<std::uint64_t>(-1)).error == ball<std::uint64_t>::unknown);

constexpr table<[](auto x) { return math::exp2(x); }, q<3, 4>, q<3, 4>> power;
static_assert(power(q<3, 4>{2.0}) == q<3, 4>{4.0} && power(q<3, 4>{-1.0}) == q<3, 4>{0.5});
constexpr table<[](auto x) { return math::log2(x); }, q<3, 4>, q<3, 4>, table_spec{.domain{0.0625, 8}}> logarithm_2;
static_assert(logarithm_2(q<3, 4>{2.0}) == q<3, 4>{1.0} && logarithm_2(q<3, 4>{0.125}) == q<3, 4>{-3.0});
}  // namespace

TEMPLATE_TEST_CASE("exp2 and log2 are within the errors that they state, and balls hold every value", "", std::uint32_t,
                   std::uint64_t, limbs<5>) {
    using Word = TestType;
    const auto power_of_2 = [](const real100& x) { return real100(pow(real100(2), x)); };
    const auto to_2 = [](const real100& x) { return real100(log(x) / log(real100(2))); };
    check_bound<Word>("exp2", exponential_of_2<Word>, power_of_2, {-20, 9, 2});
    check_bound<Word>("log2", logarithm_to_2<Word>, to_2, {-60, 60, 1});
    check_bound<Word>("log2 near 1", logarithm_to_2<Word>, to_2, {-1, 0, 1});
    if constexpr (bits_of<Word> >= 64) {
        check_ball<Word>("exp2", [](const ball<Word>& x) { return exp2(x); }, power_of_2, {-200, 9, 2});
        check_ball<Word>("log2", [](const ball<Word>& x) { return log2(x); }, to_2, {-60, 60, 1});
    }
}

TEST_CASE("the logarithm of 160 bits keeps its last bit just below 1") {
    const number<limbs<5>> x{false, -limbs<5>{3}, -1};  // 1 - 3 * 2^-160
    const real100 found = test::value_of(log(x)), exact = -3 * ldexp(real100(1), -160);
    CHECK(abs(found / exact - 1) < 1e-45);
}

TEST_CASE("exp2 and log2 are derived for a multiprecision type") {
    using real = boost::multiprecision::cpp_bin_float_50;
    CHECK(abs(math::exp2(real(0.5)) - sqrt(real(2))) < 1e-45);
    CHECK(abs(math::log2(real(8)) - 3) < 1e-45);
}
