// SPDX-License-Identifier: MIT
#include <cstddef>
#include <cstdint>

#include <fxact/detail/simd/word_lanes.hpp>

#include "catch.hpp"

namespace {
using namespace fxact::detail::simd;

/// Lane i of a word, and the word of a function of each lane.
template <class Lane>
Lane lane(std::uint32_t word, std::size_t i) {
    return static_cast<Lane>(word >> (lane_bits<Lane> * static_cast<int>(i)));
}
template <class Lane, class F>
std::uint32_t each_lane(std::uint32_t word, const F& f) {
    std::uint32_t result = 0;
    for (std::size_t i = 0; i < lanes_per_word<Lane>; ++i)
        result |= lane_code<Lane>(static_cast<Lane>(f(lane<Lane>(word, i)))) << (lane_bits<Lane> * static_cast<int>(i));
    return result;
}

template <class Lane>
void check_lanes() {
    std::uint32_t word = 0x8000'7F01;
    for (int i = 0; i < 20'000; ++i) {
        // 0, 1, the lowest and the highest code meet in all orders
        if (i % 3 == 0) word &= 0x8000'80FF;
        if (i % 5 == 0) word |= 0x7F7F'0000;
        REQUIRE(not_negative<Lane>(word) == each_lane<Lane>(word, [](Lane x) { return x >= 0; }));
        REQUIRE(zero<Lane>(word) == each_lane<Lane>(word, [](Lane x) { return x == 0; }));
        REQUIRE(mask<Lane>(zero<Lane>(word)) == each_lane<Lane>(word, [](Lane x) { return x == 0 ? -1 : 0; }));
        word = word * 1664525 + 1013904223;
    }
    CHECK(zero<Lane>(0) == ones<Lane>);
    CHECK(ones<Lane> == each_lane<Lane>(0, [](Lane) { return 1; }));
}
}  // namespace

TEST_CASE("flags of the lanes of a word are those of its codes one by one") {
    check_lanes<std::int8_t>();
    check_lanes<std::uint8_t>();
    check_lanes<std::int16_t>();
    check_lanes<std::uint16_t>();
}

TEST_CASE("words are loaded and stored in so many bytes, at any address") {
    alignas(4) const unsigned char bytes[8]{0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88};
    CHECK(load_word<1>(bytes + 1) == 0x22);
    CHECK(load_word<2>(bytes + 1) == 0x3322);
    CHECK(load_word<4>(bytes + 1) == 0x5544'3322);
    CHECK(load_word<4, true>(bytes + 4) == 0x8877'6655);
    unsigned char stored[8]{};
    store_word<2>(stored + 1, 0xAABB'CCDD);
    CHECK((stored[0] == 0 && stored[1] == 0xDD && stored[2] == 0xCC && stored[3] == 0));
    store_word<4>(stored + 3, 0xAABB'CCDD);
    CHECK((stored[3] == 0xDD && stored[6] == 0xAA && stored[7] == 0));
    CHECK(highest_bit_spread(0x8000'0000) == 0xFFFF'FFFF);
    CHECK(highest_bit_spread(0x7FFF'FFFF) == 0);
}
