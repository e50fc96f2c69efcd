// SPDX-License-Identifier: MIT
// Corrections as a stored list: every wrong code once, in order, above and below zero.
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include <fxact/fixed.hpp>

#include <fxact/detail/table/proof/correction_keys.hpp>

#include "../../catch.hpp"

namespace {
using namespace fxact::detail;

constexpr code_range some_codes{-100, 90};

/// What the list needs of a table; corrections_of says below which codes are wrong.
struct listed_table {
    using input_type = fxact::q<3, 4>;
    static constexpr lookup::table_shape shape = [] {
        lookup::table_shape result{lookup::table_layout{.domain = some_codes}};
        result.zero = 3;
        return result;
    }();
};

constexpr auto marked(std::initializer_list<int> codes) {
    design::correction_map<3> map;
    for (const int code : codes) {
        const auto place = static_cast<std::size_t>(code - some_codes.first);
        map.wrong[place / 64] |= std::uint64_t{1} << place % 64;
        ++map.count;
    }
    return map;
}
}  // namespace

// Both ends, both neighbors of zero (which is 3), pairs at one distance, and both sides of the words' limits.
template <>
inline constexpr auto fxact::detail::design::corrections_of<listed_table> = marked({-100, -37, -36, -35, 1, 2, 3, 4, 8,
                                                                                    27, 28, 29, 43, 90});
template <>
inline constexpr fxact::detail::design::key_form fxact::detail::design::key_form_of<listed_table>{14, false};

TEST_CASE("wrong codes are visited by their distance from zero, each once") {
    struct visited {
        std::int64_t distance;
        bool above, below;
        bool operator==(const visited&) const = default;
    };
    std::vector<visited> found;
    design::for_each_distance<listed_table>([&](std::int64_t distance, bool above, bool below) {
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
    constexpr auto keys = design::correction_keys<listed_table>;
    const std::vector<int> found(keys.begin(), keys.end());
    CHECK((found == std::vector<int>{-100, -37, -36, -35, 1, 2, 3, 4, 8, 27, 28, 29, 43, 90}));
}
