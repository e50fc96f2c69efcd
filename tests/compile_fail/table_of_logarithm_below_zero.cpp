// expect: fxact::table: the function has no value at some code of its domain
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

constexpr fxact::table<[](auto x) { return fxact::math::log(x); }, fxact::q<3, 4>, fxact::q<3, 4>> t;
