// SPDX-License-Identifier: MIT
#include "design_json.hpp"

#include <string>

#include <nlohmann/json.hpp>

namespace fxact::tools {
namespace {

json to_json(const look_up_cost& cost) {
    return {{"cortex_m0plus", cost.cortex_m0plus}, {"cortex_m3", cost.cortex_m3}, {"cortex_m55", cost.cortex_m55}};
}

}  // namespace

json to_json(const table_design& t) {
    json to{{"met", t.met}};
    if (t.problem != nullptr) to["problem"] = t.problem;
    if (t.any) {
        to["interpolation"] = name_of(t.interpolation);
        to["symmetry"] = t.symmetry == symmetry::odd ? "odd" : t.symmetry == symmetry::even ? "even" : "none";
        to["bytes"] = t.bytes;
        to["entries"] = t.entries;
        to["node"] = std::string(t.nodes_have_sign ? "int" : "uint") + std::to_string(8 * t.node_bytes);
        to["max_error"] = t.max_error;
        to["monotone"] = t.monotone;
        to["instructions"] = to_json(t.instructions);
    }
    to["frontier"] = json::array();
    for (const tried_table& one : t.frontier)
        to["frontier"].push_back({{"bytes", one.bytes},
                                  {"error_bound", one.error_bound},
                                  {"interpolation", name_of(one.interpolation)},
                                  {"instructions", to_json(one.instructions)}});
    return to;
}

std::string report_in_json(const table_request& request, const table_design& design) {
    return json{{"request", request.to_json()}, {"table", to_json(design)}}.dump(1);
}

}  // namespace fxact::tools
