// expect: fxact::table: table_spec.exact looks at every code, and the input format has 2^32
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

constexpr fxact::table<fxact::sigmoid, fxact::q<3, 28>, fxact::q15, fxact::table_spec{.exact = true}> t;
