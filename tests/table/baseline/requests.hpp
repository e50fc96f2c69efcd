// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdio>
#include <functional>
#include <initializer_list>
#include <string>
#include <utility>

#include <fxact/table.hpp>
#include <fxact/table_spec.hpp>

#include "formats.hpp"
#include "functions.hpp"
#include "request.hpp"

/// What the library's designer and the baseline are asked for: constants, so that a row is a table<> as well.
namespace fxact::baseline {

struct row {
    function_id function = function_id::identity;
    pair_id formats = pair_id::q3_12_to_q15;
    table_spec spec{};
};

struct row_list {
    row rows[512]{};
    std::size_t count = 0;

    constexpr const row* begin() const { return rows; }
    constexpr const row* end() const { return rows + count; }
    constexpr const row& operator[](std::size_t i) const { return rows[i]; }

    constexpr void add(function_id f, pair_id formats, std::initializer_list<table_spec> specs) {
        for (const table_spec& spec : specs) rows[count++] = {f, formats, spec};
    }
    constexpr void add(std::initializer_list<function_id> functions, pair_id formats,
                       std::initializer_list<table_spec> specs) {
        for (const function_id f : functions) add(f, formats, specs);
    }
};

inline constexpr table_spec anything{}, exactly{.exact = true};
constexpr table_spec within(double error, std::size_t bytes = 0) { return {.max_error = error, .max_bytes = bytes}; }
constexpr table_spec in_bytes(std::size_t bytes) { return {.max_bytes = bytes}; }
constexpr table_spec from_to(double low, double high, table_spec spec = {}) {
    spec.domain = {low, high};
    return spec;
}

namespace rows_of {
using enum function_id;
using enum pair_id;

/// The catalog: each activation in formats of every width.
constexpr void catalog(row_list& list) {
    constexpr function_id activations[]{
#define FXACT_BASELINE_ID(id, ...) id,
        FXACT_BASELINE_ACTIVATIONS(FXACT_BASELINE_ID)
#undef FXACT_BASELINE_ID
    };
    for (const function_id f : activations) {
        list.add(f, q3_12_to_q3_12, {anything, within(0.6)});
        list.add(f, odd_byte_to_odd, {within(1)});
        list.add(f, odd_word_to_byte, {within(0.75)});
    }
    constexpr function_id derivatives[]{
#define FXACT_BASELINE_ID(id, ...) id,
        FXACT_BASELINE_DERIVATIVES(FXACT_BASELINE_ID)
#undef FXACT_BASELINE_ID
    };
    for (const function_id f : derivatives) {
        list.add(f, q3_12_to_q15, {within(1.5)});
        list.add(f, odd_word_to_odd, {within(0.75)});
        list.add(f, q3_4_to_q7, {within(0.7)});
    }
}

/// Every error, and limits of bytes.
constexpr void depth(row_list& list) {
    list.add({sigmoid, tanh}, q3_12_to_q15,
             {within(0.51), within(0.55), within(0.75), within(1), within(1.5), within(2), within(4), exactly});
    list.add({sigmoid, tanh, exp}, q3_12_to_q15, {in_bytes(64), in_bytes(300), within(1, 2100)});
    list.add({exp, gelu, silu, softplus}, q3_12_to_q3_12, {within(0.51), within(0.75), within(2), within(4), exactly});
    list.add({gelu, softplus, elu}, q3_12_to_q3_12, {in_bytes(100), in_bytes(1000), within(1, 2048)});
    list.add({sigmoid, tanh, softsign}, q7_8_to_q15, {anything, within(0.75), within(3)});
    list.add({silu, gelu, mish, softplus}, q7_8_to_q7_8, {anything, within(0.6), exactly});
    list.add({tanh, sine, softsign, silu}, q15_to_q15, {within(0.55), within(1)});
    list.add({exp, softplus}, q15_to_q15, {within(1)});
    list.add({sigmoid, tanh}, uq4_12_to_uq16, {within(0.75), within(2)});
    list.add({sigmoid, sigmoid_slope}, odd_word_to_unit, {within(0.6), within(1), exactly});
    list.add({tanh, silu, hard_swish, mish, softplus}, odd_word_to_odd, {within(0.75), within(2)});
    list.add({silu, elu, gelu}, unsigned_word_to_q7_8, {within(0.75), within(1.5)});
    list.add({gelu, x_tanh, soft_shrink}, third_word_to_q3_12, {within(0.75), within(1.5)});
    list.add({sigmoid, tanh, silu}, q3_12_to_q7, {within(0.51), within(0.6), within(1), exactly});
    list.add({gelu, softplus, hard_swish}, q3_12_to_q3_4, {within(0.55), exactly, in_bytes(40)});
}

/// Inputs of 8 bits.
constexpr void bytes(row_list& list) {
    list.add({sigmoid, tanh, softsign}, q3_4_to_q7, {anything, within(0.51), within(0.75), within(1), in_bytes(24)});
    list.add({exp, gelu, mish}, q3_4_to_q3_4, {anything, within(0.6), within(1), exactly});
    list.add({sigmoid, tanh}, odd_byte_to_sigmoid, {anything, within(0.7), within(1.5)});
    list.add({sigmoid, sigmoid_slope}, unsigned_byte_to_unit, {within(0.7), within(1), exactly});
    list.add({sigmoid, tanh, bell}, q3_4_to_q15, {within(0.75), within(4), exactly});
    list.add({silu, softplus}, q3_4_to_q3_12, {within(1), in_bytes(60)});
    list.add({selu, gelu_slope}, odd_byte_to_word, {within(1), within(3)});
}

/// Outputs and inputs of 32 bits.
constexpr void wide(row_list& list) {
    list.add({sigmoid, tanh, sine}, q3_12_to_q31, {within(2000), within(100)});
    list.add({exp, silu, softplus}, q3_12_to_q15_16, {within(2), within(4)});
    list.add({sigmoid, tanh, sine}, q3_28_to_q15, {anything, within(0.75), within(0.55), in_bytes(64)});
    list.add({silu, relu, gelu, exp}, q3_28_to_q3_12, {anything, within(0.75)});
    list.add({sigmoid}, q15_16_to_q15, {anything});
    list.add({softsign}, q15_16_to_q15, {within(4)});
    list.add({sigmoid, tanh}, odd_32_to_byte, {anything, within(0.75)});
}

/// A user's functions, and parts of the input.
constexpr void own(row_list& list) {
    list.add(
        reciprocal, q3_12_to_q7_8,
        {from_to(1.0 / 256, 8), from_to(1.0 / 256, 8, within(2)), from_to(0.125, 8), from_to(0.5, 2, within(0.6))});
    list.add(reciprocal, q3_12_to_q3_12, {from_to(0.25, 8), from_to(1, 2, within(0.75)), from_to(-8, -0.25)});
    list.add(reciprocal, unsigned_word_to_q7_8, {from_to(0.125, 15)});
    list.add(reciprocal, q7_24_to_q8_7, {from_to(0.0625, 127)});
    list.add(root, q3_12_to_q3_12, {from_to(1.0 / 64, 8), from_to(0.25, 1, within(0.75)), from_to(1, 8, exactly)});
    list.add(root, q15_to_q15, {from_to(0.015625, 1)});
    list.add(logarithm, q3_12_to_q3_12, {from_to(0.125, 8), from_to(1, 2, within(0.6)), from_to(1, 8, within(2))});
    list.add(logarithm, q3_4_to_q3_4, {from_to(0.125, 8)});
    list.add(exp, q3_12_to_q15, {from_to(-8, 0), from_to(-1, 0, within(0.6)), from_to(-8, 0, exactly)});
    list.add(sigmoid, q3_12_to_q15, {from_to(-1, 4, within(0.75)), from_to(-6, -5), from_to(0.3, 2.7, within(0.6))});
    list.add(tanh, q7_8_to_q15, {from_to(-3, 3, within(0.75))});
    list.add(sine, q3_12_to_q3_12, {from_to(-3.2, 3.2), from_to(0, 3.2, within(0.6)), from_to(-1, 3, within(2))});
    list.add({bell, hump, x_tanh, quick_gelu, gated_tanh, cube, tilted_bell, squared_relu}, q3_12_to_q3_12,
             {anything, within(0.6), within(2)});
    list.add({bell, hump, sine}, q3_12_to_q15, {anything, within(2)});
    list.add({corner_on_grid, corner_off_grid, bent, thrice_silu}, q3_12_to_q3_12, {anything, within(0.6), within(3)});
    list.add({bent, thrice_silu}, q3_12_to_q15, {anything, within(4)});
    list.add({corner_off_grid, corner_on_grid}, q3_4_to_q3_4, {within(0.75), within(1)});
    list.add({sigmoid_of_8x, sigmoid_of_100x}, q3_12_to_q15, {anything, within(0.6), within(4), in_bytes(200)});
    list.add({sigmoid_of_8x, sigmoid_of_100x}, odd_word_to_byte, {within(0.75)});
    list.add(sigmoid_of_8x, q3_28_to_q15, {anything});
    list.add(sigmoid_of_8x, q3_4_to_q7, {within(0.75)});
    list.add(saturation, q3_12_to_q15, {from_to(0, 8), from_to(0, 8, within(4))});
    list.add(peak, q3_12_to_q15, {within(2), within(30)});
    list.add(spikes, q3_12_to_q15, {from_to(-1, 1)});
}
}  // namespace rows_of

inline constexpr row_list requests = [] {
    row_list list;
    rows_of::catalog(list);
    rows_of::depth(list);
    rows_of::bytes(list);
    rows_of::wide(list);
    rows_of::own(list);
    return list;
}();
static_assert(requests.count >= 300);

constexpr bool same(const table_spec& a, const table_spec& b) {
    return a.max_error == b.max_error && a.max_bytes == b.max_bytes && a.domain.low == b.domain.low &&
           a.domain.high == b.domain.high && a.exact == b.exact;
}
inline request request_of(const row& asked) {
    const pair_values& pair = pairs[static_cast<std::size_t>(asked.formats)];
    const auto [name, formula] = visit_function(asked.function, []<class Function>() {
        return std::pair{std::string(Function::name), std::function<real(real)>(Function::formula())};
    });
    const table_spec& spec = asked.spec;
    request result{.name = name, .function = formula, .in = pair.in, .out = pair.out};
    result.name += ' ';
    result.name += pair.name;
    const auto append = [&](const char* field, double value) {
        char text[64];
        std::snprintf(text, sizeof text, " %s %g", field, value);
        result.name += text;
    };
    if (spec.max_error != any_error) append("within", result.max_error = spec.max_error);
    if (spec.max_bytes != 0) append("in", static_cast<double>(result.max_bytes = spec.max_bytes));
    if (spec.domain.low != table_domain{}.low) append("from", result.low = spec.domain.low);
    if (spec.domain.high != table_domain{}.high) append("to", result.high = spec.domain.high);
    if (spec.exact) result.exact = true, result.name += " exact";
    return result;
}

}  // namespace fxact::baseline
