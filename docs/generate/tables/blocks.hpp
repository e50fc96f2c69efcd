// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "../text.hpp"
#include "design.hpp"
#include "published.hpp"

/// The blocks of docs/tables.md.
namespace fxact::docs {

inline std::vector<std::string> lines_of(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error(path + ": cannot be read");
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

/// Rounded up, so that it remains a bound.
inline std::string error_cell(double error) {
    return error < 9.99 ? printed("%.3f", std::ceil(error * 1000 - 1e-6) / 1000) : printed("%.1f", error);
}

inline bool same_table(const design& a, const design& b) {
    return a.function == b.function && a.bytes == b.bytes && a.max_error == b.max_error &&
           a.interpolation == b.interpolation && a.symmetry == b.symmetry;
}

/// The tables of a function for one error, each once, with the preferences that choose it.
inline std::string rows_of(const std::vector<design>& designs, const std::string& head) {
    std::string text;
    for (std::size_t i = 0; i < designs.size(); ++i) {
        const design& d = designs[i];
        const auto same = [&d](const design& other) { return same_table(d, other); };
        if (std::any_of(designs.begin(), designs.begin() + static_cast<std::ptrdiff_t>(i), same)) continue;
        std::string preferences;
        for (const design& other : designs)
            if (same(other))
                preferences +=
                    (preferences.empty() ? "" : ", ") + std::string(other.preference == prefer::size       ? "size"
                                                                    : other.preference == prefer::balanced ? "balanced"
                                                                                                           : "speed");
        text += "| " + (i == 0 ? head : std::string(" | ")) + " | " + preferences + " | " +
                grouped(static_cast<long long>(d.bytes)) + " | " + error_cell(d.max_error) + " | " + d.interpolation +
                (d.symmetry == symmetry::unstated ? "" : ", half a table") + " | " + std::to_string(d.entries) + " | " +
                std::to_string(d.node_bytes) + " | " + printed("%.0f", d.instructions.cortex_m0plus) + " | " +
                printed("%.0f", d.instructions.cortex_m3) + " | " + printed("%.0f", d.instructions.cortex_m55) + " |\n";
    }
    return text;
}

inline std::string frontier_block(const std::vector<design>& all) {
    std::string text =
        "| function, output | at most | preferred for | bytes | max_error | interpolation | entries | bytes each | M0+ "
        "| "
        "M3 | M55 |\n|---|---:|---|---:|---:|---|---:|---:|---:|---:|---:|\n";
    for (auto at = all.begin(); at != all.end();) {
        const auto end = std::find_if(
            at, all.end(), [&](const design& d) { return d.function != at->function || d.asked != at->asked; });
        const bool first = at == all.begin() || (at - 1)->function != at->function;
        text += rows_of({at, end}, (first ? at->function + ", " + at->output : "") + " | " +
                                       (at->asked == 0 ? "exact" : printed("%g", at->asked)));
        at = end;
    }
    return text;
}

/// Each published table beside the smallest of ours that is as accurate.
inline std::string published_block(const std::vector<design>& frontier) {
    std::string text =
        "| | function | bytes | error | how known | fxact within that error |\n|---|---|---:|---:|---|---|\n";
    for (const published_table& p : published_tables()) {
        const design* ours = nullptr;
        for (const design& d : frontier)
            if (d.function == p.function && d.max_error <= p.error && (ours == nullptr || d.bytes < ours->bytes))
                ours = &d;
        if (ours == nullptr)
            throw std::runtime_error("no table of " + p.function + " is as accurate as that of " + p.system);
        text += "| " + p.system + " | " + p.function + " | " +
                (p.bytes == 0 ? "none" : grouped(static_cast<long long>(p.bytes))) + " | " + printed("%.3g", p.error) +
                " | " + p.known + " | " + grouped(static_cast<long long>(ours->bytes)) + " bytes, " +
                error_cell(ours->max_error) + " |\n";
    }
    return text;
}

/// The examples: a comment that starts with "// -- " is text, the rest is code.
inline std::string examples_block(const std::string& path) {
    constexpr const char* prose = "// -- ";
    std::string text, code;
    const auto end_code = [&] {
        while (code.ends_with("\n\n")) code.pop_back();
        if (!code.empty()) text += "```cpp\n" + code + "```\n\n";
        code.clear();
    };
    bool begun = false, in_prose = false;
    for (const std::string& line : lines_of(path)) {
        if (line.starts_with(prose)) {
            end_code();
            begun = in_prose = true;
            text += line.substr(6) + "\n\n";
        } else if (in_prose && line.starts_with("// ")) {  // the comment goes on
            text.resize(text.size() - 1);
            text += line.substr(3) + "\n\n";
        } else if (begun && !line.starts_with("}  // namespace") && !(code.empty() && line.empty())) {
            in_prose = false;
            code += line + "\n";
        }
    }
    end_code();
    while (text.ends_with("\n\n")) text.pop_back();
    return text;
}

/// What scripts/compile_time.sh measured: a line of words, then for each design "name | compiler version | seconds |
/// megabytes | steps". A - means that the steps were not counted.
inline std::string compile_time_block(const std::string& path) {
    const std::vector<std::string> lines = lines_of(path);
    if (lines.empty()) throw std::runtime_error(path + ": is empty");
    struct figures {
        double seconds = 0, megabytes = 0, steps = 0;
    };
    std::vector<std::string> compilers, names;
    std::map<std::pair<std::string, std::string>, figures> measured;
    const auto add_once = [](std::vector<std::string>& list, const std::string& word) {
        if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
    };
    for (std::size_t i = 1; i < lines.size(); ++i) {
        std::vector<std::string> words{""};
        std::istringstream line(lines[i]);
        for (std::string word; line >> word;) {
            if (word == "|")
                words.emplace_back();
            else
                words.back() += (words.back().empty() ? "" : " ") + word;
        }
        if (words.size() != 5) throw std::runtime_error(path + ": not a measurement: " + lines[i]);
        add_once(names, words[0]);
        add_once(compilers, words[1]);
        measured[{words[0], words[1]}] = {std::stod(words[2]), std::stod(words[3]),
                                          words[4] == "-" ? 0 : std::stod(words[4])};
    }
    std::string text = lines[0] + "\n\n| |", rule = "|---|";
    for (const std::string& compiler : compilers) {
        text += " " + compiler + ", seconds | MB | of the limit |";
        rule += "---:|---:|---:|";
    }
    text += "\n" + rule + "\n";
    for (const std::string& name : names) {
        text += "| " + name + " |";
        for (const std::string& compiler : compilers) {
            const figures& one = measured[{name, compiler}];
            const double limit = compiler.starts_with("g++") ? 33'554'432 : 1'048'576;
            text += " " + printed("%.1f", one.seconds) + " | " + printed("%.0f", one.megabytes) + " | " +
                    (one.steps == 0 ? "" : printed("%.0f %%", 100 * one.steps / limit)) + " |";
        }
        text += "\n";
    }
    return text;
}

}  // namespace fxact::docs
