// SPDX-License-Identifier: MIT
#include "emission.hpp"

namespace fxact::tools {

std::string emit_cpp20(const emission& what) {
    const table_request& r = what.request;
    const std::string spec = r.cpp_spec();
    std::string text = about("cpp20", what, "// ") + "// " + description_line("cpp20", what) + "\n";
    text += "#pragma once\n#include <fxact/fxact.hpp>\n\n";
    text += "constexpr fxact::table<" + r.function.cpp() + ", " + r.in.cpp + ", " + r.out.cpp +
            (spec.empty() ? "" : ", " + spec) + "> " + what.name + ";\n";
    return text + "static_assert(" + what.name + ".bytes == " + std::to_string(what.design.bytes) + " && " + what.name +
           ".max_error <= " + rounded_up(what.design.max_error, 6) + ");\n";
}

}  // namespace fxact::tools
