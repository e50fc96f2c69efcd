// SPDX-License-Identifier: MIT What a table_spec can ask: docs/tables.md quotes this file from here on, a line that
// starts with two dashes as its text.
#include <fxact/fxact.hpp>

namespace {
using namespace fxact;

// -- Nothing asked: of a 16-bit input the smallest table within 1 LSB, of an 8-bit one an entry for each code,
// correctly rounded.
constexpr table<sigmoid, q<3, 12>, q15> smooth;
static_assert(smooth.max_error <= 1 && smooth.bytes <= 132);
constexpr table<sigmoid, q<3, 4>, q7> rounded;
static_assert(rounded.max_error <= 0.5 && rounded.bytes == 256);

// -- A largest error, in LSB of the output: the table of fewest bytes that meets it; of equal ones, that of fewest
// instructions.
constexpr table<sigmoid, q<3, 12>, q15, table_spec{.max_error = 0.6}> close;
static_assert(close.max_error <= 0.6 && close.bytes <= 264);

// -- The exact value, correctly rounded at every code: a table and a list of the codes that it gets wrong.
constexpr table<sigmoid, q<3, 12>, q15, table_spec{.exact = true}> exact;
static_assert(exact.max_error <= 0.5 && exact.bytes <= 584);

// -- A largest error, and the bytes that it may take: the table of fewest instructions that meets both.
constexpr table<sigmoid, q<3, 12>, q15, table_spec{.max_error = 1, .max_bytes = 2100}> quick;
static_assert(quick.max_error <= 1 && quick.bytes <= 2100 && quick.interpolation == interpolation::linear);

// -- Bytes alone: the smallest error that they buy.
constexpr table<sigmoid, q<3, 12>, q15, table_spec{.max_bytes = 300}> best;
static_assert(best.bytes <= 300 && best.max_error < 0.6);

// -- A number of entries, each as wide as the output: again the smallest error.
constexpr table<sigmoid, q<3, 12>, q15, table_spec{.entries = 129}> counted;
static_assert(counted.entries == 129 && counted.bytes == 258);

// -- A method: `direct`, `nearest`, `linear` or `quadratic`.
constexpr table<sigmoid, q<3, 12>, q15, table_spec{.max_error = 1, .interpolation = interpolation::linear}> straight;
static_assert(straight.bytes <= 514);

// -- The part of the input that matters, in real numbers. An input beyond it counts as its nearer end, and f need have
// no value there.
constexpr auto reciprocal = [](auto x) { return decltype(x){1.0} / x; };
constexpr table<reciprocal, q<3, 12>, q<3, 12>, table_spec{.domain{0.25, 8}}> inverse;
static_assert(inverse.max_error <= 1 && inverse(q<3, 12>{0.0}) == q<3, 12>{4.0});
// -- A request that no table meets is a compile error that names the best table found.
}  // namespace
