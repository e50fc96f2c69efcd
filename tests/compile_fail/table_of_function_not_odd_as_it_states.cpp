// expect: fxact::table: the function states symmetry::odd, but f(-x) is not 2 f(0) - f(x) at some code of the table's domain; leave .symmetry out
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

struct silu_of_mine {
    static constexpr fxact::facts about{.symmetry = fxact::symmetry::odd};
    constexpr auto operator()(auto x) const { return x * fxact::sigmoid(x); }
};
constexpr fxact::table<silu_of_mine{}, fxact::q<3, 12>, fxact::q<3, 12>> t;
