// SPDX-License-Identifier: MIT
#include <fxact/detail/math/exp_heads.hpp>

#include <cmath>
#include <cstddef>
#include <iterator>

#include "../catch.hpp"

using namespace fxact::detail;

TEST_CASE("the tables hold 2^(-j/64) and 1 / (1 + f), each within a unit of its last place") {
    static_assert(std::size(exp_heads) == 64 && std::size(exp_tails) == 64 && std::size(reciprocal_heads) == 128);
    for (std::size_t j = 0; j < 64; ++j) {
        const long double truth = std::exp2(-static_cast<long double>(j) / 64);
        const long double held = std::ldexp(static_cast<long double>(exp_heads[j]), -32) +
                                 std::ldexp(static_cast<long double>(exp_tails[j]), -64);
        CAPTURE(j);
        CHECK(std::abs(truth - held) <= 0x1.2p-64L);
    }
    for (std::size_t j = 0; j < 128; ++j) {
        const double low = 1 + static_cast<double>(j) / 128, high = low + 1.0 / 128;
        CHECK(std::abs(reciprocal_heads[j] - 0x1p16 / std::sqrt(low * high)) <= 0.5);
    }
    const long double ln_2 = std::ldexp(static_cast<long double>(ln_2_words[0]), -32) +
                             std::ldexp(static_cast<long double>(ln_2_words[1]), -64);
    CHECK(std::abs(ln_2 - std::log(2.0L)) <= 0x1p-64L);
}

TEST_CASE("1 - e^-r = r - r^2 (c2 - c3 r) within 2^-36.3") {
    const long double c2 = std::ldexp(static_cast<long double>(exp_head_fit[0]), -32);
    const long double c3 = std::ldexp(static_cast<long double>(exp_head_fit[1]), -26);
    long double worst = 0;
    for (int i = 0; i <= 1000; ++i) {
        const long double r = std::log(2.0L) / 64 * i / 1000;
        worst = std::fmax(worst, std::abs(r - r * r * (c2 - c3 * r) + std::expm1(-r)));
    }
    CHECK(worst < std::exp2(-36.3L));
}
