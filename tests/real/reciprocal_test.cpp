// SPDX-License-Identifier: MIT
#include <fxact/detail/real/long_division.hpp>
#include <fxact/detail/real/reciprocal.hpp>

#include <array>
#include <cstdint>
#include <random>

#include "../catch.hpp"
#include "../oracle/engine.hpp"
#include "../oracle/tally.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail;
__extension__ using uint128 = unsigned __int128;

static_assert(limbs<5>{7} / 2 == limbs<5>{3}, "limbs are divided rounding down");
static_assert(multiply(std::uint32_t{0xFFFF'FFFF}, std::uint32_t{0xFFFF'FFFF}).high == 0xFFFF'FFFE,
              "the high word of the largest product");
static_assert(limbs<5>{} - limbs<5>{1} == std::numeric_limits<limbs<5>>::max(), "limbs wrap as unsigned integers do");
static_assert(divide_mantissas(std::uint64_t{1} << 63, std::uint64_t{1} << 63).error_ulps == 0,
              "1 / 1 is exact in 64 bits");

/// Normalized mantissas with few bits set, with few clear, at the ends, and random ones.
template <class Word, class Visit>
void for_mantissas(int random, const Visit& visit) {
    constexpr Word top = top_bit<Word>, all = static_cast<Word>(~Word{});
    for (int a = 0; a < bits_of<Word>; ++a)
        for (int b = 0; b <= a; ++b) {
            const auto sparse = static_cast<Word>(Word{1} << a | Word{1} << b);
            visit(static_cast<Word>(top | sparse));
            visit(static_cast<Word>(top | static_cast<Word>(all ^ sparse)));
        }
    for (Word i = 0; i < 1000; ++i) visit(static_cast<Word>(top + i)), visit(static_cast<Word>(all - i));
    std::mt19937_64 noise{1};
    for (int i = 0; i < random; ++i) visit(static_cast<Word>(static_cast<Word>(noise()) | top));
}

/// The bounds of one reciprocal, and that the next one is not larger.
bool reciprocal_holds(std::uint32_t d) {
    const std::uint32_t y = reciprocal(d);
    const auto rest = static_cast<std::int64_t>((std::uint64_t{1} << 63) - std::uint64_t{y} * d);  // the error, times d
    const bool ordered = d == 0xFFFF'FFFF || reciprocal(d + 1) <= y;
    return rest >= -std::int64_t{d} / 2 && rest <= 2 * std::int64_t{d} && y >= top_bit<std::uint32_t> && ordered;
}
}  // namespace

