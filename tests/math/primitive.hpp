// SPDX-License-Identifier: MIT
#pragma once
#include <cstdint>
#include <random>

#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/number.hpp>

#include "../catch.hpp"
#include "../oracle/engine.hpp"
#include "../oracle/tally.hpp"
#include "../tier.hpp"

/// The errors that a primitive states, against 100 digits.
namespace fxact::test {

/// Arguments: exponents from low to high, positive, negative or both (signs = 1, -1, 2).
struct arguments {
    int low, high, signs;
};

template <class Word>
detail::number<Word> any_number(std::mt19937_64& noise, const arguments& from) {
    const int exponent = from.low + static_cast<int>(noise() % static_cast<unsigned>(from.high - from.low + 1));
    const bool negative = from.signs == 2 ? noise() % 2 != 0 : from.signs < 0;
    return {negative, static_cast<Word>(any_word<Word>(noise) | detail::top_bit<Word>), exponent};
}

template <class Word>
inline constexpr int samples = detail::bits_of<Word> > 64 ? by_tier(80, 200) : by_tier(600, 3000);

/// f(x), an approximation, is within its error of exact(x). No error is fifty times less than what is stated.
template <class Word, class F, class Exact>
void check_bound(const char* name, F f, Exact exact, const arguments& from) {
    std::mt19937_64 noise{1};
    tally within;
    double worst = 0;
    for (int i = 0; i < samples<Word>; ++i) {
        const detail::number<Word> x = any_number<Word>(noise, from);
        const detail::approximation<Word> y = f(x);
        const real100 truth = exact(value_of(x)), value = value_of(y.value);
        if (y.error_ulps == 0) {
            within.expect(abs(value - truth) <= ldexp(abs(truth), -280), static_cast<double>(value_of(x)));
            continue;
        }
        const real100 unit = ldexp(abs(value), 1 - detail::bits_of<Word>);
        const auto share = static_cast<double>(abs(value - truth) / unit) / y.error_ulps;
        within.expect(share <= 1, static_cast<double>(value_of(x)), share);
        worst = share > worst ? share : worst;
    }
    INFO(name << " in " << detail::bits_of<Word> << " bits uses " << worst << " of its bound");
    CHECK(within);
    CHECK(worst >= 0.02);
}

/// f(ball) holds exact(x) for every x in the ball, on the side that it says, and is seldom unknown.
template <class Word, class F, class Exact>
void check_ball(const char* name, F f, Exact exact, const arguments& from) {
    using ball = detail::ball<Word>;
    std::mt19937_64 noise{2};
    tally holds, sided;
    int known = 0, tried = 0;
    for (int i = 0; i < samples<Word> / 4; ++i) {
        const detail::number<Word> midpoint = any_number<Word>(noise, from);
        const std::uint32_t error = i % 3 == 0 ? 0 : std::uint32_t{1} << noise() % 20;
        const ball y = f(ball{detail::approximation<Word>{midpoint, error}, 0});
        const real100 size = abs(value_of(y.midpoint)), radius = ldexp(size * y.error, 1 - detail::bits_of<Word>);
        ++tried;
        known += y.error < ball::unknown;
        for (const double place : {-1.0, -0.3, 0.0, 0.5, 1.0}) {
            const real100 x = value_of(midpoint) * (1 + ldexp(real100(error), 1 - detail::bits_of<Word>) * place);
            const real100 truth = exact(x), margin = ldexp(abs(truth), -280);
            holds.expect(y.error >= ball::unknown || abs(truth - value_of(y.midpoint)) <= radius + margin,
                         static_cast<double>(x), error);
            if (error == 0 && (y.error_sign == ball::away || y.error_sign == ball::toward_zero))
                sided.expect(abs(abs(truth) - size) <= margin || (abs(truth) > size) == (y.error_sign == ball::away),
                             static_cast<double>(x));
        }
    }
    INFO(name << " of balls of " << detail::bits_of<Word> << " bits");
    CHECK(holds);
    sided.expect(true);
    CHECK(sided);
    CHECK(known > tried / 2);
}

}  // namespace fxact::test
