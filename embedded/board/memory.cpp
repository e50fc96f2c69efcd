// SPDX-License-Identifier: MIT
// The functions that the compiler may call by itself: three, and those that stand for them in the ABI of Arm, which
// clang calls. The firmware links no C library.
#include <cstddef>

extern "C" {

void* memcpy(void* __restrict to, const void* __restrict from, std::size_t size) noexcept {
    auto* out = static_cast<unsigned char*>(to);
    const auto* in = static_cast<const unsigned char*>(from);
    while (size-- != 0) *out++ = *in++;
    return to;
}

void* memmove(void* to, const void* from, std::size_t size) noexcept {
    auto* out = static_cast<unsigned char*>(to);
    const auto* in = static_cast<const unsigned char*>(from);
    if (out < in) return memcpy(to, from, size);
    while (size-- != 0) out[size] = in[size];
    return to;
}

void* memset(void* to, int value, std::size_t size) noexcept {
    auto* out = static_cast<unsigned char*>(to);
    while (size-- != 0) *out++ = static_cast<unsigned char>(value);
    return to;
}

#if defined(__ARM_EABI__)
// For any alignment; the names with 4 and 8 are for pointers that are multiples of it. Here memset's last arguments are
// swapped.
void __aeabi_memcpy(void* to, const void* from, std::size_t size) noexcept { memcpy(to, from, size); }
void __aeabi_memcpy4(void* to, const void* from, std::size_t size) noexcept { memcpy(to, from, size); }
void __aeabi_memcpy8(void* to, const void* from, std::size_t size) noexcept { memcpy(to, from, size); }
void __aeabi_memmove(void* to, const void* from, std::size_t size) noexcept { memmove(to, from, size); }
void __aeabi_memmove4(void* to, const void* from, std::size_t size) noexcept { memmove(to, from, size); }
void __aeabi_memmove8(void* to, const void* from, std::size_t size) noexcept { memmove(to, from, size); }
void __aeabi_memset(void* to, std::size_t size, int value) noexcept { memset(to, value, size); }
void __aeabi_memset4(void* to, std::size_t size, int value) noexcept { memset(to, value, size); }
void __aeabi_memset8(void* to, std::size_t size, int value) noexcept { memset(to, value, size); }
void __aeabi_memclr(void* to, std::size_t size) noexcept { memset(to, 0, size); }
void __aeabi_memclr4(void* to, std::size_t size) noexcept { memset(to, 0, size); }
void __aeabi_memclr8(void* to, std::size_t size) noexcept { memset(to, 0, size); }
#endif
}
