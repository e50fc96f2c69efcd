// expect: fxact::table: the function is below the .lowest that it states, at some code of the table's domain; write a lower one
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

// A silu's lowest value is -0.2785.
struct silu_of_mine {
    static constexpr fxact::facts about{.lowest = -0.278};
    constexpr auto operator()(auto x) const { return x * fxact::sigmoid(x); }
};
constexpr fxact::table<silu_of_mine{}, fxact::q<3, 12>, fxact::q<3, 12>> t;
