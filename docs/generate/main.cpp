// SPDX-License-Identifier: MIT
// Writes activations.md and plots/ from the list of activations, after checking what the list says.
#include <atomic>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <CLI/CLI.hpp>

#include "page.hpp"
#include "plot.hpp"
#include "row.hpp"
#include "write_file.hpp"

namespace {

using namespace fxact::docs;
namespace fs = std::filesystem;

/// All rows, on all cores; the result does not depend on who does what.
std::vector<measured_group> measure_all(const std::vector<group>& groups) {
    std::vector<measured_group> result;
    for (const group& g : groups) {
        result.push_back({g.title, {}});
        for (const row& r : g.rows) {
            static_cast<void>(range{r.about.range});  // a text that is no range throws here and not in a thread
            result.back().rows.push_back({r, {}});
        }
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

/// Each header of an activation has a row, and each row a header.
complaints check_headers(const std::vector<group>& groups, const fs::path& folder) {
    std::set<std::string> listed, present;
    for (const group& g : groups)
        for (const row& r : g.rows) listed.insert(r.header());
    for (const auto& file : fs::directory_iterator(folder))
        if (file.path().extension() == ".hpp") present.insert(file.path().stem().string());
    complaints result;
    for (const auto& name : present)
        if (!listed.contains(name)) result.push_back(name + " has no row in docs/generate/list.cpp");
    for (const auto& name : listed)
        if (!present.contains(name))
            result.push_back(name + " is listed, but there is no " + (folder / (name + ".hpp")).string());
    return result;
}

int run(const fs::path& headers, const fs::path& out) {
    const std::vector<group> groups = list();
    complaints all = check_headers(groups, headers);
    const auto report = [&all] {
        for (const std::string& fault : all) std::cerr << "activations: " << fault << '\n';
        return all.empty() ? 0 : 1;
    };
    if (!all.empty()) return report();

    std::vector<measured_group> measured = measure_all(groups);
    for (auto& g : measured)
        for (auto& [f, found] : g.rows) {
            const docstring said = read_docstring(headers / (f.header() + ".hpp"));
            for (const std::string& fault : verify(f, found, said)) all.push_back(f.name + " " + fault);
            // The page shows the bound, which holds for the inputs too that were not tried here.
            if (said.float_ulp < 1) found.float_ulp = said.float_ulp;
            if (said.double_ulp < 1) found.double_ulp = said.double_ulp;
        }
    if (!all.empty()) return report();

    fs::create_directories(out / "plots");
    write_file(out / "activations.md", page(measured));
    for (const auto& g : measured)
        for (const auto& [f, found] : g.rows)
            if (f.about.plotted) write_file(out / "plots" / (f.name + ".svg"), plot(f, found));
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Writes the page of the activations and its plots"};
    fs::path headers = "include/fxact/activation", out = "docs";
    app.add_option("--headers", headers, "folder with a header for each activation")
        ->check(CLI::ExistingDirectory)
        ->capture_default_str();
    app.add_option("--out", out, "folder for activations.md and plots/")->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    try {
        return run(headers, out);
    } catch (const std::exception& error) {
        std::cerr << "activations: " << error.what() << '\n';
        return 1;
    }
}
