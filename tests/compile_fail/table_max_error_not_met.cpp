// expect: fxact::table: table_spec.max_error is not met; allow a larger error, or more entries
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

// Rounding to nearest is half an LSB off, somewhere.
constexpr fxact::table<fxact::sigmoid, fxact::q<3, 4>, fxact::q7, fxact::table_spec{.max_error = 0.25}> t;
