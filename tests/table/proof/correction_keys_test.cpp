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

TEST_CASE("keys are distances if both sides are wrong, or the other one is clamped or outside of the domain") {
    const auto form_of = [](bool folded, bool clamped, const std::initializer_list<int>& codes) {
        lookup::table_shape shape = some_shape;
        shape.layout.symmetry = folded ? symmetry::odd : symmetry::unstated;
        shape.layout.saturates = clamped;
        // A corrected zero is -1, which no unsigned output has.
        const lookup::table_view table{shape, zeros, 256, format_of<q<3, 4>>,
                                       clamped ? format_of<uq<0, 8>> : format_of<q7>};
        return design::key_form_of({&some_problem, {}, &table}, marked(codes), static_cast<std::int32_t>(codes.size()));
    };
    const auto by_magnitude = form_of(true, false, {8, -2, 43, -37});
    CHECK(by_magnitude.by_magnitude);
    CHECK(by_magnitude.count == 2);
    const auto one_side = form_of(true, false, {8, 43, -37});
    CHECK_FALSE(one_side.by_magnitude);
    CHECK(one_side.count == 3);
    CHECK(form_of(true, true, {8, 43, -37}).by_magnitude);
    CHECK(form_of(true, true, {8, 43, -37}).count == 2);
    CHECK(form_of(true, false, {-100}).by_magnitude);      // 106 is no code of the domain
    CHECK_FALSE(form_of(true, false, {90}).by_magnitude);  // -84 is one
    CHECK_FALSE(form_of(false, false, {8, -2}).by_magnitude);
}
