// SPDX-License-Identifier: MIT
// Results that differ from a tie by less than any number holds, such as the last e^-113 of a silu: each must fall on
// its own side.
#include <algorithm>
#include <cstdint>
#include <string>

#include <fxact/fxact.hpp>

#include "../catch.hpp"
#include "../oracle/engine.hpp"
#include "../oracle/tally.hpp"

namespace {
using namespace fxact;
using test::real100;

template <auto F, affine In, affine Out, int Code>
constexpr int entry =
    table<F, quantized<std::int8_t, In>, quantized<std::int8_t, Out>>::data()[static_cast<std::uint8_t>(Code)];
constexpr affine one{1.0, 0}, two{2.0, 0}, tiny{1e-30, 0}, two_tiny{2e-30, 0};
static_assert(entry<silu, one, two, 113> == 56 && entry<gelu, one, two, 113> == 56 &&
                  entry<gelu_tanh, one, two, 113> == 56 && entry<mish, one, two, 113> == 56,
              "113 / 2 less a little is nearer to 56");
static_assert(entry<softplus, one, two, 113> == 57 && entry<log_sigmoid, one, two, -113> == -57,
              "and with a little more, to 57");
static_assert(entry<sigmoid, one, two, 113> == 0 && entry<fxact::tanh, one, two, 113> == 0 &&
                  entry<fxact::tanh, one, two, -113> == 0,
              "a half, not reached");
static_assert(entry<silu, tiny, tiny, 113> == 57 && entry<silu, tiny, tiny, -113> == -56 &&
                  entry<fxact::tanh, tiny, two_tiny, 113> == 56,
              "nor is the slope at 0");
static_assert(entry<sigmoid, tiny, one, 1> == 1 && entry<sigmoid, tiny, one, 0> == 1 &&
                  entry<sigmoid, tiny, one, -1> == 0,
              "0.5 is a tie, and has neighbors");
static_assert(entry<[](auto x) { return x * sigmoid(x); }, one, two, 113> == 56,
              "a callable of the user's needs to say nothing");
static_assert(apply<quantized<std::int8_t, two>>(silu, quantized<std::int16_t, one>::from_raw(113)).raw() == 56,
              "as for tables, so for calls");

/// What a function comes so near to that a hundred digits make no difference, and whether it is larger in size.
struct neighbor {
    real100 limit;
    bool larger;
    bool near;
};

/// For all codes that f brings near its neighbor. Returns how many of those are ties.
template <class F, class Neighbor>
int check_beside(const std::string& name, const F& f, const Neighbor& neighbor_at) {
    test::tally rounded;
    int ties = 0;
    for (const double scale :
         {1.0, 0.1, 3.0, 1e5, 1e30, 1e100, 1e300, 1e-30, 5e-30, 0x5p-100, 0x7p-300, 1e-200, 1e-50, 0x1p-900})
        for (const double out : {scale, 2 * scale, scale / 5 * 2, scale / 5 * 6, 2.0, 1.0, 0.5, 0x1p-3}) {
            const affine from{scale, 3}, to{out, -7};
            const auto found = make_lut8(f, from, to);
            for (int code = -128; code < 128; ++code) {
                const neighbor beside = neighbor_at(real100(code - from.zero_point) * real100(scale));
                if (!beside.near) continue;
                const real100 steps = abs(beside.limit) / real100(out), whole = floor(steps),
                              rest = steps - whole - real100(0.5);
                if (whole > 1000) continue;
                const bool tie = abs(rest) < 1e-60;
                const int size = static_cast<int>(whole) + (tie ? beside.larger : rest > 0);
                const int wanted = std::min(127, std::max(-128, (beside.limit < 0 ? -size : size) + to.zero_point));
                ties += tie;
                rounded.expect(found[static_cast<std::uint8_t>(code)] == wanted, scale, out, code);
            }
        }
    test::check(name, "on its own side of the tie", rounded);
    return ties;
}

/// x far above 0 and a multiple of x near it
neighbor of_rectifier(const real100& x, const real100& slope, bool larger) {
    if (abs(x) < 1e-70) return {x * slope, x > 0, x != 0};
    return {x, larger, x > 250};
}
}  // namespace

TEST_CASE("what tends to a straight line, or leaves one, is on its own side of every tie") {
    const auto near_zero = [](const real100& x) { return x != 0 && abs(x) < 1e-70; };
    const auto rectifier = [](const real100& x) { return of_rectifier(x, real100(0.5), false); };
    CHECK(check_beside("silu", silu, rectifier) > 1000);
    CHECK(check_beside("gelu", gelu, rectifier) > 1000);
    CHECK(check_beside("gelu_tanh", gelu_tanh, rectifier) > 1000);
    CHECK(check_beside("mish", mish, [](const real100& x) { return of_rectifier(x, real100(3) / 5, false); }) > 400);
    CHECK(check_beside("softplus", softplus, [&](const real100& x) { return neighbor{x, true, x > 250}; }) > 200);
    CHECK(check_beside("log_sigmoid", log_sigmoid, [&](const real100& x) {
              return neighbor{x, true, x < -250};
          }) > 200);
    CHECK(check_beside("sigmoid", sigmoid, [&](const real100& x) {
              return near_zero(x) ? neighbor{0.5, x > 0, true} : neighbor{1, false, x > 250};
          }) > 200);
    CHECK(check_beside("tanh", fxact::tanh, [&](const real100& x) {
              return near_zero(x) ? neighbor{x, false, true} : neighbor{real100(x < 0 ? -1 : 1), false, abs(x) > 250};
          }) > 1000);
    CHECK(check_beside("softsign", softsign, [&](const real100& x) {
              return near_zero(x) ? neighbor{x, false, true} : neighbor{real100(x < 0 ? -1 : 1), false, abs(x) > 1e70};
          }) > 400);
    CHECK(check_beside("elu", elu{}, [&](const real100& x) {
              return near_zero(x) ? neighbor{x, false, x < 0} : neighbor{-1, false, x < -250};
          }) > 200);
    CHECK(check_beside("celu", celu{.alpha = 0.75}, [&](const real100& x) {
              return near_zero(x) ? neighbor{x, false, x < 0} : neighbor{-0.75, false, x < -250};
          }) > 200);
    CHECK(check_beside("exp", fxact::exp, [&](const real100& x) { return neighbor{1, x > 0, near_zero(x)}; }) > 200);
    CHECK(check_beside("tanh_shrink", tanh_shrink, [&](const real100& x) {
              return neighbor{x < 0 ? real100(x + 1) : real100(x - 1), true, abs(x) > 250 && abs(x) < 1e30};
          }) > 20);
    CHECK(check_beside("sigmoid'", derivative_of<sigmoid>, [&](const real100& x) {
              return neighbor{0.25, false, near_zero(x)};
          }) > 200);
    CHECK(check_beside("tanh'", derivative_of<fxact::tanh>, [&](const real100& x) {
              return neighbor{1, false, near_zero(x)};
          }) > 200);
}
