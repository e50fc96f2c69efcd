// SPDX-License-Identifier: MIT
// Where functions bend is found, and segments start there.
#include <fxact/detail/table/design/corners.hpp>
#include <fxact/detail/table/design/extents.hpp>

#include <algorithm>
#include <cstdint>

#include <fxact/design.hpp>
#include <fxact/detail/table/run_time/laboratory.hpp>
#include <fxact/fxact.hpp>

#include "catch.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail::design;
using w = q<3, 12>;

template <discrete In, discrete Out, class F>
corner_list corners(const F& f) {
    const problem p{format_of<In>, format_of<Out>, detail::every_code<In>, facts_to_check(f)};
    const laboratory lab{f, p};
    return corners_of(p, lab.pieces());
}
bool has(const corner_list& list, std::int64_t code) {
    return std::find(list.code, list.code + list.count, code) != list.code + list.count;
}
template <discrete In, discrete Out, class F>
table_design smallest(const F& f, double error = 1) {
    return fxact::design(f, format_of<In>, format_of<Out>, {.max_error = error, .prefer = prefer::size});
}
}  // namespace

TEST_CASE(
    "kinks are found at their codes, off the segments of a power of two as well, and smooth functions have none") {
    CHECK(corners<w, q15>(sigmoid).count == 0);
    CHECK(corners<w, w>(gelu).count == 0);
    CHECK(corners<q<3, 4>, q7>(fxact::tanh).count == 0);
    const corner_list relus = corners<w, w>([](auto x) { return x < 1 ? math::max(x, decltype(x){-1.5}) : 1 + x - x; });
    CHECK(has(relus, 4'096));
    CHECK(has(relus, -6'144));
    CHECK(has(corners<q<3, 4>, q<3, 4>>(clipped_relu{3.0}), 48));
    using affine16 = quantized<std::int16_t, affine{3e-4, 77}>;
    CHECK(has(corners<affine16, affine16>(leaky_relu{0.1}), 77));
}

TEST_CASE("a jump is at its second code") {
    CHECK(has(corners<w, w>([](auto x) { return x < 1.25 ? 0 : 1; }), 5'120));
}

TEST_CASE("a list of kinks keeps the sharpest, each once") {
    corner_list list;
    for (const int i : {1, 2, 3, 4, 5}) list.insert(100 * i, i);
    list.insert(501, 9);
    CHECK(list.count == 3);
    CHECK((list.code[0] == 500 && list.code[1] == 400 && list.code[2] == 300));
}

TEST_CASE("functions of straight lines take the nodes of their corners") {
    CHECK(smallest<w, w>(relu).bytes <= 4);
    CHECK(smallest<w, w>(clipped_relu{4.3}).bytes <= 6);
    CHECK(smallest<w, w>(hard_tanh).bytes <= 4);
    CHECK(smallest<w, w>(hard_sigmoid_with{.slope = 0.3, .offset = 0.4}).bytes <= 6);
    CHECK(smallest<w, w>(hard_swish).bytes <= 96);
    CHECK(smallest<q<3, 4>, q<3, 4>>(relu).bytes <= 4);
    CHECK(smallest<w, w>(step).bytes <= 4);
}

TEST_CASE("what is designed about kinks is within its error at every code") {
    const auto check = [](const auto& f, const auto& exact) {
        const table_design d = smallest<w, w>(f);
        CHECK(d.met);
        double largest = 0;
        for (std::int64_t code = -32'768; code <= 32'767; ++code) {
            const double y = std::clamp(exact(static_cast<double>(code) / 4096) * 4096, -32'768.0, 32'767.0);
            largest = std::max(largest, std::abs(static_cast<double>(d.look_up(code)) - y));
        }
        CHECK(largest <= d.max_error + 1e-6);
        CHECK(largest >= d.max_error - 1e-6);
    };
    check(hard_tanh, [](double x) { return std::clamp(x, -1.0, 1.0); });
    check(hard_swish, [](double x) { return x * std::clamp(x + 3, 0.0, 6.0) / 6; });
    check(clipped_relu{4.3}, [](double x) { return std::clamp(x, 0.0, 4.3); });
    check([](auto x) { return x < 1.3 ? x * x : x + 0.39; }, [](double x) { return x < 1.3 ? x * x : x + 0.39; });
}

TEST_CASE("extents start at kinks but for zero, and cover no flat end that a function has") {
    const problem p{format_of<w>, format_of<w>, detail::every_code<w>, facts{}};
    const table_layout whole{.domain = p.domain, .covered = p.domain},
        cut{.domain = p.domain, .covered = {-100, 4'000}, .extends_high = true};
    corner_list list;
    list.insert(0, 2);
    list.insert(-100, 1);
    CHECK(extent_list{p, whole, whole, {}, false, false}.count == 1);
    CHECK(extent_list{p, whole, whole, {}, true, false}.count == 2);
    const extent_list extents{p, cut, cut, list, false, false};
    REQUIRE(extents.count == 5);
    CHECK(extents.layout[0].covered == p.domain);
    CHECK(extents.layout[1].covered == cut.covered);
    CHECK(extents.sampled[2].covered == p.domain);                   // f goes on smoothly where it is cut below
    CHECK(extents.sampled[3].covered == extents.layout[3].covered);  // and bends where it is cut above
    CHECK(extents.layout[4].start == -100);
    const extent_list graded{p, cut, cut, list, false, true};
    CHECK(graded.sampled[2].covered == graded.layout[2].covered);
    const problem wide{format_of<q<3, 28>>, format_of<w>, p.domain, facts{}};
    CHECK(extent_list{wide, cut, cut, list, false, false}.count == 4);  // no 32-bit code is counted from a corner
}

TEST_CASE("no result is outside the output's range where a corner lies on its end") {
    using affine16 = quantized<std::int16_t, affine{0.05, 77}>;
    for (const prefer preference : {prefer::size, prefer::balanced, prefer::speed}) {
        const table_design d =
            fxact::design(relu, format_of<affine16>, format_of<w>, {.max_error = 1, .prefer = preference});
        CHECK(d.met);
        bool within = true;
        for (std::int64_t code = -32'768; code <= 32'767; ++code)
            within = within && d.look_up(code) >= d.out.first_code() && d.look_up(code) <= d.out.last_code();
        CHECK(within);
    }
}
