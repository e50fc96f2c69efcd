// SPDX-License-Identifier: MIT
#include <fxact/detail/analysis/in_chunks.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

#include "../catch.hpp"

namespace {
/// Writes down which ranges it is asked for.
struct listing_task {
    struct list {
        std::array<std::int64_t, 16> numbers{};
        std::size_t count = 0;
    };
    struct range {
        std::int64_t first, count;
    };
    static constexpr list start() { return {}; }
    template <std::int64_t First, std::int64_t Count>
    static constexpr range over() {
        return {First, Count};
    }
    static constexpr void join(list& all, const range& next) {
        for (const std::int64_t number : {next.first, next.count}) all.numbers[all.count++] = number;
    }
};
template <std::int64_t First, std::int64_t Count, std::int64_t Chunk>
constexpr bool asks_for(std::initializer_list<std::int64_t> ranges) {
    const listing_task::list found = fxact::detail::analysis::in_chunks<listing_task, First, Count, Chunk>;
    std::size_t i = 0;
    for (const std::int64_t number : ranges)
        if (found.numbers[i++] != number) return false;
    return i == found.count;
}
}  // namespace

TEST_CASE("the chunks of a range are in order, cover it, and the last is what is left") {
    CHECK(asks_for<-5, 10, 4>({-5, 4, -1, 4, 3, 2}));
    CHECK(asks_for<100, 8, 4>({100, 4, 104, 4}));
    CHECK(asks_for<7, 3, 4>({7, 3}));
    CHECK(asks_for<7, 0, 4>({}));
}
