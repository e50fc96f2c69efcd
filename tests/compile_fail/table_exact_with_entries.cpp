// expect: fxact::table: table_spec.exact finds how many entries it takes
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

constexpr fxact::table<fxact::sigmoid, fxact::q<3, 12>, fxact::q15, fxact::table_spec{.entries = 257, .exact = true}> t;
