// expect: table<
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

constexpr fxact::table<fxact::sigmoid, fxact::q<3, 4>, fxact::q7> sig;
constexpr auto y = sig(fxact::q<2, 5>::from_raw(1));
