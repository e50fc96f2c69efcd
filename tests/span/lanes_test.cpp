// SPDX-License-Identifier: MIT
#include <fxact/detail/span/lanes.hpp>

#include <concepts>
#include <cstdint>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "../catch.hpp"

namespace {
/// A byte in which two codes have changed places.
template <std::uint8_t A, std::uint8_t B>
struct swapped {
    std::uint8_t stored;
    static constexpr std::uint8_t of(std::uint8_t code) noexcept { return code == A ? B : code == B ? A : code; }
};
}  // namespace
template <std::uint8_t A, std::uint8_t B>
struct fxact::format_traits<swapped<A, B>> {
    using rep = std::uint8_t;
    static constexpr double step = 0.5;
    static constexpr int zero_point = 0;
    static constexpr rep raw(swapped<A, B> x) noexcept { return swapped<A, B>::of(x.stored); }
    static constexpr swapped<A, B> from_raw(rep code) noexcept { return {swapped<A, B>::of(code)}; }
};

namespace {
using namespace fxact;
using detail::simd::stored_as_code;
}  // namespace

TEST_CASE("a format is worked on as its codes only if each bit of them is what it is in memory") {
    STATIC_REQUIRE(stored_as_code<q7>);
    STATIC_REQUIRE(stored_as_code<uq<0, 32>>);
    STATIC_REQUIRE(stored_as_code<swapped<7, 7>>);
    STATIC_REQUIRE_FALSE(stored_as_code<swapped<0, 3>>);
    STATIC_REQUIRE_FALSE(stored_as_code<swapped<255, 254>>);
    STATIC_REQUIRE_FALSE(stored_as_code<swapped<16, 24>>);
}

TEST_CASE("a lane is a float, or a code that has the sign of its number") {
    STATIC_REQUIRE(std::same_as<detail::simd::lane_of<float>, float>);
    STATIC_REQUIRE(std::same_as<detail::simd::lane_of<q15>, std::int16_t>);
    STATIC_REQUIRE(detail::simd::lane_format<uq<0, 8>>);
    STATIC_REQUIRE_FALSE(detail::simd::lane_format<quantized<std::int8_t, affine{0.5, 3}>>);
}
