// expect: fxact::table: no table meets the table_spec; allow a larger max_error or more max_bytes
// expect: best_that_was_found<132
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

// Rounding to nearest is half an LSB off, somewhere.
constexpr fxact::table<fxact::sigmoid, fxact::q<3, 4>, fxact::q7, fxact::table_spec{.max_error = 0.25}> t;
