// SPDX-License-Identifier: MIT
// The options of a table_spec. docs/tables.md quotes this file: a comment that starts with two dashes is its text, all
// else its code.
#include <fxact/fxact.hpp>

namespace {
using namespace fxact;

// -- Nothing: a 16-bit input gets a table within 1 LSB that is both small and fast; an 8-bit input gets one entry per
// code, correctly rounded.
constexpr table<sigmoid, q<3, 12>, q15> smooth;
static_assert(smooth.max_error <= 1 && smooth.bytes <= 256);
constexpr table<sigmoid, q<3, 4>, q7> rounded;
static_assert(rounded.max_error <= 0.5 && rounded.bytes == 256);

// -- `max_error`, in LSB of the output: a table within it.
constexpr table<sigmoid, q<3, 12>, q15, table_spec{.max_error = 0.6}> close;
static_assert(close.max_error <= 0.6 && close.bytes <= 264);

// -- `exact`: correctly rounded at every code. The table has a list of corrections.
constexpr table<sigmoid, q<3, 12>, q15, table_spec{.exact = true}> exact;
static_assert(exact.max_error <= 0.5 && exact.bytes <= 584);

// -- `prefer`: which of the tables that meet the request is chosen. `prefer::size` is the one of fewest bytes,
// `prefer::speed` the one of fewest instructions within 4 KB, or within `max_bytes`. `prefer::balanced`, the default,
// spends up to 24 bytes for each instruction that they save on a Cortex-M3.
constexpr table<sigmoid, q<3, 12>, q15, table_spec{.max_error = 1, .prefer = prefer::size}> small;
static_assert(small.max_error <= 1 && small.bytes <= 132);
constexpr table<sigmoid, q<3, 12>, q15, table_spec{.max_error = 1, .prefer = prefer::speed}> quick;
static_assert(quick.max_error <= 1 && quick.bytes <= 2100 && quick.interpolation == interpolation::linear);

// -- `monotone`: by default results never fall where f never falls, as far as a table can keep to it. `true` refuses a
// table that does not. `false` gives it up, which may take fewer bytes.
constexpr table<fxact::tanh, q<3, 12>, q15, table_spec{.max_bytes = 220, .monotone = true}> in_order;
static_assert(in_order.monotone);

// -- `max_bytes` alone: the most accurate table of that size.
constexpr table<sigmoid, q<3, 12>, q15, table_spec{.max_bytes = 300}> best;
static_assert(best.bytes <= 300 && best.max_error < 0.6);

// -- `entries`: the most accurate table with this number of entries, each as wide as the output.
constexpr table<sigmoid, q<3, 12>, q15, table_spec{.entries = 129}> counted;
static_assert(counted.entries == 129 && counted.bytes == 258);

// -- `interpolation`: `direct`, `nearest`, `linear`, `quadratic` or `polynomial`.
constexpr table<sigmoid, q<3, 12>, q15, table_spec{.interpolation = interpolation::linear, .prefer = prefer::size}>
    straight;
static_assert(straight.bytes <= 514);

// -- `domain`: the part of the input that matters, in real numbers. An input beyond it is clamped to its nearer end,
// and f need not have a value there.
constexpr auto reciprocal = [](auto x) { return 1 / x; };
constexpr table<reciprocal, q<3, 12>, q<3, 12>, table_spec{.domain{0.25, 8}}> inverse;
static_assert(inverse.max_error <= 1 && inverse(q<3, 12>{0.0}) == q<3, 12>{4.0});

// -- A request that no table meets is a compile error that names the best table found.
}  // namespace
