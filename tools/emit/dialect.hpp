// SPDX-License-Identifier: MIT
#pragma once
#include <string>

namespace fxact::tools {

/// What differs between the languages that a look-up is written in.
struct dialect {
    const char* kind;       ///< --emit's word
    const char* include;    ///< the lines that bring fixed-width integers
    const char* prefix;     ///< of an integer's type: std::
    bool has_named_casts;   ///< static_cast
    bool in_program_space;  ///< constants are read by pgm_read_word and its like

    std::string type(int bits, bool is_signed) const {
        return std::string(prefix) + (is_signed ? "int" : "uint") + std::to_string(bits) + "_t";
    }
    /// value is put into parentheses, unless it is a name.
    std::string cast(const std::string& to, const std::string& value) const {
        if (has_named_casts) return "static_cast<" + to + ">(" + value + ")";
        return "(" + to + ")" + (value.find_first_of(" *+-&|^<>?[(") == std::string::npos ? value : "(" + value + ")");
    }
    /// An element of a constant array, as a value of its type.
    std::string element(const std::string& array, const std::string& index, int bytes, bool is_signed) const {
        if (!in_program_space) return array + "[" + index + "]";
        const char* read = bytes == 1 ? "pgm_read_byte" : bytes == 2 ? "pgm_read_word" : "pgm_read_dword";
        return cast(type(8 * bytes, is_signed), std::string(read) + "(&" + array + "[" + index + "])");
    }
};

inline constexpr dialect c99{"c99", "#include <stdint.h>\n", "", false, false};
inline constexpr dialect cpp11{"cpp11", "#include <cstdint>\n", "std::", true, false};
inline constexpr dialect arduino{"arduino",
                                 "#include <stdint.h>\n"
                                 "#if defined(ARDUINO) || defined(__AVR__)\n"
                                 "#include <avr/pgmspace.h>\n"
                                 "#else /* tried on another machine */\n"
                                 "#define PROGMEM\n"
                                 "#define pgm_read_byte(address) (*(address))\n"
                                 "#define pgm_read_word(address) (*(address))\n"
                                 "#define pgm_read_dword(address) (*(address))\n"
                                 "#endif\n",
                                 "", false, true};

}  // namespace fxact::tools
