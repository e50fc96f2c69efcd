// expect: fxact::table: the function states symmetry::even, but f(-x) is not f(x) at some code of the table's domain; leave .symmetry out
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

struct cube {
    static constexpr fxact::facts about{.symmetry = fxact::symmetry::even};
    constexpr auto operator()(auto x) const { return x * x * x; }
};
constexpr fxact::table<cube{}, fxact::q<1, 6>, fxact::q<3, 4>> t;
