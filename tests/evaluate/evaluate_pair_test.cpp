// SPDX-License-Identifier: MIT
#include <fxact/detail/evaluate/evaluate_pair.hpp>

#include <cmath>
#include <cstdint>
#include <limits>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "../catch.hpp"
#include "../oracle/formats.hpp"
#include "../oracle/real.hpp"
#include "../oracle/tally.hpp"

namespace {
using namespace fxact;

constexpr auto product = [](const auto& a, const auto& b) { return a * b; };
constexpr auto larger = [](const auto& a, const auto& b) { return a < b ? b : a; };
constexpr auto first = [](const auto& a, const auto&) { return a; };
constexpr auto second = [](const auto&, const auto& b) { return b; };
}  // namespace

TEST_CASE("a function of two codes is correctly rounded, in fixed point and with a scale that is no power of two") {
    using tenths = quantized<std::int8_t, affine{0.1, -3}>;
    const auto check = [&]<class T>(std::type_identity<T>) {
        test::tally rounded;
        for (std::int64_t a = -128; a < 128; a += 5)
            for (std::int64_t b = -128; b < 128; ++b) {
                const auto other = test::value_of<test::real50, T>(b);
                const auto exact = [&](const auto& x) {
                    using real = std::remove_cvref_t<decltype(x)>;
                    return real(x * real(other));
                };
                rounded.expect(detail::evaluate_pair(product, test::make<T>(a), test::make<T>(b)).raw() ==
                                   test::nearest_code<T, T>(exact, a),
                               a, b);
            }
        CHECK(rounded);
    };
    check(std::type_identity<q<3, 4>>{});
    check(std::type_identity<tenths>{});
}

TEST_CASE("a NaN in either place gives NaN, and infinities count as numbers") {
    const auto check = [](auto zero) {
        using T = decltype(zero);
        constexpr T inf = std::numeric_limits<T>::infinity(), nan = std::numeric_limits<T>::quiet_NaN();
        CHECK(std::isnan(detail::evaluate_pair(larger, nan, T{1})));
        CHECK(std::isnan(detail::evaluate_pair(larger, T{1}, nan)));
        CHECK(std::isnan(detail::evaluate_pair(larger, -nan, inf)));
        CHECK(std::isnan(detail::evaluate_pair(first, T{1}, nan)));  // also where the result does not depend on it
        CHECK(std::isnan(detail::evaluate_pair(second, nan, T{1})));
        CHECK(detail::evaluate_pair(larger, -inf, T{-3}) == T{-3});
        CHECK(detail::evaluate_pair(larger, inf, T{-3}) == inf);
        CHECK(detail::evaluate_pair(product, T{1.5}, T{-2.25}) == T{-3.375});
    };
    check(0.0F);
    check(0.0);
}
