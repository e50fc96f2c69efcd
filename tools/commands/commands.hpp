// SPDX-License-Identifier: MIT
#pragma once
#include <string>

namespace fxact::tools {

/// What the program returns.
enum exit_code : int {
    done = 0,     ///< the request is met, the file is right
    not_met = 1,  ///< no table meets the request, or a file fails its check
    misused = 2,  ///< the words are wrong, or a file cannot be read or written
};

/// The words of `fxact table`; empty where one is left out.
struct table_words {
    std::string function, in, out, max_error, max_bytes, entries, domain, prefer = "balanced", interpolation = "any";
    bool monotone = false, any_order = false, exact = false, as_json = false;
    std::string plot, results, emit, output, name;
};
struct lut8_words {
    std::string function, in, out, name = "lut8";
    bool as_json = false;
};

// The subcommands. Each returns an exit code, or throws wrong_words.
int run_table(const table_words& words);
int run_check(const std::string& path);
int run_lut8(const lut8_words& words);
int run_activations(bool as_json);

}  // namespace fxact::tools
