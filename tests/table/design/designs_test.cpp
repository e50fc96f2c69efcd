// SPDX-License-Identifier: MIT
// Designs of all kinds of requests, a digest for each function and pair of formats: who changes one of them changes its
// number here, on purpose. A program designs them; that the compiler's are the same is what design_test shows.
#include <fxact/design.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include <fxact/activation/exp.hpp>
#include <fxact/activation/hard_swish.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/activation/tanh.hpp>
#include <fxact/fixed.hpp>
#include <fxact/math.hpp>
#include <fxact/quantized.hpp>

#include "catch.hpp"

namespace {
using namespace fxact;

/// Every way to ask.
std::vector<table_spec> requests() {
    using enum interpolation;
    std::vector<table_spec> all;
    for (const prefer what : {prefer::balanced, prefer::size, prefer::speed}) {
        for (const double error : {0.55, 0.75, 1.0, 4.0}) all.push_back({.max_error = error, .prefer = what});
        for (const std::size_t bytes : {20U, 140U, 600U}) all.push_back({.max_bytes = bytes, .prefer = what});
        all.push_back({.prefer = what});
        all.push_back({.exact = true, .prefer = what});
        all.push_back({.max_error = 1, .domain = {0.3, 4.5}, .prefer = what});
    }
    for (const interpolation method : {nearest, linear, quadratic, polynomial}) {
        all.push_back({.max_error = 1.2, .interpolation = method});
        all.push_back({.max_bytes = 90, .interpolation = method, .domain = {-2, 5}});
    }
    all.push_back({.max_error = 1, .max_bytes = 100});
    all.push_back({.max_error = 1, .monotone = true});
    for (const interpolation method : {nearest, linear, quadratic, polynomial})
        all.push_back({.interpolation = method, .exact = true});
    all.push_back({.max_bytes = 400, .exact = true});
    all.push_back({.max_bytes = 256, .exact = true, .prefer = prefer::speed});
    for (const table_domain& domain : {table_domain{100, 200}, table_domain{7.9999, 8}, table_domain{-8, -4.5}})
        all.push_back({.domain = domain});
    for (const std::size_t entries : {17U, 33U, 34U, 96U}) all.push_back({.entries = entries});
    return all;
}

std::uint32_t digest_of(const auto& values) {
    std::uint32_t digest = 2'166'136'261U;
    for (const auto value : values) digest = (digest ^ static_cast<std::uint32_t>(value)) * 16'777'619U;
    return digest;
}

std::string text_of(const look_up_cost& cost) {
    char text[60];
    std::snprintf(text, sizeof text, "%.1f %.1f %.1f", cost.cortex_m0plus, cost.cortex_m3, cost.cortex_m55);
    return text;
}

/// What was designed, in one line: the table, and those that were proved on the way.
std::string line_of(const table_design& found) {
    char text[120];
    std::snprintf(text, sizeof text, "%s, method %d, %d entries, %d bytes, nodes %08x, %.3f LSB, ",
                  found.met ? "met" : "not met", static_cast<int>(found.interpolation), static_cast<int>(found.entries),
                  static_cast<int>(found.bytes), static_cast<unsigned>(digest_of(found.nodes)), found.max_error);
    std::string line = text + text_of(found.instructions) + ";";
    for (const tried_table& one : found.frontier) {
        std::snprintf(text, sizeof text, " %d bytes within %.2f", static_cast<int>(one.bytes),
                      std::min(one.error_bound, 1e6));
        line += text;
    }
    return line + '\n';
}

template <class F>
void check_designs(const F& f, const format& in, const format& out, std::uint32_t expected,
                   const table_domain& domain = {}) {
    std::string lines;
    const auto ask = [&](const table_spec& spec) {
        const table_design found = design(f, in, out, spec);
        lines += line_of(found);
        return found.bytes;
    };
    for (table_spec spec : requests()) {
        if (spec.domain.low < -100) spec.domain = domain;
        ask(spec);
    }
    // A limit that is just met, and one that is just missed.
    for (table_spec spec : {table_spec{.max_error = 1}, table_spec{.exact = true}}) {
        spec.domain = domain;
        spec.max_bytes = ask(spec);
        ask(spec);
        --spec.max_bytes;
        ask(spec);
    }
    INFO(lines);
    CHECK(digest_of(lines) == expected);
}

constexpr format in_8 = format_of<q<3, 4>>, out_8 = format_of<q7>, in_16 = format_of<q<3, 12>>, out_16 = format_of<q15>;
constexpr format in_32 = format_of<q<4, 27>>, positive = format_of<uq<4, 12>>;
constexpr format odd_8 = format_of<quantized<std::int8_t, affine{0.05, -3}>>;
constexpr format odd_16 = format_of<quantized<std::int16_t, affine{3e-4, 1234}>>;
constexpr auto reciprocal = [](auto x) { return decltype(x){1.0} / x; };
constexpr auto bell = [](auto x) { return math::gaussian(x); };
/// Five corners, none as sharp as another.
constexpr auto zigzag = [](auto x) {
    using number = decltype(x);
    const auto corner = [&](double at, double slope) {
        return x < number{at} ? number{0.0} : (x - number{at}) * number{slope};
    };
    return corner(-5.1, 1.0) + corner(-2.3, -0.875) + corner(-0.4, 0.5) + corner(1.7, -0.625) + corner(4.2, 0.25);
};
constexpr auto jump = [](auto x) {
    using number = decltype(x);
    return x * number{0.25} + (x < number{1.3} ? number{0.0} : number{1.0});
};
}  // namespace

