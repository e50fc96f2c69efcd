// expect: fxact::fixed: an unsigned format has no negative values; write q<I, F> instead of uq<I, F>
#include <fxact/fixed.hpp>

constexpr auto x = -fxact::uq<4, 4>::from_raw(1);
