// expect: fxact::table: the function's member about is no fxact::facts; write them so: static constexpr fxact::facts about
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

struct square {
    static constexpr auto about = fxact::symmetry::even;
    constexpr auto operator()(auto x) const { return x * x; }
};
constexpr fxact::table<square{}, fxact::q<1, 6>, fxact::q<3, 4>> t;
