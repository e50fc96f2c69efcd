// expect: fxact::derivative_of: this function has no derivative to learn from
#include <fxact/activation/sign.hpp>
#include <fxact/derivative_of.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

constexpr fxact::table<fxact::derivative_of<fxact::sign>, fxact::q<3, 4>, fxact::q7> t;
