// SPDX-License-Identifier: MIT
#pragma once
#include <string>

#include <nlohmann/json_fwd.hpp>

#include <fxact/table_spec.hpp>

#include "../expression/expression.hpp"
#include "../formats/named_format.hpp"

namespace fxact::tools {

using json = nlohmann::ordered_json;

/// The table that is wanted.
struct table_request {
    expression function;
    named_format in, out;
    table_spec spec;

    /// The options of `fxact table` that ask for it.
    std::string words() const;
    /// table_spec{...} as C++; empty if nothing is asked for.
    std::string cpp_spec() const;
    json to_json() const;
    /// Throws wrong_words.
    static table_request from_json(const json& from);
};

/// Names of the enumerations' values, and back. The latter throw wrong_words.
const char* name_of(interpolation method);
const char* name_of(prefer what);
interpolation interpolation_named(const std::string& name);
prefer prefer_named(const std::string& name);
/// low:high
table_domain domain_named(const std::string& text);
/// Throws wrong_words where the formats and options alone show that there is no such table.
void check_request(const table_request& request);
/// The designer's sentence about a request, with the names of the options instead of table_spec's.
std::string in_options(const char* sentence);
/// A text as an argument of a POSIX shell.
std::string shell_quoted(const std::string& text);

}  // namespace fxact::tools
