// expect: fxact::faithful: this function has no second phase that could be left out; use it itself
#include <fxact/activation/relu.hpp>
#include <fxact/faithful.hpp>

constexpr float y = fxact::faithful<fxact::relu>(1.0F);
