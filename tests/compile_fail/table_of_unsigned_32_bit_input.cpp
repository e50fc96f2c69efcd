// expect: fxact::table: an input format of 32 bits must have a sign
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

constexpr fxact::table<fxact::sigmoid, fxact::uq<4, 28>, fxact::q15> t;
