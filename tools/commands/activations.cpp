// SPDX-License-Identifier: MIT
// fxact activations: the names that a function may have.
#include <cmath>
#include <cstdio>
#include <limits>
#include <string>

#include <nlohmann/json.hpp>

#include "../expression/functions.hpp"
#include "../request/request.hpp"
#include "../words/number.hpp"
#include "commands.hpp"

namespace fxact::tools {
namespace {

std::string end_of(double value) {
    if (value == facts{}.lowest) return "-inf";
    if (value == facts{}.highest) return "inf";
    return shortest(value);
}

/// leaky_relu(negative_slope = 0.01)
std::string shown(const function_entry& f) {
    std::string text = f.name;
    for (std::size_t i = 0; i < f.parameter_count(); ++i)
        text += (i == 0 ? "(" : ", ") + std::string(f.about.parameters[i].name) + " = " +
                shortest(f.about.parameters[i].value);
    return text + (f.parameter_count() == 0 ? "" : ")");
}

const char* symmetry_of(const function_entry& f) {
    return f.about.symmetry == symmetry::odd ? "odd" : f.about.symmetry == symmetry::even ? "even" : "-";
}

void print_json() {
    json all = json::array();
    for (const function_entry& f : functions()) {
        json one{{"name", f.name}, {"activation", f.is_activation}};
        if (f.is_activation) {
            json parameters = json::object();
            for (std::size_t i = 0; i < f.parameter_count(); ++i)
                parameters[f.about.parameters[i].name] = f.about.parameters[i].value;
            one["parameters"] = parameters;
            one["formula"] = f.about.formula != nullptr ? f.about.formula : "";
            one["lowest"] = f.about.lowest == facts{}.lowest ? json{} : json(f.about.lowest);
            one["highest"] = f.about.highest == facts{}.highest ? json{} : json(f.about.highest);
            one["symmetry"] = symmetry_of(f);
            one["non_decreasing"] = f.about.non_decreasing;
            one["float_ulp"] = f.about.float_ulp;
            one["double_ulp"] = f.about.double_ulp;
        }
        all.push_back(one);
    }
    std::printf("%s\n", all.dump(1).c_str());
}

void print_text() {
    std::printf("%-46s %-22s %-5s %-7s %s\n", "activation", "range", "sym.", "rises", "f(x)");
    std::string others;
    for (const function_entry& f : functions()) {
        if (!f.is_activation) {
            others += (others.empty() ? "" : ", ") + std::string(f.name);
            continue;
        }
        const std::string range = "[" + end_of(f.about.lowest) + ", " + end_of(f.about.highest) + "]";
        std::printf("%-46s %-22s %-5s %-7s %s\n", shown(f).c_str(), range.c_str(), symmetry_of(f),
                    f.about.non_decreasing ? "yes" : "-", f.about.formula != nullptr ? f.about.formula : "");
    }
    std::printf("\nAn expression may call these too: %s.\n", others.c_str());
}

}  // namespace

int run_activations(bool as_json) {
    if (as_json)
        print_json();
    else
        print_text();
    return done;
}

}  // namespace fxact::tools
