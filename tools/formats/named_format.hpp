// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include <fxact/format.hpp>

namespace fxact::tools {

/// A format as a user names it: q3.12, q15, uq0.8, int8:0.05:-3.
struct named_format {
    fxact::format format{};
    std::string text{};  ///< one spelling of it
    std::string cpp{};   ///< its type in C++: fxact::q<3, 12>

    /// Throws wrong_words.
    static named_format parse(const std::string& text);

    /// The integer of a raw value: int16_t.
    std::string integer() const;
    /// A part of an identifier: q3_12, int8.
    std::string identifier() const;
};

}  // namespace fxact::tools
