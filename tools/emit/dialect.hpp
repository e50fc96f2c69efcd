// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
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
    std::string cast(const std::string& to, const std::string& value) const {
        if (has_named_casts)
            return "static_cast<" + to + ">(" + (is_enclosed(value) ? value.substr(1, value.size() - 2) : value) + ")";
        const bool is_name = value.find_first_of(" *+-&|^<>?[(") == std::string::npos;
        return "(" + to + ")" + (is_name || is_enclosed(value) ? value : "(" + value + ")");
    }
    /// An element of a constant array, as a value of its type.
    std::string element(const std::string& array, const std::string& index, int bytes, bool is_signed) const {
        if (!in_program_space) return array + "[" + index + "]";
        const char* read = bytes == 1 ? "pgm_read_byte" : bytes == 2 ? "pgm_read_word" : "pgm_read_dword";
        return cast(type(8 * bytes, is_signed), std::string(read) + "(&" + array + "[" + index + "])");
    }

private:
    /// Whether its first parenthesis is closed by its last character.
    static bool is_enclosed(const std::string& value) {
        int depth = 0;
        for (std::size_t i = 0; i < value.size(); ++i) {
            depth += value[i] == '(' ? 1 : value[i] == ')' ? -1 : 0;
            if (depth == 0) return i != 0 && i + 1 == value.size();
        }
        return false;
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
