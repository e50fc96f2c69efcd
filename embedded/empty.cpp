// SPDX-License-Identifier: MIT
// What a firmware weighs that does nothing; the flash table subtracts it.
int main() {}
