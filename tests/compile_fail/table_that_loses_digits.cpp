// expect: fxact::table: no polynomial comes near the function where it was tried
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

using in = fxact::q<3, 12>;
constexpr fxact::table<[](auto x) { return (x + 1e6) - 1e6; }, in, in> identity;
double error = identity.max_error;
