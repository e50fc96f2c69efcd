// SPDX-License-Identifier: MIT
// fxact: tables designed at a desk, for any compiler (docs/tool.md).
#include <cstdio>
#include <exception>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <fxact/version.hpp>

#include "commands/commands.hpp"
#include "words/similar.hpp"
#include "words/wrong_words.hpp"

namespace {

using namespace fxact::tools;

// Each adds a subcommand, whose exit code becomes `result`.

void add_table(CLI::App& to, int& result) {
    CLI::App* command = to.add_subcommand("table", "design a table and write it for a compiler");
    const auto words = std::make_shared<table_words>();
    command->add_option("--function,-f", words->function, "sigmoid, leaky_relu(0.1), x * tanh(softplus(x))")
        ->required();
    command->add_option("--in", words->in, "the input's format: q3.12, uq0.8, int8:0.05:-3")->required();
    command->add_option("--out", words->out, "the output's format")->required();
    command->add_option("--max-error", words->max_error, "the largest error allowed, in LSB of the output");
    command->add_option("--max-bytes", words->max_bytes, "the most bytes allowed");
    command->add_option("--entries", words->entries, "the number of entries");
    command->add_option("--interpolation", words->interpolation, "direct, nearest, linear, quadratic or polynomial");
    command->add_option("--prefer", words->prefer, "size, speed or balanced")->capture_default_str();
    command->add_option("--domain", words->domain, "the inputs that matter, low:high");
    command->add_flag("--exact", words->exact, "every result is correctly rounded");
    const auto monotone = command->add_flag("--monotone", words->monotone, "results keep the order of the inputs");
    command->add_flag("--any-order", words->any_order, "order counts for nothing")->excludes(monotone);
    command->add_flag("--json", words->as_json, "print JSON");
    command->add_option("--plot", words->plot, "draw curve and error to this SVG file");
    command->add_option("--results", words->results, "write the result of each code to this file, code,result");
    command->add_option("--emit", words->emit, "c99, cpp11, arduino, cpp20 or json");
    command->add_option("--output,-o", words->output, "the file to write; without it --emit prints");
    command->add_option("--name", words->name, "of the function in the file");
    command->callback([words, &result] { result = run_table(*words); });
}

void add_check(CLI::App& to, int& result) {
    CLI::App* command = to.add_subcommand("check", "read a file that fxact wrote, and look up every code again");
    const auto path = std::make_shared<std::string>();
    command->add_option("file", *path, "the file")->required();
    command->callback([path, &result] { result = run_check(*path); });
}

void add_lut8(CLI::App& to, int& result) {
    CLI::App* command = to.add_subcommand("lut8", "the 256 results of an 8-bit format as an array");
    const auto words = std::make_shared<lut8_words>();
    command->add_option("--function,-f", words->function, "sigmoid, leaky_relu(0.1), x * tanh(softplus(x))")
        ->required();
    command->add_option("--in", words->in, "the input's format: int8:scale:zero_point")->required();
    command->add_option("--out", words->out, "the output's format")->required();
    command->add_option("--name", words->name, "of the array")->capture_default_str();
    command->add_flag("--json", words->as_json, "print JSON");
    command->callback([words, &result] { result = run_lut8(*words); });
}

void add_activations(CLI::App& to, int& result) {
    CLI::App* command = to.add_subcommand("activations", "list the functions, with what holds of them");
    const auto as_json = std::make_shared<bool>(false);
    command->add_flag("--json", *as_json, "print JSON");
    command->callback([as_json, &result] { result = run_activations(*as_json); });
}

/// CLI11 says of a misspelled subcommand that one is required.
void check_subcommand(const CLI::App& app, const char* word) {
    if (word == nullptr || *word == '-') return;
    std::vector<std::string> names;
    for (const CLI::App* one : app.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(one->get_name());
        if (names.back() == word) return;
    }
    const std::string similar = most_similar(word, names);
    throw wrong_words{
        "there is no `fxact " + std::string(word).substr(0, 40) + "`" +
        (similar.empty() ? "; `fxact --help` lists what there is" : "; did you mean `fxact " + similar + "`?")};
}

}  // namespace

int main(int argc, char** argv) {
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
