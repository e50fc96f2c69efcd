// SPDX-License-Identifier: MIT
// A table of a user's own, called from C: docs/c.md shows these lines.
#include <fxact/fxact.hpp>
using own = fxact::table<fxact::sigmoid, fxact::q<3, 12>, fxact::q15, fxact::table_spec{.max_error = 2}>;
extern "C" std::int16_t own_sigmoid(std::int16_t x) { return own::look_up(x); }
