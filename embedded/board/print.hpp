// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstdint>

#include "semihosting.hpp"

/// Text output without printf: print("row ", 12, " took ", decimal{3125, 1000}, "\n") writes "row 12 took 3.125".
namespace firmware {

struct hex {
    std::uint64_t value;
    int digits = 16;
};

/// value / scale, with as many decimals as scale has zeros.
struct decimal {
    std::int64_t value;
    std::uint32_t scale;
};

inline void print_one(const char* text) noexcept { write(text); }

inline void print_one(char c) noexcept {
    const char text[2]{c, '\0'};
    write(text);
}

inline void print_unsigned(std::uint64_t value, std::uint64_t least_power = 1) noexcept {
    char text[21];
    char* at = text + 20;
    *at = '\0';
    do {
        *--at = static_cast<char>('0' + value % 10);
        value /= 10;
        least_power /= 10;
    } while (value != 0 || least_power != 0);
    write(at);
}

template <std::integral T>
void print_one(T value) noexcept {
    if (value < 0) {
        write("-");
        print_unsigned(0 - static_cast<std::uint64_t>(value));
    } else {
        print_unsigned(static_cast<std::uint64_t>(value));
    }
}

inline void print_one(hex number) noexcept {
    char text[17];
    for (int i = 0; i < number.digits; ++i) {
        text[i] = "0123456789abcdef"[(number.value >> (4 * (number.digits - 1 - i))) & 15];
    }
    text[number.digits] = '\0';
    write(text);
}

inline void print_one(decimal number) noexcept {
    if (number.value < 0) {
        write("-");
        number.value = -number.value;
    }
    const auto value = static_cast<std::uint64_t>(number.value);
    print_unsigned(value / number.scale);
    if (number.scale > 1) {
        write(".");
        print_unsigned(value % number.scale, number.scale / 10);
    }
}

template <class... Ts>
void print(Ts... things) noexcept {
    (print_one(things), ...);
}

}  // namespace firmware
