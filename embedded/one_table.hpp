// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/fxact.hpp>

/// A table that two files read, and one that only the compiler does.
namespace firmware {

constexpr fxact::table<fxact::sigmoid, fxact::q<3, 4>, fxact::q7> read_twice;
constexpr fxact::table<fxact::tanh, fxact::q<3, 4>, fxact::q7> never_read;
static_assert(never_read.max_error <= 0.5);

/// In the other file: its result, and where its entries are.
fxact::q7 read_elsewhere(fxact::q<3, 4> x);
const void* entries_elsewhere();

}  // namespace firmware
