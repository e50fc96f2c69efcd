// SPDX-License-Identifier: MIT
// Numbers as keys of std::unordered_set, and into a std::ostream.
#include <fxact/host/hash.hpp>
#include <fxact/host/stream.hpp>

#include <cstdint>
#include <sstream>
#include <unordered_set>

#include "catch.hpp"

namespace {
using namespace fxact;
using tenths = quantized<std::int8_t, affine{0.1, -3}>;
}  // namespace

TEST_CASE("numbers are keys of unordered containers") {
    const std::unordered_set<q15> numbers{q15{0.5}, q15{0.25}, q15{0.5}};
    CHECK(numbers.size() == 2);
    CHECK(numbers.contains(q15{0.25}));
    CHECK(std::unordered_set<tenths>{tenths{0.1}, tenths{0.1}}.size() == 1);
}

TEST_CASE("a stream prints the value, with its own precision") {
    std::ostringstream text;
    text << q15{-0.5} << ' ' << tenths{0.2} << ' ' << q<3, 12>::from_raw(1);
    text.precision(12);
    text << ' ' << q<3, 12>::from_raw(1);
    CHECK(text.str() == "-0.5 0.2 0.000244141 0.000244140625");
}
