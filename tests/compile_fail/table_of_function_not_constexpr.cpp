// expect: fxact::table: the compiler cannot evaluate this function
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

double by_hand(double x);
constexpr fxact::table<[](auto x) { return decltype(x)(by_hand(1.0)); }, fxact::q7, fxact::q7> t;
