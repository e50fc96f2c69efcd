// expect: fxact::table: an input format of 32 bits needs an output format of 8 or 16
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

constexpr fxact::table<fxact::sigmoid, fxact::q<4, 27>, fxact::q31> t;
