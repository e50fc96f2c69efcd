// SPDX-License-Identifier: MIT
#include <fxact/detail/dense/multiplier.hpp>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <random>

#include <fxact/detail/dense/proved.hpp>
#include <fxact/detail/dense/requantize.hpp>

#include "../catch.hpp"
#include "../oracle/tally.hpp"
#include "exact_steps.hpp"

namespace {
using namespace fxact::detail;
using fxact::test::exact_steps;
using fxact::test::tally;

std::mt19937_64 noise{17};

std::int32_t cut(std::int32_t steps) {
    constexpr std::int32_t most = 1 << 17;
    return steps < -most ? -most : steps > most ? most : steps;
}

struct scales {
    double weight, in, out;
};

/// A quotient of scales from 2^-40 to 2^8: of doubles, of floats, of few digits, or with ties.
scales random_scales(int kind) {
    const auto real = [] {
        return std::ldexp(1 + static_cast<double>(noise() >> 11) * 0x1p-53, -static_cast<int>(noise() % 16));
    };
    const auto few = [] { return std::ldexp(static_cast<double>(1 + noise() % 31), -static_cast<int>(noise() % 16)); };
    if (kind == 0) return {real(), real(), real()};
    if (kind == 1)
        return {static_cast<double>(static_cast<float>(real())), static_cast<double>(static_cast<float>(real())),
                static_cast<double>(static_cast<float>(real()))};
    return {few(), few(), few()};
}

/// The output's scale for which the sum is nearly half an odd number of steps, or a double next to it.
double nearly_tied(std::int64_t sum, double weight, double in, std::int64_t half_steps, int neighbor) {
    const auto exact = static_cast<long double>(weight) * static_cast<long double>(in) *
                       static_cast<long double>(2 * sum) / static_cast<long double>(half_steps);
    const auto nearest = static_cast<double>(exact);
    return std::bit_cast<double>(std::bit_cast<std::int64_t>(nearest) + neighbor);
}

template <sum_width Width>
std::int32_t found_steps(std::int64_t sum, const scales& s) {
    const scale_quotient quotient = quotient_of(s.weight, s.in, s.out);
    return cut(nearest_steps<Width, false, true>(sum, multiplier_for<Width>(quotient), [&] { return quotient; }));
}

template <sum_width Width>
void check_sums(tally& all, int bits) {
    for (int i = 0; i < 60'000; ++i) {
        const scales s = random_scales(i % 3);
        const std::int64_t size = static_cast<std::int64_t>(
            noise() >> (63 - static_cast<int>(noise() % static_cast<unsigned>(bits + 1))) >> 1);
        const std::int64_t sum = noise() % 2 == 0 ? size : -size;
        all.expect(found_steps<Width>(sum, s) == cut(exact_steps(sum, s.weight, s.in, s.out)), i, sum);
    }
    for (int i = 0; i < 30'000; ++i) {
        scales s = random_scales(i % 2);
        const auto sum =
            static_cast<std::int64_t>(1 + (noise() >> 2 >> noise() % 30 % static_cast<unsigned>(bits) >> (62 - bits)));
        const auto half_steps = static_cast<std::int64_t>(2 * (noise() % (Width == sum_width::wide ? 65536 : 300)) + 1);
        s.out = nearly_tied(sum, s.weight, s.in, half_steps, i % 5 - 2);
        for (const std::int64_t signed_sum : {sum, -sum})
            all.expect(found_steps<Width>(signed_sum, s) == cut(exact_steps(signed_sum, s.weight, s.in, s.out)), i,
                       signed_sum);
    }
}
}  // namespace

TEST_CASE("a sum times a quotient of scales is the nearest integer, also next to ties and on them") {
    tally narrow, wide;
    check_sums<sum_width::narrow>(narrow, 32);
    check_sums<sum_width::wide>(wide, 47);
    CHECK(narrow);
    CHECK(wide);
}

