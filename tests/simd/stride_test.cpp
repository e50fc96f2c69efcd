// SPDX-License-Identifier: MIT
#include <fxact/detail/simd/instruction_set.hpp>
#include <fxact/detail/simd/stride.hpp>

#include <array>
#include <cstddef>

#include "../catch.hpp"
#include "../oracle/tally.hpp"

namespace {
using namespace fxact::detail::simd;

static_assert(native <= instruction_set::portable, "a host runs the portable loops, or vectors of doubles");
static_assert(instruction_set::words > instruction_set::aligned_words && instruction_set::mve > instruction_set::simd32,
              "each set can do what those before it can");

/// The loop visits the first elements of each stride, in whole iterations, and leaves both pointers behind the last.
template <instruction_set Set, std::size_t Stride, std::size_t Unroll>
void check_loop(fxact::test::tally& visited) {
    for (std::size_t count = 0; count <= 40; ++count) {
        std::array<int, 48> from{}, to{};
        for (std::size_t i = 0; i < from.size(); ++i) from[i] = static_cast<int>(i) + 1;
        const int* in = from.data();
        int* out = to.data();
        stride<Set, Stride, Unroll>(in, out, count, [](const int* a, int* b) { *b = *a; });
        const std::size_t whole = count / (Stride * Unroll) * (Stride * Unroll);
        bool right = in == from.data() + whole && out == to.data() + whole;
        for (std::size_t i = 0; i < to.size(); ++i)
            right = right && to[i] == (i < whole && i % Stride == 0 ? from[i] : 0);
        visited.expect(right, count, Stride, Unroll);
    }
}
}  // namespace

TEST_CASE("a strided loop visits each element of its whole iterations once, by either way of addressing") {
    fxact::test::tally visited;
    check_loop<instruction_set::portable, 1, 1>(visited);
    check_loop<instruction_set::portable, 2, 4>(visited);
    check_loop<instruction_set::aligned_words, 4, 2>(visited);
    check_loop<instruction_set::words, 1, 1>(visited);
    check_loop<instruction_set::words, 4, 1>(visited);
    check_loop<instruction_set::simd32, 2, 4>(visited);
    check_loop<instruction_set::mve, 4, 2>(visited);
    CHECK(visited);
}
