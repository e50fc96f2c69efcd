// expect: fxact::table: the function grows too large, or bends too often, over the 32-bit input format
#include <fxact/activation/exp.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

constexpr fxact::table<fxact::exp, fxact::q<15, 16>, fxact::q15> t;
