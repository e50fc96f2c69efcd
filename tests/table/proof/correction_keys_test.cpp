// SPDX-License-Identifier: MIT
// Corrections as a stored list: every wrong code once, in order, above and below zero.
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include <fxact/fixed.hpp>

#include <fxact/detail/table/proof/correction_keys.hpp>

#include "../../catch.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail;

constexpr code_range some_codes{-100, 90};
constexpr design::problem some_problem{format_of<q<3, 4>>, format_of<q7>, some_codes, facts{}};
constexpr std::int64_t zeros[256]{};
constexpr lookup::table_shape some_shape = [] {
    lookup::table_shape result{lookup::table_layout{.domain = some_codes, .covered = some_codes}};
    result.zero = 3;
    return result;
}();
constexpr lookup::table_view some_table{some_shape, zeros, 256, format_of<q<3, 4>>, format_of<q7>};
constexpr design::claim some_claim{&some_problem, {}, &some_table};

constexpr auto marked(std::initializer_list<int> codes) {
    std::array<std::uint64_t, 3> wrong{};
    for (const int code : codes) {
        const auto place = static_cast<std::size_t>(code - some_codes.first);
        wrong[place / 64] |= std::uint64_t{1} << place % 64;
    }
    return wrong;
}
// Both ends, both neighbors of zero (which is 3), pairs at one distance, and both sides of the words' limits.
constexpr auto wrong_codes = marked({-100, -37, -36, -35, 1, 2, 3, 4, 8, 27, 28, 29, 43, 90});
}  // namespace

TEST_CASE("wrong codes are visited by their distance from zero, each once") {
    struct visited {
        std::int64_t distance;
        bool above, below;
        bool operator==(const visited&) const = default;
    };
    std::vector<visited> found;
    design::for_each_distance(some_claim, wrong_codes, [&](std::int64_t distance, bool above, bool below) {
        found.push_back({distance, above, below});
    });
    CHECK((found == std::vector<visited>{{0, true, false},
                                         {1, true, true},
                                         {2, false, true},
                                         {5, true, false},
                                         {24, true, false},
                                         {25, true, false},
                                         {26, true, false},
                                         {38, false, true},
                                         {39, false, true},
                                         {40, true, true},
                                         {87, true, false},
                                         {103, false, true}}));
}

TEST_CASE("the list of a table that is not folded has every wrong code, in order") {
    std::vector<std::int64_t> found;
    design::for_each_key(some_claim, wrong_codes, design::key_form{14, false},
                         [&](std::int64_t key) { found.push_back(key); });
    CHECK((found == std::vector<std::int64_t>{-100, -37, -36, -35, 1, 2, 3, 4, 8, 27, 28, 29, 43, 90}));
}
