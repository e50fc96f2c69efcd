// expect: fxact::table: table_spec.exact already asks for the smallest error there is
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

constexpr fxact::table<fxact::sigmoid, fxact::q<3, 12>, fxact::q15, fxact::table_spec{.max_error = 0.5, .exact = true}>
    t;
