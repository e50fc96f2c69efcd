// expect: fxact::table: the function is above the .highest that it states, at some code of the table's domain; write a higher one
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

struct gate {
    static constexpr fxact::facts about{.lowest = 0, .highest = 1};
    constexpr auto operator()(auto x) const { return fxact::sigmoid(x) * decltype(x){1.0625}; }
};
constexpr fxact::table<gate{}, fxact::q<3, 4>, fxact::uq<1, 7>> t;
