// SPDX-License-Identifier: MIT
// Which of the tables that meet a request is chosen.
#include <fxact/detail/table/design/candidate_list.hpp>
#include <fxact/table_spec.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

#include <fxact/design.hpp>
#include <fxact/fxact.hpp>

#include "catch.hpp"

namespace {
using namespace fxact;
using w = q<3, 12>;

template <class In = w, class Out = q15, class F>
table_design made(const F& f, table_spec spec) {
    return design(f, format_of<In>, format_of<Out>, spec);
}
double cost_of(const table_design& d) { return d.instructions.cortex_m3; }
bool never_falls(const table_design& d) {
    for (std::int64_t code = d.in.first_code(); code < d.in.last_code(); ++code)
        if (d.look_up(code + 1) < d.look_up(code)) return false;
    return true;
}
}  // namespace

TEST_CASE("the default sigmoid and tanh take fewer bytes than 512, within 1 LSB, in order") {
    for (const table_design& d : {made(sigmoid, {}), made(fxact::tanh, {})}) {
        CHECK(d.met);
        CHECK(d.bytes < 512);
        CHECK(d.max_error <= 1);
        CHECK(d.monotone);
        CHECK(never_falls(d));
        CHECK(cost_of(d) < 21);
    }
}

TEST_CASE("size takes the fewest bytes, speed the fewest instructions, and balanced is between the two") {
    const auto compare = [](const auto& f, double error) {
        const table_design size = made(f, {.max_error = error, .prefer = prefer::size}),
                           balanced = made(f, {.max_error = error}),
                           speed = made(f, {.max_error = error, .prefer = prefer::speed});
        CHECK(size.met);
        CHECK(balanced.met);
        CHECK(speed.met);
        CHECK(size.bytes <= balanced.bytes);
        CHECK(size.bytes <= speed.bytes);
        CHECK(cost_of(speed) <= cost_of(balanced));
        CHECK(cost_of(speed) <= cost_of(size));
        CHECK(speed.bytes <= 4096);
        for (const table_design& d : {size, balanced, speed}) CHECK(d.max_error <= error);
    };
    for (const double error : {0.6, 1.0, 4.0}) {
        compare(sigmoid, error);
        compare(fxact::tanh, error);
        compare([](auto x) { return math::exp(-(x * x)); }, error);
        compare(hard_tanh, error);
    }
}

TEST_CASE("a limit on the bytes makes no table larger") {
    for (const std::size_t most : {512U, 1024U, 4096U}) {
        const table_design limited = made(sigmoid, {.max_error = 1, .max_bytes = most});
        CHECK(limited.bytes <= made(sigmoid, {.max_error = 1}).bytes);
        CHECK(limited.met);
    }
    CHECK(made(sigmoid, {.max_error = 1, .max_bytes = 140}).bytes <= 140);
    CHECK(made(sigmoid, {.max_error = 1, .max_bytes = 2048, .prefer = prefer::speed}).bytes <= 2048);
}

TEST_CASE("order that is asked for is kept, or the request is refused") {
    const table_design smooth = made(fxact::tanh, {.max_bytes = 220, .monotone = true});
    CHECK(smooth.met);
    CHECK(smooth.monotone);
    CHECK(never_falls(smooth));
    for (const table_spec& spec : {table_spec{.monotone = true}, table_spec{.max_bytes = 300, .monotone = true},
                                   table_spec{.exact = true, .monotone = true},
                                   table_spec{.interpolation = interpolation::direct, .monotone = true}}) {
        const table_design refused = made<w, w>(silu, spec);
        CHECK_FALSE(refused.met);
        REQUIRE(refused.problem != nullptr);
        CHECK(std::string(refused.problem).find("keeps the order") != std::string::npos);
    }
    CHECK_FALSE(made<q<3, 4>, q<3, 4>>(silu, {.monotone = true}).met);
    CHECK(made<q<3, 4>, q<3, 4>>(softplus, {.monotone = true}).met);
    CHECK(made<w, w>(softplus, {.exact = true, .monotone = true}).met);
}

TEST_CASE("order that is given up allows a smaller table of a function that is flat where it is folded") {
    const table_design kept = made<w, w>(tanh_shrink, {.max_error = 1, .prefer = prefer::size}),
                       given_up = made<w, w>(tanh_shrink, {.max_error = 1, .prefer = prefer::size, .monotone = false});
    CHECK(kept.monotone);
    CHECK(given_up.met);
    CHECK(given_up.max_error <= 1);
    CHECK(given_up.bytes < kept.bytes);
}