TEST_CASE("designs of sigmoid are the same as before") {
    check_designs(sigmoid, in_8, out_8, 0x47ea82eb);
    check_designs(sigmoid, in_16, out_16, 0x9c57eabf);
    check_designs(sigmoid, odd_16, out_8, 0x54b98003);
    check_designs(sigmoid, in_32, out_16, 0x8774210d);
    check_designs(sigmoid, in_16, format_of<uq<1, 15>>, 0x479579ff);
}
TEST_CASE("designs of tanh, whose ends are clamped, are the same as before") {
    check_designs(fxact::tanh, in_16, out_16, 0xd634d9ac);
    check_designs(fxact::tanh, odd_8, odd_8, 0xc8733778);
    check_designs(fxact::tanh, odd_16, out_16, 0x876d6780);
}
TEST_CASE("designs of exp, which saturates, are the same as before") {
    check_designs(fxact::exp, in_8, in_16, 0x7fb6e678);
    check_designs(fxact::exp, in_16, in_16, 0xc409077d);
    check_designs(fxact::exp, odd_16, odd_8, 0x8fd0707e);
}
TEST_CASE("designs of hard_swish, which has corners, are the same as before") {
    check_designs(hard_swish, in_16, in_16, 0x3ab81223);
    check_designs(hard_swish, odd_16, in_8, 0xaf54e60d);
    check_designs(hard_swish, odd_8, odd_8, 0x73ca2fd);
}
TEST_CASE("designs of a zigzag, which has more corners than are kept, are the same as before") {
    check_designs(zigzag, in_8, in_16, 0x173e3692);
}
TEST_CASE("designs of a function that jumps are the same as before") {
    check_designs(jump, in_8, in_16, 0x67e09c3e);
    check_designs(jump, odd_16, in_8, 0x62062bcb);
}
TEST_CASE("designs of 1 / x, which has a pole, are the same as before") {
    check_designs(reciprocal, in_16, format_of<q<7, 8>>, 0x131e7854, {1.0 / 256, 8});
    check_designs(reciprocal, positive, in_16, 0xe0bbe700, {0.2, 15});
}
TEST_CASE("designs of a bell, which is even, are the same as before") {
    check_designs(bell, in_16, out_16, 0xa3b952f7);
    check_designs(bell, odd_8, out_16, 0x96ad13a7);
}
