// expect: fxact::table: table_spec.domain is empty: no value of the input format lies within it
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

constexpr fxact::table<fxact::sigmoid, fxact::q<3, 4>, fxact::q7, fxact::table_spec{.domain{0.01, 0.05}}> t;
