// expect: fxact::table: table_spec.max_error must be a number above 0
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

// No rounding is without error; what is meant by 0 may be .max_error = 0.5, or nothing asked.
constexpr fxact::table<fxact::sigmoid, fxact::q<3, 12>, fxact::q15, fxact::table_spec{.max_error = 0.0}> t;
