// expect: fxact::table: the input format has 32 bits, too many for a table
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

constexpr fxact::table<fxact::sigmoid, fxact::q<4, 27>, fxact::q31> t;
