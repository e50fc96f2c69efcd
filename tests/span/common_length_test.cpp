// SPDX-License-Identifier: MIT
#include <fxact/detail/span/common_length.hpp>

#include <array>
#include <cstddef>
#include <span>

#include "../catch.hpp"

TEST_CASE("the shorter of two spans counts, whichever it is") {
    const std::array<int, 7> values{};
    const std::span<const int> all{values};
    using fxact::detail::common_length;
    CHECK(common_length(all, all.first(3)) == 3);
    CHECK(common_length(all.first(3), all) == 3);
    CHECK(common_length(all, all.first<3>()) == 3);
    CHECK(common_length(all.first(0), all) == 0);
}
