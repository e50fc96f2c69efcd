/* SPDX-License-Identifier: MIT */
#include <fxact/c/fxact.h>

int main(void) {
    const int16_t in[2] = {0, 4096};
    int16_t out[2];
    if (fxact_sigmoid_s16(in, out, 2) != 2) return 1;
    return out[0] == 16384 ? 0 : 2;
}
