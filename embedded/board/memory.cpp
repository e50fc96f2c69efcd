// SPDX-License-Identifier: MIT
// The three functions that the compiler may call by itself. The firmware links no C library.
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
}
