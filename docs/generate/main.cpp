// SPDX-License-Identifier: MIT
// Writes activations.md and plots/ from what the activations state, after checking it.
#include <atomic>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include <CLI/CLI.hpp>

#include "page.hpp"
#include "plot.hpp"
#include "row.hpp"
#include "verify.hpp"
#include "write_file.hpp"

namespace {

using namespace fxact::docs;
namespace fs = std::filesystem;

/// All rows, on all cores; the result does not depend on who does what.
std::vector<measured_group> measure_all(const std::vector<group>& all) {
    std::vector<measured_group> result;
    for (const group& g : all) {
        result.push_back({g.title, {}});
        for (const row& r : g.rows) result.back().rows.push_back({r, {}});
    }
    std::vector<measured_row*> work;
    for (auto& g : result)
        for (auto& r : g.rows) work.push_back(&r);

    std::atomic<std::size_t> next = 0;
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
        threads.emplace_back([&] {
            for (std::size_t mine = next++; mine < work.size(); mine = next++)
                work[mine]->found = measure(work[mine]->what);
        });
    for (auto& thread : threads) thread.join();
    return result;
}

/// A program's text without its license line.
std::string program(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    return text.substr(text.find("#include"));
}

int run(const fs::path& headers, const fs::path& usage, const fs::path& out) {
    std::vector<measured_group> measured = measure_all(groups(headers));
    complaints all;
    for (auto& g : measured)
        for (auto& [f, found] : g.rows) {
            for (const std::string& fault : verify(f, found)) all.push_back(f.name + " " + fault);
            // The page shows the bound, which holds for the inputs too that were not tried here.
            if (f.about.float_ulp < 1) found.float_ulp = f.about.float_ulp;
            if (f.about.double_ulp < 1) found.double_ulp = f.about.double_ulp;
        }
    for (const std::string& fault : all) std::cerr << "activations: " << fault << '\n';
    if (!all.empty()) return 1;

    fs::create_directories(out / "plots");
    write_file(out / "activations.md", page(measured, program(usage)));
    for (const auto& g : measured)
        for (const auto& [f, found] : g.rows) write_file(out / "plots" / (f.name + ".svg"), plot(f, found));
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Writes the page of the activations and its plots"};
    fs::path headers = "include/fxact/activation", usage = "examples/activations.cpp", out = "docs";
    app.add_option("--headers", headers, "folder with a header for each activation")
        ->check(CLI::ExistingDirectory)
        ->capture_default_str();
    app.add_option("--usage", usage, "the program that the page begins with")
        ->check(CLI::ExistingFile)
        ->capture_default_str();
    app.add_option("--out", out, "folder for activations.md and plots/")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    try {
        return run(headers, usage, out);
    } catch (const std::exception& error) {
        std::cerr << "activations: " << error.what() << '\n';
        return 1;
    }
}
