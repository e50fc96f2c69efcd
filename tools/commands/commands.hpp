// SPDX-License-Identifier: MIT
#pragma once
#include <CLI/CLI.hpp>

namespace fxact::tools {

/// What the program returns.
enum exit_code : int {
    done = 0,     ///< the request is met, the file is right
    not_met = 1,  ///< no table meets the request, or a file fails its check
    misused = 2,  ///< the words are wrong, or a file cannot be read or written
};

// Each adds a subcommand, whose work sets `result`.
void add_table(CLI::App& to, int& result);
void add_check(CLI::App& to, int& result);
void add_lut8(CLI::App& to, int& result);
void add_activations(CLI::App& to, int& result);

}  // namespace fxact::tools
