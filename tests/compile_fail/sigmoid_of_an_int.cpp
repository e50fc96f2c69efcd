// expect: constraints not satisfied
// expect: scalar
#include <fxact/activation/sigmoid.hpp>

// An int has no grid of reals below 1; say which format it stands for: q<3, 4>::from_raw(1).
constexpr auto y = fxact::sigmoid(1);
