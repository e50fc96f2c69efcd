// SPDX-License-Identifier: MIT
#include <fxact/detail/real/number.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <boost/multiprecision/cpp_int.hpp>

#include <fxact/detail/bits/limbs.hpp>
#include <fxact/detail/real/long_division.hpp>

#include <fxact/detail/real/arithmetic.hpp>

#include "catch.hpp"

namespace {
using namespace fxact::detail;
using exact =
    boost::multiprecision::number<boost::multiprecision::cpp_bin_float<1200, boost::multiprecision::digit_base_2>>;

template <class Word>
boost::multiprecision::cpp_int integer_of(const Word& word) {
    if constexpr (bits_of<Word> <= 64) {
        return word;
    } else {
        boost::multiprecision::cpp_int result = 0;
        for (std::size_t i = word.limb.size(); i-- > 0;) result = (result << 32) + word.limb[i];
        return result;
    }
}
template <class Word>
exact value_of(const number<Word>& x) {
    if (x.is_zero()) return 0;
    const exact magnitude = ldexp(exact{integer_of(x.mantissa)}, x.exponent - (bits_of<Word> - 1));
    return x.negative ? exact{-magnitude} : magnitude;
}

/// The error of a difference that lost too many digits to say how many.
constexpr std::uint32_t unknown_error = std::uint32_t{1} << 31;

/// Whether a result is as far from `wanted` as it says, or nearer, and truncated toward zero.
template <class Word>
bool is_within(const approximation<Word>& result, const exact& wanted) {
    const exact found = value_of(result.value);
    if (result.value.is_zero() || result.error_ulps == 0) return found == wanted;
    if (result.value.mantissa < top_bit<Word>) return false;
    if (result.error_ulps == unknown_error) return true;
    const exact unit = ldexp(exact{1}, result.value.exponent - (bits_of<Word> - 1));
    return abs(found - wanted) <= unit * result.error_ulps;
}

template <class Word>
std::vector<number<Word>> numbers() {
    constexpr Word top = top_bit<Word>, one{1};
    const Word ones = Word{} - one;
    const std::array<Word, 7> mantissas{
        top, top + one, ones, ones - one, top | (top >> 1), top | (ones >> 3), Word{} - (one << 7)};
    std::vector<number<Word>> result{number<Word>{}};
    for (const Word& mantissa : mantissas)
        for (const int exponent : {0, 1, -1, 5, -31, bits_of<Word> - 1, bits_of<Word>, bits_of<Word> + 1, 200})
            for (const bool negative : {false, true}) result.push_back({negative, mantissa, exponent});
    return result;
}

template <class Word>
void check_arithmetic() {
    const std::vector<number<Word>> all = numbers<Word>();
    for (const auto& a : all)
        for (const auto& b : all) {
            const exact x = value_of(a), y = value_of(b);
            CAPTURE(x, y);
            REQUIRE(is_within(add(a, b), x + y));
            REQUIRE(is_within(multiply(a, b), x * y));
            REQUIRE(abs(value_of(multiply(a, b).value)) <= abs(x * y));
            REQUIRE(value_of(a - b) == value_of(add(a, -b).value));
            REQUIRE((a == b) == (x == y));
            REQUIRE((a < b) == (x < y));
            REQUIRE((a > b) == (x > y));
            REQUIRE((a <= b) == (x <= y));
            REQUIRE((a >= b) == (x >= y));
            if (!b.is_zero()) REQUIRE(is_within(divide(a, b), x / y));
        }
}

template <class Word>
void check_special() {
    using real = number<Word>;
    const real infinity = real::infinite(), minus_infinity = real::infinite(true), one{1.0}, zero{};
    for (const real& nan : {real::nan(), infinity + minus_infinity, infinity - infinity, zero * infinity,
                            infinity * zero, zero / zero, infinity / infinity, real::nan() + one, one - real::nan(),
                            real::nan() * zero, real::nan() / one, one / real::nan()}) {
        CHECK(nan.is_nan());
        CHECK(nan.is_special());
        CHECK_FALSE(nan.is_infinite());
    }
    for (const real& x : {infinity, infinity + one, one + infinity, infinity * infinity, minus_infinity * -one,
                          one / zero, infinity - one, infinity / one, one - minus_infinity, infinity + infinity}) {
        CHECK(x.is_infinite());
        CHECK_FALSE(x.negative);
    }
    CHECK((one / infinity).exponent < -real::far_exponent);
    CHECK((zero / infinity).is_zero());
    CHECK((-one / zero).negative);
    CHECK_FALSE((one - one).negative);
    CHECK((minus_infinity < one && one < infinity && minus_infinity < infinity));
}

template <class Word>
void check_one_plus() {
    for (const auto& e : numbers<Word>()) {
        if (e.negative || value_of(e) > 1) continue;
        const exact sum = 1 + value_of(e), unit = ldexp(exact{1}, 1 - bits_of<Word>);
        const number<Word> found = one_plus(e);
        CHECK(abs(value_of(found) - sum) <= 2 * unit);
        CHECK(found.mantissa >= top_bit<Word>);
        const number<Word> n{3.0};
        CHECK(abs(value_of(div_1p(n, e)) - 3 / sum) <= 3 * unit * 10);
    }
    CHECK(div_1p(number<Word>{3.0}, number<Word>::nan()).is_nan());
}
}  // namespace

TEST_CASE("sums, products and quotients are truncated, and as far from the exact ones as they say") {
    check_arithmetic<std::uint32_t>();
    check_arithmetic<std::uint64_t>();
    check_arithmetic<limbs<5>>();
}

TEST_CASE("infinities and NaN follow IEEE 754") {
    check_special<std::uint32_t>();
    check_special<std::uint64_t>();
    check_special<limbs<5>>();
}

TEST_CASE("1 + e and n / (1 + e) have a few units of error") {
    check_one_plus<std::uint32_t>();
    check_one_plus<std::uint64_t>();
}

TEST_CASE("a double becomes a number exactly, and a narrower word truncates") {
    for (const double x : {0.0, 1.0, -3.75, 0.1, 1e300, -1e-300, 5e-324, 0x1.fffffffffffffp-1023}) {
        CHECK(value_of(number<std::uint64_t>{x}) == exact{x});
        CHECK(value_of(number<limbs<5>>{x}) == exact{x});
        const exact narrow = value_of(number<std::uint32_t>{x});
        CHECK(abs(narrow) <= abs(exact{x}));
        CHECK(abs(narrow - exact{x}) <= abs(exact{x}) * exact{0x1p-31});
        CHECK(value_of(resize<std::uint32_t>(number<std::uint64_t>{x})) == narrow);
        CHECK(value_of(resize<limbs<5>>(number<std::uint64_t>{x})) == exact{x});
        CHECK(value_of(resize<std::uint64_t>(number<limbs<5>>{x})) == exact{x});
    }
    CHECK(number<std::uint64_t>{std::numeric_limits<double>::infinity()}.is_infinite());
    CHECK(number<std::uint64_t>{-std::numeric_limits<double>::infinity()}.negative);
    CHECK(number<std::uint64_t>{std::numeric_limits<double>::quiet_NaN()}.is_nan());
    CHECK(value_of(normalized(true, std::uint32_t{3}, 31)) == -3);
    CHECK(normalized(false, std::uint64_t{}, 5).is_zero());
}
