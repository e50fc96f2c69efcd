// expect: fxact::table: no table that keeps the order of its inputs meets the table_spec
#include <fxact/activation/silu.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

constexpr fxact::table<fxact::silu, fxact::q<3, 4>, fxact::q<3, 4>, fxact::table_spec{.monotone = true}> never_falls;
double error = never_falls.max_error;
