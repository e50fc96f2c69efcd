// first: fxact: a row of plain integers needs the scale of its logits
#include <fxact/fxact.hpp>

std::int8_t logits[4];
float out[4];
void run() { fxact::softmax(logits, out); }
