// SPDX-License-Identifier: MIT
#include <fxact/detail/span/double_lanes.hpp>

#include <bit>
#include <cfenv>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "../catch.hpp"

#if FXACT_TARGET < 0
namespace {

using namespace fxact::detail::simd;

/// x itself, of which the lanes whose bits are `left` are left out.
struct copy_kernel {
    static constexpr bool is_odd = false;
    static constexpr std::uint32_t left = 0x4110'0000;  // 9
    static mask_vector leaves_out(const word_vector& code) noexcept { return code == left; }
    static float_vector argument(const float_vector& x) noexcept { return x; }
    static doubles value(const doubles& x) noexcept { return x; }
};

bool refuses(std::uint32_t low_word) { return is_refused(word_vector{} + low_word)[1] != 0; }

}  // namespace

TEST_CASE("a double is refused within a distance of the midpoint of two floats, whatever its higher bits") {
    constexpr std::uint32_t midpoint = std::uint32_t{1} << 28;
    for (const std::uint32_t higher : {0U, 1U, 5U, 7U}) {
        const std::uint32_t high = higher << 29;
        CHECK(refuses(high | midpoint));
        CHECK(refuses(high | (midpoint - refused_distance)));
        CHECK(refuses(high | (midpoint + refused_distance - 1)));
        CHECK_FALSE(refuses(high | (midpoint - refused_distance - 1)));
        CHECK_FALSE(refuses(high | (midpoint + refused_distance)));
        CHECK_FALSE(refuses(high));
        CHECK_FALSE(refuses(high | 0x1FFF'FFFF));
    }
}

TEST_CASE("a block keeps the order of its elements, and the function computes what is left out") {
    std::vector<float> in(3 * float_block::size + 5), out(in.size());
    for (std::size_t i = 0; i < in.size(); ++i) in[i] = static_cast<float>(i);
    std::size_t calls = 0;
    by_doubles<copy_kernel>(in.data(), out.data(), in.size(), [&calls](float x) {
        ++calls;
        return -x;
    });
    CHECK(calls == 1);
    for (std::size_t i = 0; i < in.size(); ++i) CHECK(out[i] == (i == 9 ? -9.0F : static_cast<float>(i)));
}

TEST_CASE("every rounding mode but to nearest is noticed") {
    CHECK(rounds_to_nearest());
    for (const int mode : {FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO}) {
        std::fesetround(mode);
        const bool nearest = rounds_to_nearest();
        std::fesetround(FE_TONEAREST);
        CHECK_FALSE(nearest);
    }
}
#else
static_assert(fxact::detail::simd::native >= fxact::detail::simd::instruction_set::portable);
#endif
