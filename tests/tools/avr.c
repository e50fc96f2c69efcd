/* SPDX-License-Identifier: MIT
 * The self-test of an emitted table on an AVR, in simavr: prints "right" or "wrong". TABLE is the function's name. */
#define FXACT_SELF_TEST
#include HEADER
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>

#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)

static void print(const char *text)
{
    for (; *text != '\0'; ++text) {
        while ((UCSR0A & (1 << UDRE0)) == 0) {}
        UDR0 = (uint8_t)*text;
    }
}

int main(void)
{
    UCSR0B = 1 << TXEN0;
    print(JOIN(TABLE, _self_test)() == 1 ? "right\n" : "wrong\n");
    cli(); /* simavr ends where a sleep cannot */
    sleep_mode();
    return 0;
}
