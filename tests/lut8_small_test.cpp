// SPDX-License-Identifier: MIT
// Compiled with -Os (tests/CMakeLists.txt), where make_lut8 computes in 160 bits only.
#include <fxact/lut8.hpp>

#include <array>
#include <cstdint>

#include <fxact/activation/gelu.hpp>
#include <fxact/activation/sigmoid.hpp>

#include "catch.hpp"

using namespace fxact;

static_assert(detail::simd::optimize_size);

namespace {
template <auto F, affine In, affine Out>
bool program_agrees_with_compiler() {
    static constexpr std::array<std::int8_t, 256> expected = make_lut8(F, In, Out);
    volatile double in_scale = In.scale, out_scale = Out.scale;
    const affine in{in_scale, In.zero_point}, out{out_scale, Out.zero_point};
    return make_lut8(F, in, out) == expected;
}
}  // namespace

TEST_CASE("a table made by a small program has the compiler's entries") {
    CHECK(program_agrees_with_compiler<sigmoid, affine{0.1, -3}, affine{1.0 / 256, -128}>());
    CHECK(program_agrees_with_compiler<gelu, affine{0.03, 12}, affine{0.05, -100}>());
    CHECK(program_agrees_with_compiler<sigmoid, affine{0.0625, 0}, affine{1.0 / 128, 0}>());
}
