// SPDX-License-Identifier: MIT
// How a list of corrections is read.
#include <fxact/detail/table/lookup/lookup_with_corrections.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "../../catch.hpp"
#include "../../oracle/tally.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail::lookup;

/// The key of a code: what a list of distances, or of codes, holds for it.
template <bool ByMagnitude, std::int32_t Zero>
std::int32_t key(std::int32_t code) {
    constexpr table_shape shape = [] {
        table_shape result{table_layout{.domain = {-100, 90}}};
        result.zero = Zero;
        return result;
    }();
    return key_of<shape, correction_shape{0, ByMagnitude}, std::int8_t>(code);
}

/// Every key below 60 against a search from the start.
template <std::size_t Size>
void check_contains() {
    std::array<std::int16_t, Size> keys{};
    for (std::size_t i = 0; i < Size; ++i) keys[i] = static_cast<std::int16_t>(3 * i + i % 2 - 8);
    fxact::test::tally found;
    for (std::int32_t at = -12; at < 60; ++at)
        found.expect(contains(keys, at) == (std::find(keys.begin(), keys.end(), at) != keys.end()), at);
    INFO(Size);
    CHECK(found);
}
}  // namespace

TEST_CASE("a sum's distance from the nearest tie, and the integer on the other side of it") {
    // A curve plus 1/2 has its ties at the integers.
    fxact::test::tally distance, other_side;
    for (const int digits : {1, 3, 6})
        for (std::int32_t sum = -300; sum <= 300; ++sum) {
            const std::int32_t one = 1 << digits, part = sum & (one - 1);
            // The digits below were cut off, so that what is above a tie may be almost a unit farther.
            distance.expect(tie_distance(sum, digits) == std::min(part + 1, one - part), digits, sum);
            const std::int32_t integer = sum >> digits, other = beyond_tie(sum, digits) >> digits;
            other_side.expect(other == (part < one / 2 ? integer - 1 : integer + 1), digits, sum);
        }
    CHECK(distance);
    CHECK(other_side);
    CHECK((tie_digits_of(5) == 5 && tie_digits_of(12) == 12 && tie_digits_of(20) == 12));
}

TEST_CASE("the key of a code is the code, or its distance from zero, within the domain") {
    CHECK((key<false, 3>(7) == 7 && key<false, 3>(-101) == -100 && key<false, 3>(127) == 90));
    CHECK((key<true, 3>(7) == 4 && key<true, 3>(3) == 0 && key<true, 3>(-4) == 7));
    CHECK((key<true, 3>(-128) == 103 && key<true, 3>(127) == 87));
}

TEST_CASE("a list of any length is searched for every key") {
    check_contains<1>();
    check_contains<2>();
    check_contains<3>();
    check_contains<7>();
    check_contains<8>();
    check_contains<17>();
}
