// SPDX-License-Identifier: MIT
// A firmware that faults on purpose: the test expects one line and a failing exit status.
int main() { asm volatile("udf #0"); }