TEST_CASE(
    "the 32-bit reciprocal is within half a unit above 1 / d and 2 below, never increases, and never leaves its word") {
    test::tally laws;
    for_mantissas<std::uint32_t>(0, [&](std::uint32_t d) { laws.expect(reciprocal_holds(d), d); });
    for (std::uint64_t d = 0x8000'0000; d < std::uint64_t{1} << 32; d += 61)
        laws.expect(reciprocal_holds(static_cast<std::uint32_t>(d)), d);
    for (std::uint32_t seed = 64; seed < 128; ++seed)  // where one seed follows another
        for (std::uint32_t i = 0; i < 20'000; ++i) {
            laws.expect(reciprocal_holds((seed << 25) + i), seed, i);
            laws.expect(reciprocal_holds((seed << 25 | 0x1FF'FFFF) - i), seed, i);
        }
    CHECK(laws);
}

TEST_CASE("the 32-bit reciprocal holds its bounds and its order for every d", "[.exhaustive][exhaustive]") {
    test::tally laws;
    for (std::uint32_t d = top_bit<std::uint32_t>; d != 0; ++d) laws.expect(reciprocal_holds(d), d);
    CHECK(laws);
}

TEST_CASE("the 64-bit reciprocal is within 4 units of 1 / d and never leaves its word") {
    test::tally bounded;
    const auto check = [&](std::uint64_t d) {
        const uint128 exact = (static_cast<uint128>(1) << 127) / d, y = reciprocal(d);
        bounded.expect(y + 4 >= exact && y <= exact + 4 && y >= top_bit<std::uint64_t>, d);
    };
    for_mantissas<std::uint64_t>(1'000'000, check);
    // From here the 32-bit reciprocal starts with its largest errors, and the square of one is a few units.
    std::mt19937_64 noise{5};
    for (int i = 0; i < 1'500'000; ++i) check(top_bit<std::uint64_t> | noise() >> 7);
    CHECK(bounded);
}

TEST_CASE("a 32-bit quotient is within what it says it lost, and at most half a unit above the exact one") {
    test::tally bounded;
    std::mt19937_64 noise{2};
    for_mantissas<std::uint32_t>(2'000'000, [&](std::uint32_t a) {
        const auto b = static_cast<std::uint32_t>(noise()) | top_bit<std::uint32_t>;
        const auto result = divide_mantissas(a, b);
        const auto rest =
            static_cast<std::int64_t>((std::uint64_t{a} << 31 << result.below_one) - std::uint64_t{result.value} * b);
        bounded.expect(rest >= -std::int64_t{b} / 2 && rest <= std::int64_t{b} * result.error_ulps &&
                           result.error_ulps <= 10 && result.value >= top_bit<std::uint32_t>,
                       a, b);
    });
    CHECK(bounded);
}

TEST_CASE("a 64-bit quotient is rounded down, and knows whether it is exact") {
    test::tally exact;
    std::mt19937_64 noise{3};
    const auto check = [&](std::uint64_t a, std::uint64_t b) {
        const bool below_one = a < b;
        const uint128 dividend = static_cast<uint128>(a) << (below_one ? 64 : 63);
        const auto result = divide_mantissas(a, b);
        exact.expect(result.value == static_cast<std::uint64_t>(dividend / b) &&
                         (result.error_ulps != 0) == (dividend % b != 0) && result.below_one == below_one &&
                         result.value >= top_bit<std::uint64_t>,
                     a, b);
    };
    for_mantissas<std::uint64_t>(500'000, [&](std::uint64_t a) {
        check(a, noise() | top_bit<std::uint64_t>);
        check(noise() | top_bit<std::uint64_t>, a);
        check(a, a);
        check(a, top_bit<std::uint64_t>);
    });
    CHECK(exact);
}

TEST_CASE("sums, products, shifts and quotients of limbs are those of integers") {
    using word = limbs<5>;
    using test::integer, test::real100;
    const real100 modulus = ldexp(real100(1), 160);
    const auto wrapped = [&](const real100& x) { return real100(x - floor(x / modulus) * modulus); };
    std::mt19937_64 noise{4};
    const std::array<std::uint32_t, 6> awkward{0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF};
    test::tally sum, product, shift, ratio;
    for (int i = 0; i < 20'000; ++i) {
        const word a = test::any_word<word>(noise), b = test::any_word<word>(noise);
        const auto count = static_cast<int>(noise() % 160);
        const auto divisor = static_cast<std::uint32_t>(noise() >> (32 + noise() % 31)) | 1;
        sum.expect(integer(a + b) == wrapped(integer(a) + integer(b)) &&
                       integer(a - b) == wrapped(integer(a) - integer(b)) && (a < b) == (integer(a) < integer(b)) &&
                       a + b - b == a,
                   i);
        const auto full = multiply(a, b);
        // 320 bits are 97 digits: exact
        product.expect(ldexp(integer(full.high), 160) + integer(full.low) == integer(a) * integer(b), i);
        shift.expect(integer(a >> count) == floor(ldexp(integer(a), -count)) &&
                         integer(a << count) == wrapped(ldexp(integer(a), count)),
                     i, count);
        ratio.expect(integer(a / divisor) == floor(integer(a) / divisor), i);
        const word m = a | top_bit<word>, n = b | top_bit<word>;
        const auto quotient = divide_mantissas(m, n);
        const real100 down = floor(ldexp(integer(m), m < n ? 160 : 159) / integer(n));
        ratio.expect(integer(quotient.value) == down, i);
        ratio.expect((quotient.error_ulps != 0) == (down * integer(n) != ldexp(integer(m), m < n ? 160 : 159)), i);
        // Limbs for which the first guess at a digit is too large, once or twice.
        word p, r;
        for (auto& limb : p.limb) limb = awkward[noise() % awkward.size()];
        for (auto& limb : r.limb) limb = awkward[noise() % awkward.size()];
        p = p | top_bit<word>;
        r = r | top_bit<word>;
        const auto corrected = divide_mantissas(p, r);
        const real100 expected = floor(ldexp(integer(p), p < r ? 160 : 159) / integer(r));
        ratio.expect(integer(corrected.value) == expected &&
                         (corrected.error_ulps != 0) == (expected * integer(r) != ldexp(integer(p), p < r ? 160 : 159)),
                     i);
    }
    CHECK(sum);
    CHECK(product);
    CHECK(shift);
    CHECK(ratio);
}
