// SPDX-License-Identifier: MIT
// fixed with plain integers and real numbers: products, quotients, shifts, order; and literals.
#include <fxact/detail/format/fixed_codes.hpp>

#include <cmath>
#include <compare>
#include <cstdint>
#include <limits>
#include <vector>

#include <fxact/fixed.hpp>
#include <fxact/literals.hpp>

#include "catch.hpp"
#include "oracle/formats.hpp"
#include "oracle/tally.hpp"

namespace {
using namespace fxact;
__extension__ using wide = __int128;

template <class T>
constexpr T lowest = std::numeric_limits<T>::min();
template <class T>
constexpr T highest = std::numeric_limits<T>::max();

static_assert(2 * q<3, 12>{1.5} == q<3, 12>{3.0} && q<3, 12>{1.5} * 2 == 3 && 2 * q<3, 12>{5.0} == highest<q<3, 12>>);
static_assert(q15{0.5} / 2 == 0.25 && q15::from_raw(-3) / 2 == q15::from_raw(-2) && q15{-1.0} / -1 == highest<q15>);
static_assert(q15{0.5} / 0 == highest<q15> && q15{-0.5} / 0 == lowest<q15> && q15{} / 0 == 0);
static_assert(uq<0, 8>{0.5} * -1 == 0 && uq<0, 8>{0.5} / -1 == 0 &&
              uq<0, 32>::from_raw(3) / 2U == uq<0, 32>::from_raw(2));
static_assert(q31::from_raw(1) * (1LL << 32) == highest<q31> && q31{} * (1LL << 62) == 0 &&
              q31::from_raw(-1) * std::numeric_limits<std::uint64_t>::max() == lowest<q31>);
static_assert((q15{0.25} << 1) == 0.5 && (q15{0.75} << 1) == highest<q15> && (q15{0.5} >> 2) == 0.125 &&
              (q15::from_raw(-3) >> 1) == q15::from_raw(-2) && (q15{0.5} >> 100) == 0 && (q15{0.25} << -1) == 0.25 &&
              (q15{-0.25} << 100) == -1);
static_assert(abs(q15{-0.5}) == 0.5 && abs(q15{-1.0}) == highest<q15> && abs(uq<0, 8>{0.5}) == 0.5);
static_assert((q15{0.5} <=> q15{0.25}) == std::strong_ordering::greater && (q15{0.5} <=> 0.5) == 0 &&
              (q15{0.5} <=> 1) == std::strong_ordering::less);
static_assert((q15{0.5} <=> std::numeric_limits<double>::quiet_NaN()) == std::partial_ordering::unordered &&
              q15{} != std::numeric_limits<float>::quiet_NaN() && q15{} == -0.0 && -0.0F == q15{});
static_assert(0.5 < q<3, 12>{0.75} && q<3, 12>{0.75} < 1.0F && q<3, 12>{-8.0} == -8 && 7 < q<3, 12>{7.5});
static_assert(q<3, 12>{7.5} < 1'000'000'000'000 && q<3, 12>{-7.5} > std::numeric_limits<std::int64_t>::min() &&
              uq<0, 32>{0.5} < 1 && uq<0, 32>{} == 0);
static_assert(q7{0.5} < std::numeric_limits<double>::infinity() && q7{0.5} > 0x1p-1074);

static_assert(0.5_q15 == q15{0.5} && -1.25_q3_12 == q<3, 12>{-1.25} && 3_uq4_4 == uq<4, 4>{3} && 0.1_q31 == q31{0.1} &&
              255_uq8_0 == highest<uq<8, 0>> && -7_q3_4 == -7);

/// |numerator / denominator| to nearest, ties away from zero, with the sign, saturated.
template <class T>
std::int64_t nearest(wide numerator, wide denominator) {
    const auto size = [](wide x) { return x < 0 ? -x : x; };
    const wide magnitude = (2 * size(numerator) + size(denominator)) / (2 * size(denominator));
    const wide result = (numerator < 0) != (denominator < 0) ? -magnitude : magnitude;
    const wide low = lowest<T>.raw(), high = highest<T>.raw();
    return static_cast<std::int64_t>(result < low ? low : result > high ? high : result);
}

template <class T>
void check_with_integers() {
    fxact::test::tally products, quotients, shifts, orders;
    const std::vector<std::int64_t> factors{0,
                                            1,
                                            -1,
                                            2,
                                            -2,
                                            3,
                                            7,
                                            -10,
                                            100,
                                            255,
                                            -256,
                                            65'537,
                                            1LL << 31,
                                            -(1LL << 31),
                                            (1LL << 32) - 1,
                                            1LL << 32,
                                            -(1LL << 32),
                                            std::numeric_limits<std::int64_t>::max(),
                                            std::numeric_limits<std::int64_t>::min()};
    const std::vector<std::int64_t> codes = sizeof(T) == 1
                                                ? fxact::test::all_codes(lowest<T>.raw(), highest<T>.raw())
                                                : fxact::test::some_codes(lowest<T>.raw(), highest<T>.raw(), 300);
    for (const std::int64_t code : codes) {
        const T x = T::from_raw(static_cast<typename T::rep>(code));
        for (const std::int64_t n : factors) {
            products.expect((x * n).raw() == nearest<T>(wide{code} * n, 1) && n * x == x * n, code, n);
            if (n != 0) quotients.expect((x / n).raw() == nearest<T>(code, n), code, n);
            const wide scaled = wide{n} << T::fraction_bits;
            orders.expect((x == n) == (code == scaled) && (x < n) == (code < scaled) && (n <= x) == (scaled <= code),
                          code, n);
        }
        for (int n = 0; n < 40; ++n) {
            shifts.expect((x << n).raw() == nearest<T>(wide{code} << n, 1), code, n);
            shifts.expect((x >> n).raw() == nearest<T>(code, wide{1} << n), code, -n);
        }
        for (const double beside : {-1.0, -0.25, 0.0, 0.25, 1.0}) {
            const double real = std::ldexp(static_cast<double>(code) + beside, -T::fraction_bits);
            orders.expect(
                (x <=> real) == (0.0 <=> beside) && (x == real) == (beside == 0) && (real < x) == (beside < 0), code,
                beside);
        }
    }
    CHECK(products);
    CHECK(quotients);
    CHECK(shifts);
    CHECK(orders);
}
}  // namespace

TEST_CASE("a fixed and an integer: exact products, nearest quotients, shifts and order, saturated") {
    check_with_integers<q<3, 4>>();
    check_with_integers<uq<0, 8>>();
    check_with_integers<q15>();
    check_with_integers<uq<4, 12>>();
    check_with_integers<q31>();
    check_with_integers<q<31, 0>>();
    check_with_integers<uq<0, 32>>();
}