TEST_CASE("scales from the least double to the largest saturate or vanish, and nothing overflows") {
    const std::array<double, 6> extremes{0x1p-1074, 0x1.8p-1022, 1e-30, 1.0, 1e30, 0x1.fffffffffffffp1023};
    const std::array<std::int64_t, 7> sums{0, 1, 127, 65'535, (std::int64_t{1} << 31) - 1, std::int64_t{1} << 32, -3};
    tally all;
    for (const double weight : extremes)
        for (const double in : extremes)
            for (const double out : extremes)
                for (const std::int64_t sum : sums) {
                    const scales s{weight, in, out};
                    const std::int32_t expected = cut(exact_steps(sum, weight, in, out));
                    all.expect(found_steps<sum_width::narrow>(sum, s) == expected, weight, in, out, sum);
                    all.expect(found_steps<sum_width::wide>(sum, s) == expected, weight, in, out, sum);
                }
    CHECK(all);
}

TEST_CASE("the first multiple in an interval is that of a search") {
    tally all;
    for (int i = 0; i < 20'000; ++i) {
        const std::uint64_t modulus = 2 + noise() % 300, factor = 1 + noise() % 400, last = noise() % 400;
        const std::uint64_t first = noise() % modulus, end = first + noise() % (modulus - first);
        std::uint64_t expected = 0;
        while (expected <= last && !(first <= factor * expected % modulus && factor * expected % modulus <= end))
            ++expected;
        all.expect(first_multiple_between(first, end, factor, modulus, last) == expected, first, end, factor, modulus,
                   last);
    }
    CHECK(all);
}

TEST_CASE("where the compiler finds that a multiplier decides every sum, it does") {
    tally all;
    int decided = 0;
    for (int i = 0; i < 400; ++i) {
        const scales s = random_scales(i % 3);
        const scale_quotient quotient = quotient_of(s.weight, s.in, s.out);
        const multiplier m = multiplier_for<sum_width::narrow>(quotient);
        constexpr std::uint64_t largest = 20'000;
        if (!never_differs(m, quotient, largest, 255)) continue;
        ++decided;
        for (std::int64_t sum = -std::int64_t{largest}; sum <= std::int64_t{largest};
             sum += sum < -2000 || sum > 2000 ? 7 : 1) {
            const auto clipped = [](std::int32_t x) { return x < -256 ? -256 : x > 256 ? 256 : x; };
            const std::int32_t found = nearest_steps<sum_width::narrow, true, true>(sum, m, [&] { return quotient; });
            all.expect(clipped(found) == clipped(exact_steps(sum, s.weight, s.in, s.out)), i, sum);
        }
    }
    CHECK(all);
    CHECK(decided > 380);  // or the quick form would be rare
}

TEST_CASE("a multiplier that rounds some sum wrongly is not found to decide every sum") {
    tally all;
    int wrong = 0;
    for (int i = 0; i < 3000; ++i) {
        scales s = random_scales(0);
        const auto sum = static_cast<std::int64_t>(20'000 + noise() % 100'000);
        s.out = nearly_tied(sum, s.weight, s.in, 2 * static_cast<std::int64_t>(noise() % 100) + 1, i % 3);
        const scale_quotient quotient = quotient_of(s.weight, s.in, s.out);
        const multiplier m = multiplier_for<sum_width::narrow>(quotient);
        const std::int32_t found = nearest_steps<sum_width::narrow, true, true>(sum, m, [&] { return quotient; });
        if (found == exact_steps(sum, s.weight, s.in, s.out)) continue;
        ++wrong;
        all.expect(!never_differs(m, quotient, static_cast<std::uint64_t>(sum), 255), i, sum);
    }
    CHECK(all);
    CHECK(wrong > 300);
}

TEST_CASE("a shift by a power of two rounds ties away from zero, saturates, and overflows no type") {
    CHECK(nearest_steps<1>(std::int32_t{1}) == 1);
    CHECK(nearest_steps<1>(std::int32_t{-1}) == -1);
    CHECK(nearest_steps<3>(std::int32_t{-12}) == -2);
    CHECK(nearest_steps<3>(std::int32_t{11}) == 1);
    CHECK(nearest_steps<31>(std::int32_t{1} << 30) == 1);
    CHECK(nearest_steps<32>(std::int32_t{1} << 30) == 0);
    CHECK(nearest_steps<1>((std::int64_t{1} << 62) - 1) == 1 << 24);
    CHECK(nearest_steps<1>(-(std::int64_t{1} << 62)) == -(1 << 24));
    CHECK(nearest_steps<40>((std::int64_t{3} << 39)) == 2);
    CHECK(nearest_steps<40>(-(std::int64_t{3} << 39)) == -2);
    CHECK(nearest_steps<0>(std::int64_t{-77}) == -77);
    CHECK(nearest_steps<-3>(std::int64_t{-77}) == -616);
    CHECK(nearest_steps<-60>(std::int64_t{1}) == 1 << 24);
    CHECK(nearest_steps<-60>(std::int64_t{0}) == 0);
    CHECK(nearest_steps<100>((std::int64_t{1} << 62) - 1) == 0);
}
