// SPDX-License-Identifier: MIT
#include <fxact/detail/dense/accumulate.hpp>

#include <cstdint>
#include <random>
#include <type_traits>

#include <fxact/fixed.hpp>

#include "../catch.hpp"
#include "../oracle/tally.hpp"

namespace {
using namespace fxact;
using fxact::test::tally;

/// The integers give what numbers of 64 bits give, for all kinds of raw values.
template <class Sum, class A, class B>
void check_integers(tally& all) {
    static_assert(detail::adds_in_integers<Sum, A, B>);
    std::mt19937_64 noise{31};
    for (int i = 0; i < 20'000; ++i) {
        const auto code = [&]<class T>(std::type_identity<T>) {
            return T::from_raw(static_cast<typename T::rep>(noise() >> (noise() % 50)));
        };
        const Sum before = code(std::type_identity<Sum>{});
        const A a = code(std::type_identity<A>{});
        const B b = code(std::type_identity<B>{});
        Sum sum = before;
        detail::add_product(sum, a, b);
        const auto exact =
            detail::decode<std::uint64_t>(before) + detail::decode<std::uint64_t>(a) * detail::decode<std::uint64_t>(b);
        all.expect(sum == detail::nearest_of<Sum>(exact), before.raw(), a.raw(), b.raw());
    }
}
}  // namespace

TEST_CASE("a product is added in integers as in numbers of 64 bits") {
    tally all;
    check_integers<q<7, 24>, q15, q<3, 12>>(all);
    check_integers<q<7, 24>, q7, uq<0, 8>>(all);
    check_integers<q<3, 4>, q<3, 4>, q<3, 4>>(all);
    check_integers<q15, q<7, 24>, q15>(all);
    check_integers<q31, q15, q15>(all);
    CHECK(all);
}

TEST_CASE("a sum in integers rounds ties away from zero, and saturates") {
    const auto sum_of = [](double before, double a, double b) {
        q<3, 4> sum{before};
        detail::add_product(sum, q<3, 4>{a}, q<3, 4>{b});
        return static_cast<double>(sum);
    };
    static_assert(detail::adds_in_integers<q<3, 4>, q<3, 4>, q<3, 4>>);
    CHECK(sum_of(1, 0.5, 0.0625) == 1.0625);     // 1.03125 is a tie
    CHECK(sum_of(-1, -0.5, 0.0625) == -1.0625);  // likewise
    CHECK(sum_of(1, 0.4375, 0.0625) == 1.0);     // 1.0273
    CHECK(sum_of(-7, -7, 7) == -8);
    CHECK(sum_of(7, 7, 7) == 7.9375);
}
