// SPDX-License-Identifier: MIT
// fxact: tables designed at a desk, for any compiler (docs/tool.md).
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <fxact/version.hpp>

#include "commands/commands.hpp"
#include "words/similar.hpp"
#include "words/wrong_words.hpp"

namespace {

/// CLI11 says of a misspelled subcommand that one is required.
void check_subcommand(const CLI::App& app, const char* word) {
    if (word == nullptr || *word == '-') return;
    std::vector<std::string> names;
    for (const CLI::App* one : app.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(one->get_name());
        if (names.back() == word) return;
    }
    const std::string similar = fxact::tools::most_similar(word, names);
    throw fxact::tools::wrong_words{
        "there is no `fxact " + std::string(word).substr(0, 40) + "`" +
        (similar.empty() ? "; `fxact --help` lists what there is" : "; did you mean `fxact " + similar + "`?")};
}

}  // namespace

int main(int argc, char** argv) {
    using namespace fxact::tools;
    CLI::App app{"Tables of activation functions, with proved errors, for any compiler"};
    app.set_version_flag("--version", FXACT_VERSION);
    app.require_subcommand(1);
    int result = done;
    add_table(app, result);
    add_check(app, result);
    add_lut8(app, result);
    add_activations(app, result);
    try {
        check_subcommand(app, argc > 1 ? argv[1] : nullptr);
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return app.exit(error);
        std::fprintf(stderr, "fxact: %s; `fxact --help` says more\n", error.what());
        return misused;
    } catch (const wrong_words& error) {
        std::fprintf(stderr, "fxact: %s\n", error.what());
        return misused;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "fxact: %s\n", error.what());
        return misused;
    }
    if (std::fflush(stdout) != 0) {
        std::fprintf(stderr, "fxact: the output cannot be written\n");
        return misused;
    }
    return result;
}
