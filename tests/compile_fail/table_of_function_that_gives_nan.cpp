// expect: fxact::table: the function has no value at some code of its domain
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

using nan = std::numeric_limits<double>;
constexpr fxact::table<[](auto x) { return x < decltype(x){-3.0} ? decltype(x){nan::quiet_NaN()} : x; }, fxact::q<3, 4>,
                       fxact::q<3, 4>>
    t;
