// SPDX-License-Identifier: MIT
// What check/branch_free.cmake must refuse: a branch on the data, an IT block on the data, a call. If it finds nothing
// here, it would find nothing anywhere.
extern "C" {

int straight_with_branch(int x) noexcept {
    asm volatile(".syntax unified\n cmp %0, #0\n bge 1f\n movs %0, #0\n1:" : "+l"(x) : : "cc");
    return x;
}

#if __ARM_ARCH > 6
int straight_with_it_block(int x) noexcept {
    asm volatile(".syntax unified\n cmp %0, #0\n it lt\n movlt %0, #0" : "+l"(x) : : "cc");
    return x;
}
#endif

int straight_away(int x) noexcept;
int straight_with_call(int x) noexcept { return straight_away(x) + 1; }
}
