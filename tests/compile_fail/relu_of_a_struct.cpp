// expect: constraints not satisfied
// expect: scalar
#include <fxact/activation/relu.hpp>

struct point {
    int x;
};
constexpr auto y = fxact::relu(point{1});
