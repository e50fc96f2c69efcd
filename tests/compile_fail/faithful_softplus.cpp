// expect: fxact::faithful: only exp, sigmoid, tanh and silu have this form; use the activation itself
#include <fxact/activation/softplus.hpp>
#include <fxact/faithful.hpp>

constexpr float y = fxact::faithful<fxact::softplus>(1.0F);
