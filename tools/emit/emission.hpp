// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include <fxact/design.hpp>

#include "../request/request.hpp"

namespace fxact::tools {

/// A table that is written to a file.
struct emission {
    table_request request;
    table_design design;
    std::string name;  ///< of the function in the file

    /// sigmoid_q3_12_q0_15, where the user names none.
    static std::string default_name(const table_request& request);
    /// Throws wrong_words unless it is an identifier in C and C++.
    static void check_name(const std::string& name);
};

/// --emit's words.
inline constexpr const char* emitted_kinds[]{"c99", "cpp11", "arduino", "cpp20", "json"};
/// The text of the file. Throws wrong_words for another word.
std::string emit(const std::string& kind, const emission& what);

// One for each kind.
struct dialect;
std::string emit_header(const dialect& d, const emission& what);
std::string emit_cpp20(const emission& what);
std::string emit_json(const emission& what);

/// What a program reads in the file: the request, and a digest of the entries.
json description(const std::string& kind, const emission& what);
std::string description_line(const std::string& kind, const emission& what);
/// 64 bits (FNV-1a) of the nodes and corrections, in hexadecimal digits.
std::string digest_of(const table_design& design);
/// What the file says about itself, a line each: how it was made, what is proved, and its license.
std::string about(const std::string& kind, const emission& what, const std::string& line_start);

/// A number with so many decimals, rounded up, so that it remains a bound.
std::string rounded_up(double value, int decimals);
/// int16 or uint8: the integer of a node.
std::string node_integer(const table_design& design);

}  // namespace fxact::tools
