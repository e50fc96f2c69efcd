// expect: fxact::step has no derivative to learn from: it is 0 wherever it exists, so gradient descent never moves
#define ACTIVATION fxact::step
#include "../../examples/xor.cpp"
