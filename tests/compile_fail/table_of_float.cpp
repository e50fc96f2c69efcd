// expect: constraints
// expect: discrete
#include <fxact/activation/sigmoid.hpp>
#include <fxact/table.hpp>

constexpr fxact::table<fxact::sigmoid, float, float> t;
