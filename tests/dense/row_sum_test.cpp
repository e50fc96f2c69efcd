// SPDX-License-Identifier: MIT
#include <fxact/detail/dense/row_sum.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <type_traits>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "../catch.hpp"
#include "../oracle/engine.hpp"
#include "../oracle/tally.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail;
__extension__ using wide = __int128;
__extension__ using unsigned_wide = unsigned __int128;

using shifted = quantized<std::int8_t, affine{1.0, -128}>;
static_assert(magnitude_bits<q7> == 7 && magnitude_bits<uq<0, 8>> == 8 && magnitude_bits<shifted> == 8 &&
                  magnitude_bits<q31> == 31,
              "of the largest distance from the zero point");
static_assert(std::is_same_v<code_products<q7, q7>::sum_type, std::int32_t> &&
                  std::is_same_v<code_products<q7, uq<0, 8>>::sum_type, std::int64_t> &&
                  std::is_same_v<code_products<q15, q31>::sum_type, std::int64_t> &&
                  std::is_same_v<code_products<q31, q31>::sum_type, int128>,
              "65,536 products fit, and no type is wider than they need");
static_assert(steps_multiply<q7, q31> &&
              !steps_multiply<quantized<std::int8_t, affine{1e-200, 0}>, quantized<std::int8_t, affine{1e-200, 0}>>);

wide value_of(std::int32_t value) { return value; }
wide value_of(std::int64_t value) { return value; }
wide value_of(const int128& value) {
    return static_cast<wide>(static_cast<unsigned_wide>(value.high) << 64 | value.low);
}

/// Rows of the ends of the codes, where a sum that is too narrow overflows, and of any codes.
template <discrete Weight, discrete In>
void check_sums(test::tally& sums) {
    constexpr std::size_t longest = 300;
    std::mt19937_64 noise{1};
    std::array<Weight, longest> weights;
    std::array<In, longest> in;
    for (int kind = 0; kind < 5; ++kind) {
        for (std::size_t i = 0; i < longest; ++i) {
            const auto code = [&]<class T>(std::type_identity<T>, bool low) {
                using limits = std::numeric_limits<rep_of<T>>;
                return T::from_raw(kind == 4 ? static_cast<rep_of<T>>(noise()) : low ? limits::min() : limits::max());
            };
            weights[i] = code(std::type_identity<Weight>{}, kind % 2 == 0);
            in[i] = code(std::type_identity<In>{}, kind < 2);
        }
        for (const std::size_t count : {std::size_t{0}, std::size_t{1}, longest}) {
            wide expected = 0;
            for (std::size_t i = 0; i < count; ++i)
                expected +=
                    static_cast<wide>(weights[i].raw() - zero_point_of<Weight>) * (in[i].raw() - zero_point_of<In>);
            sums.expect(value_of(code_products<Weight, In>::sum(weights.data(), in.data(), count)) == expected, kind,
                        count);
        }
    }
}
}  // namespace

TEST_CASE("a row's sum of products of codes is the exact integer, for the narrowest and the widest formats") {
    test::tally sums;
    check_sums<q7, q7>(sums);
    check_sums<q7, uq<0, 8>>(sums);
    check_sums<shifted, shifted>(sums);
    check_sums<q15, uq<0, 16>>(sums);
    check_sums<q15, q31>(sums);
    check_sums<q31, q31>(sums);
    check_sums<q31, uq<0, 32>>(sums);
    CHECK(sums);
}

TEST_CASE("a sum becomes a number of 64 bits, exact or cut toward zero") {
    using test::real100;
    std::mt19937_64 noise{2};
    test::tally narrow, cut;
    for (int i = 0; i < 500; ++i) {
        const auto value = static_cast<std::int64_t>(noise()) >> (noise() % 64);
        narrow.expect(test::value_of(to_number(value, -7)) == ldexp(real100(value), -7), i);
        int128 sum{static_cast<std::int64_t>(noise())};
        sum = sum << static_cast<int>(noise() % 60);
        sum = sum + int128{static_cast<std::int64_t>(noise())};
        const real100 exact = ldexp(real100(static_cast<std::int64_t>(sum.high)), 64) + real100(sum.low);
        const real100 found = test::value_of(to_number(sum, 5)), off = ldexp(exact, 5) - found;
        cut.expect((exact < 0 ? off <= 0 : off >= 0) && abs(off) <= abs(found) * real100(0x1p-63), i);
    }
    CHECK(narrow);
    CHECK(cut);
    CHECK(to_number(std::int64_t{0}, 9).is_zero());
}

TEST_CASE("a sum becomes a ball, exact in limbs and with a unit's error in 64 bits") {
    using test::real100;
    std::mt19937_64 noise{3};
    test::tally exact, held;
    for (int i = 0; i < 300; ++i) {
        int128 sum{static_cast<std::int64_t>(noise()) >> noise() % 64};
        sum = (sum << static_cast<int>(noise() % 60)) + int128{static_cast<std::int64_t>(noise())};
        const real100 truth = ldexp(real100(static_cast<std::int64_t>(sum.high)), 64) + real100(sum.low);
        const auto wide = to_ball<limbs<5>>(sum);
        exact.expect(wide.error == 0 && test::value_of(wide.midpoint) == truth, i);
        const auto narrow = to_ball<std::uint64_t>(sum);
        const real100 middle = test::value_of(narrow.midpoint);
        held.expect(abs(truth - middle) <= narrow.error * abs(middle) * real100(0x1p-63), i);
    }
    CHECK(exact);
    CHECK(held);
}
