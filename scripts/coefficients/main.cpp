// SPDX-License-Identifier: MIT
// Computes the constants of the headers again. What it does is its first word:
//   check [include]   compares them with the headers, and the errors with the bounds that the headers state; with the
//                     include directory: also that detail/math has no other long literal
//   print             prints them
//   write <include>   writes them into the headers
//   page <folder>     writes the blocks of docs/proofs/coefficients.md
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "family.hpp"
#include "source_text.hpp"

namespace fxact::coefficients {
namespace {

namespace fs = std::filesystem;

family everything() {
    family all;
    for (const auto generate : {exp, exp_lanes, fraction_heads, fixed_exp, expm1, log, tanh, normal, trigonometric,
                                reciprocal, softmax_exp, activation}) {
        const family next = generate();
        all.constants.insert(all.constants.end(), next.constants.begin(), next.constants.end());
        all.figures.insert(all.figures.end(), next.figures.begin(), next.figures.end());
    }
    return all;
}

std::string id(const constant& c) { return c.header + ": " + c.name; }

/// Every number that is not the computed one, by name.
int faults_of_constants(const std::vector<constant>& computed) {
    int faults = 0;
    const auto fault = [&](const std::string& words) {
        std::cout << words << '\n';
        ++faults;
    };
    std::map<std::string, std::vector<std::string>> held;
    for (const constant& c : in_headers()) held[id(c)] = c.values;
    for (const constant& c : computed) {
        const auto found = held.find(id(c));
        if (found == held.end()) {
            fault(id(c) + " is computed, and headers.cpp does not read it");
            continue;
        }
        const std::vector<std::string> values = found->second;
        held.erase(found);
        if (values.size() != c.values.size())
            fault(id(c) + " has " + std::to_string(values.size()) + " numbers instead of " +
                  std::to_string(c.values.size()));
        for (std::size_t i = 0; i < (std::min)(values.size(), c.values.size()); ++i)
            if (values[i] != c.values[i])
                fault(id(c) + "[" + std::to_string(i) + "] is " + values[i] + ", computed " + c.values[i]);
    }
    for (const auto& [name, values] : held) fault(name + " has no generator");
    return faults;
}

/// A bound that does not hold, or that is more than 0.2 bits above the error.
int faults_of_bounds(const std::vector<figure>& figures) {
    int faults = 0;
    for (const figure& f : figures) {
        const double error = f.states_rounding ? f.with_rounding : f.of_fit;
        if (error <= f.stated && error > f.stated - 0.2) continue;
        std::printf("%s: the header states 2^%.1f, measured 2^%.2f\n", f.constants.c_str(), f.stated, error);
        ++faults;
    }
    return faults;
}

int faults_of_literals(const std::vector<constant>& computed, const fs::path& include) {
    int faults = 0;
    for (const auto& entry : fs::directory_iterator(include / "fxact/detail/math")) {
        const std::string header = "detail/math/" + entry.path().filename().string();
        std::vector<constant> here;
        for (const constant& c : computed)
            if (c.header == header) here.push_back(c);
        for (const std::string& literal : source_text(entry.path()).literals_outside(here)) {
            std::cout << header << ": no generator computes the literal " << literal << '\n';
            ++faults;
        }
    }
    return faults;
}

void print(const std::vector<constant>& constants) {
    for (const constant& c : constants) {
        std::cout << id(c) << "{";
        for (std::size_t i = 0; i < c.values.size(); ++i) std::cout << (i == 0 ? "" : ", ") << c.values[i];
        std::cout << "}\n";
    }
}

void write(const std::vector<constant>& constants, const fs::path& include) {
    for (const constant& c : constants) {
        source_text text(include / "fxact" / c.header);
        text.write(c);
        text.save();
    }
}

std::string power(double logarithm) {
    char text[40];
    // Rounded up, so that it remains a bound.
    std::snprintf(text, sizeof text, "2^%.1f", std::ceil(logarithm * 10) / 10);
    return text;
}

void write_page(const family& all, const fs::path& folder) {
    std::ofstream fits(folder / "fits.md"), numbers(folder / "numbers.md");
    fits << "| constants | function | interval | method | error | of the fit | with rounded coefficients |\n"
            "|---|---|---|---|---|---:|---:|\n";
    for (const figure& f : all.figures)
        fits << "| " << f.constants << " | " << f.function << " | " << f.interval << " | " << f.method << " | "
             << f.kind << " | " << power(f.of_fit) << " | " << power(f.with_rounding) << " |\n";
    numbers << "| header | constant | numbers |\n|---|---|---:|\n";
    for (const constant& c : all.constants)
        numbers << "| " << c.header << " | `" << c.name << "` | " << c.values.size() << " |\n";
    if (!fits || !numbers) throw std::runtime_error(folder.string() + ": cannot be written");
}

int run(const std::vector<std::string>& words) {
    const std::string mode = words.empty() ? "" : words[0];
    const family all = everything();
    if (mode == "check" && words.size() <= 2) {
        const int faults = faults_of_constants(all.constants) + faults_of_bounds(all.figures) +
                           (words.size() == 2 ? faults_of_literals(all.constants, words[1]) : 0);
        if (faults == 0) std::cout << all.constants.size() << " constants are those that the generators compute\n";
        return faults == 0 ? 0 : 1;
    }
    if (mode == "print" && words.size() == 1)
        print(all.constants);
    else if (mode == "write" && words.size() == 2)
        write(all.constants, words[1]);
    else if (mode == "page" && words.size() == 2)
        write_page(all, words[1]);
    else {
        std::cerr << "usage: coefficients check [include] | print | write <include> | page <folder>\n";
        return 2;
    }
    return 0;
}

}  // namespace
}  // namespace fxact::coefficients

int main(int count, char** words) try {
    return fxact::coefficients::run({words + 1, words + count});
} catch (const std::exception& error) {
    std::cerr << "coefficients: " << error.what() << '\n';
    return 2;
}
