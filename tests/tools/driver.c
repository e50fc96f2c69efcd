/* SPDX-License-Identifier: MIT
 * Prints what an emitted look-up gives, as `fxact table --results` does. TABLE is the function's name, HEADER its file,
 * IN its input's type; FIRST, LAST and STRIDE are the codes. C99 and C++11. */
#define FXACT_SELF_TEST
#include HEADER
#include <stdio.h>

#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)

int main(void)
{
    long long code;
    for (code = FIRST; code <= LAST; code += STRIDE) { printf("%lld,%lld\n", code, (long long)TABLE((IN)code)); }
    return JOIN(TABLE, _self_test)() == 1 ? 0 : 1;
}
