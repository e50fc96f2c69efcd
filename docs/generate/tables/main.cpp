// SPDX-License-Identifier: MIT
// Writes the blocks of docs/tables.md and its plot, for which it designs the tables.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>

#include <CLI/CLI.hpp>

#include "../write_file.hpp"
#include "blocks.hpp"
#include "plot.hpp"

namespace {

using namespace fxact;
namespace fs = std::filesystem;

static_assert(detail::analysis::series_piece::order == 8 && detail::analysis::series_piece::most_tabulated == 4 &&
                  detail::analysis::remainder_allowed == 0x1p-21 && detail::design::rounding_error == 0.5 + 0x1p-30,
              "docs/proofs/table-error.md says so");

int run(const fs::path& source, const fs::path& out) {
    const std::vector<docs::design> frontier = docs::all_designs();
    std::vector<docs::design> smallest;
    for (const docs::design& d : frontier)
        if (d.preference == prefer::size) smallest.push_back(d);
    docs::write_file(out / "examples.md", docs::examples_block(source / "examples.cpp"));
    docs::write_file(out / "frontier.md", docs::frontier_block(frontier));
    docs::write_file(out / "published.md", docs::published_block(frontier));
    docs::write_file(out / "compile_time.md", docs::compile_time_block(source / "compile_time.txt"));
    docs::write_file(out / "plots" / "tables.svg", docs::plot_tables(smallest));
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Writes the blocks of the page about tables, and its plot"};
    fs::path source = "docs/generate/tables", out = ".";
    app.add_option("--source", source, "folder of this program's source and data")
        ->check(CLI::ExistingDirectory)
        ->capture_default_str();
    app.add_option("--out", out, "folder for the blocks, with a folder plots")
        ->check(CLI::ExistingDirectory)
        ->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    try {
        return run(source, out);
    } catch (const std::exception& error) {
        std::cerr << "tables: " << error.what() << '\n';
        return 1;
    }
}
