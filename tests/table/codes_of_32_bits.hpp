// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "../catch.hpp"
#include "../oracle/formats.hpp"
#include "../oracle/real.hpp"
#include "../oracle/tally.hpp"
#include "internals.hpp"
#include "spans_and_order.hpp"

/// Checks of tables of 32-bit inputs, whose codes are too many to try all.
namespace fxact::test {

/// The codes where errors could be largest: about the eighths of every segment, the ends of the domain and of the
/// covered codes, an even spread, and random ones of every magnitude.
template <class Table>
std::vector<std::int32_t> codes_to_try() {
    constexpr std::int64_t lowest = std::numeric_limits<std::int32_t>::min(),
                           highest = std::numeric_limits<std::int32_t>::max();
    std::vector<std::int32_t> codes;
    const auto take = [&](std::int64_t code) {
        if (code >= lowest && code <= highest) codes.push_back(static_cast<std::int32_t>(code));
    };
    const auto take_about = [&](std::int64_t code) {
        for (std::int64_t i = -3; i <= 3; ++i) take(code + i);
    };
    for (const std::int64_t code : segment_eighths<Table>()) take_about(code);
    constexpr auto domain = domain_ends<Table>(), covered = covered_ends<Table>();
    for (const std::int64_t code :
         {domain.first, domain.second, covered.first, covered.second, lowest, highest, std::int64_t{0}})
        take_about(code);
    constexpr std::int64_t spread = 600'000, stride = (domain.second - domain.first) / spread;
    for (std::int64_t i = 0; i < spread; ++i) take(domain.first + i * stride);
    std::mt19937_64 noise{1};
    for (int i = 0; i < 500'000; ++i) {
        const auto bits = static_cast<std::int32_t>(noise());
        take(bits >> (noise() % 31));
    }
    return codes;
}

/// No code is further off than max_error, and some come near it.
template <class Table, class Exact>
void check_bound(const char* name, const Exact& exact) {
    using in = typename Table::input_type;
    using out = typename Table::output_type;
    const auto codes = codes_to_try<Table>();
    double largest = 0;
    for (const auto code : codes)
        largest = std::max(largest, error_in_lsb<out>(raw_of(Table{}(make<in>(code))),
                                                      exact(value_of<long double, in>(within_domain<Table>(code)))));
    INFO(name << ": " << largest << " found on " << codes.size() << " codes, " << Table::max_error << " proved");
    CHECK(codes.size() > 1'000'000);
    CHECK(Table::max_error >= largest - 1e-12);
    CHECK(Table::max_error <= largest * 1.1 + 0.05);
}

template <class Table>
void check_order(const char* name) {
    auto codes = codes_to_try<Table>();
    std::sort(codes.begin(), codes.end());
    std::vector<typename Table::input_type> x;
    for (const std::int32_t code : codes) x.push_back(make<typename Table::input_type>(code));
    const bool up = Table::look_up(codes.back()) >= Table::look_up(codes.front());
    check(name, "keeps order", keeps_order<Table>(x, up));
}

template <class Table>
void check_spans(const char* name) {
    using in = typename Table::input_type;
    std::vector<in> x;
    for (int i = 0; i < 1001; ++i)
        x.push_back(make<in>(static_cast<std::int32_t>(static_cast<std::uint32_t>(i) * 4'290'001U)));
    check(name, "a span gives what each element gives", spans_agree<Table>(x));
}

}  // namespace fxact::test
