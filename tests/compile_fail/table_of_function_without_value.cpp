// expect: fxact::table: the function has no value at some code of its domain
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

constexpr fxact::table<[](auto x) { return decltype(x){1.0} / x; }, fxact::q<3, 12>, fxact::q<3, 12>> t;
