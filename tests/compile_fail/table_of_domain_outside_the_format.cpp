// expect: fxact::table: table_spec.domain reaches outside of what the input format holds
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

constexpr fxact::table<fxact::sigmoid, fxact::q<3, 12>, fxact::q15, fxact::table_spec{.domain{-10, 10}}> t;
