// SPDX-License-Identifier: MIT
// digits_train: learns to read digits, makes the network int8, and writes the header that firmware includes.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <sstream>
#include <stdexcept>
#include <string>

#include <CLI/CLI.hpp>

#include "data.hpp"
#include "export.hpp"
#include "network.hpp"
#include "quantize.hpp"

namespace {

using namespace digits;

struct options {
    std::string csv, header;
    std::size_t train = 1437;
    recipe how;
    int folds = 0;
};

double percent(std::size_t part, std::size_t whole) {
    return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

/// The words for a rate at which the loss grows instead of falling.
[[noreturn]] void diverges(const recipe& how) {
    std::ostringstream words;
    words << "the training diverges; train with a smaller --rate than " << how.rate << " (the default is "
          << recipe{}.rate << ")";
    throw std::runtime_error(words.str());
}

/// After each epoch, so that nothing goes on with NaN.
void stop_if_diverged(const recipe& how, int epoch, const score& so_far) {
    const double of_guessing = std::log(double{classes});
    const bool too_fast = epoch == how.epochs && how.rate > recipe{}.rate && so_far.loss > of_guessing;
    if (!std::isfinite(so_far.loss) || too_fast) diverges(how);
}

/// Half a dozen lines of progress, however many epochs there are.
void print_progress(int epoch, int epochs, const score& so_far, std::size_t count) {
    if (epoch != 1 && epoch != 2 && epoch != 5 && epoch % 15 != 0 && epoch != epochs) return;
    const double right = percent(so_far.right, count);
    std::printf("  epoch %3d   loss %6.4f   %5.1f %% right  %s\n", epoch, so_far.loss, right,
                std::string(static_cast<std::size_t>(right * 0.36), '#').c_str());
}

/// "q<3,4>", as it is written in the code.
template <class Rep, int FracBits>
std::string name_of(fxact::fixed<Rep, FracBits>) {
    constexpr bool has_sign = std::numeric_limits<Rep>::is_signed;
    return (has_sign ? "q<" : "uq<") + std::to_string(std::numeric_limits<Rep>::digits - FracBits) + "," +
           std::to_string(FracBits) + ">";
}

template <class Formats>
void print_formats(const model<Formats>& small) {
    using f = Formats;
    std::printf(
        "\nIn integers: pixels %s, weights %s and %s, biases in 32 bits,\n  hidden units %s, logits %s, probabilities "
        "%s\n",
        name_of(typename f::pixel{}).c_str(), name_of(typename f::hidden_weights_type{}).c_str(),
        name_of(typename f::output_weights_type{}).c_str(), name_of(typename f::hidden{}).c_str(),
        name_of(typename f::logit{}).c_str(), name_of(typename f::probability{}).c_str());
    std::printf(
        "Sigmoid table %s -> %s, made by the compiler: %zu bytes,\n  largest error %.4f LSB over all %zu inputs, "
        "proved by the compiler too\n",
        name_of(typename f::sum{}).c_str(), name_of(typename f::hidden{}).c_str(), f::activation.bytes,
        f::activation.max_error, f::activation.entries);
    std::printf("Model: %zu bytes\n", sizeof small);
}

void print_result(const char* what, std::size_t right, std::size_t count) {
    std::printf("  %-29s %4zu right, %3zu wrong   %.1f %%\n", what, right, count - right, percent(right, count));
}

void write_file(const std::string& path, const std::string& text) {
    std::ofstream file(path, std::ios::binary);
    file << text << std::flush;
    if (!file) throw std::runtime_error(path + ": cannot be written");
}

/// A number that changes when any bit of the header does (FNV-1a).
std::uint64_t digest(const std::string& text) {
    std::uint64_t state = 0xcbf2'9ce4'8422'2325U;
    for (const char c : text) state = (state ^ static_cast<unsigned char>(c)) * 0x100'0000'01b3U;
    return state;
}

void train_and_write(const options& o, std::span<const sample> samples) {
    const auto lessons = samples.first(o.train), tests = samples.subspan(o.train);
    std::printf("%s: %zu images; %zu to learn from, %zu kept for the test\n", o.csv.c_str(), samples.size(),
                lessons.size(), tests.size());
    std::printf("Network %zu-%zu-%zu, %zu parameters; fxact::sigmoid, its derivative and softmax\n\n", inputs,
                hidden_units, classes, network<float>::size);
    const auto begin = std::chrono::steady_clock::now();
    const network<float> net = train(lessons, o.how, [&](int epoch, const score& so_far) {
        stop_if_diverged(o.how, epoch, so_far);
        print_progress(epoch, o.how.epochs, so_far, lessons.size());
    });
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::printf("  trained in %.1f s\n", took.count());

    with_quantized(net, [&]<class Formats>(const model<Formats>& small) {
        const channel_model channels = in_channels<Formats>(net);
        const training_record record{std::filesystem::path(o.csv).filename().string(), lessons.size(),
                                     test(net, tests).right, count_right(small, tests)};
        print_formats(small);
        std::printf("\nOn %zu images never seen before:\n", tests.size());
        print_result("float", record.right_in_float, tests.size());
        print_result("int8", record.right_in_int8, tests.size());
        print_result("int8, a scale for each output", run_channels<Formats>(channels, tests).right, tests.size());
        std::ostringstream text;
        write_header(text, small, channels, tests, record);
        write_file(o.header, text.str());
        std::printf("Written to %s, digest %016llx\n", o.header.c_str(),
                    static_cast<unsigned long long>(digest(text.str())));
    });
}

/// Cross-validation without the test images: each of the folds in turn is left out and tested on. The folds are runs of
/// neighboring lines in the file, so that they differ as writers do.
void cross_validate(const options& o, std::span<const sample> lessons) {
    const auto folds = static_cast<std::size_t>(o.folds);
    std::size_t in_float = 0, in_int8 = 0;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        const std::size_t first = lessons.size() * fold / folds, last = lessons.size() * (fold + 1) / folds;
        const auto left_out = lessons.subspan(first, last - first);
        std::vector<sample> rest(lessons.begin(), lessons.begin() + static_cast<std::ptrdiff_t>(first));
        rest.insert(rest.end(), lessons.begin() + static_cast<std::ptrdiff_t>(last), lessons.end());
        const network<float> net = train(std::span<const sample>{rest}, o.how, [&](int epoch, const score& so_far) {
            stop_if_diverged(o.how, epoch, so_far);
        });
        const std::size_t right = test(net, left_out).right;
        std::size_t right_small = 0;
        with_quantized(net, [&](const auto& small) { right_small = count_right(small, left_out); });
        std::printf("fold %zu: float %.1f %%, int8 %.1f %%\n", fold + 1, percent(right, left_out.size()),
                    percent(right_small, left_out.size()));
        in_float += right;
        in_int8 += right_small;
    }
    std::printf("all:    float %.2f %%, int8 %.2f %%\n", percent(in_float, lessons.size()),
                percent(in_int8, lessons.size()));
}

void run(const options& o) {
    const std::vector<sample> samples = read_csv(o.csv);
    if (samples.size() <= o.train)
        throw bad_data(o.csv + ": " + std::to_string(samples.size()) + " images are too few: --train takes " +
                       std::to_string(o.train) + ", and the test needs at least one");
    if (o.folds != 0)
        cross_validate(o, std::span{samples}.first(o.train));
    else
        train_and_write(o, samples);
}

/// A real number from low to high, which NaN is not. (CLI::Range lets it pass.)
CLI::Validator from_to(double low, double high) {
    std::ostringstream range;
    range << "a number from " << low << " to " << high;
    const auto check = [low, high, words = range.str()](const std::string& text) -> std::string {
        char* end = nullptr;
        const double value = std::strtod(text.c_str(), &end);
        const bool number = !text.empty() && *end == '\0';
        return number && low <= value && value <= high ? "" : "must be " + words + ", not '" + text + "'";
    };
    return CLI::Validator{check, range.str()};
}

}  // namespace

int main(int argc, char** argv) {
    options o;
    CLI::App app{"Trains a network on handwritten digits and writes it as a C++ header for firmware."};
    app.add_option("csv", o.csv, "images: 64 pixels of 0 to 16 and the digit, a line each")->required();
    app.add_option("header", o.header, "the C++ header to write")->required();
    app.add_option("--train", o.train, "images to learn from; the others are the test")
        ->capture_default_str()
        ->check(CLI::Range(10, 1000000));
    app.add_option("--epochs", o.how.epochs, "times that each is seen")
        ->capture_default_str()
        ->check(CLI::Range(1, 10000));
    app.add_option("--batch", o.how.batch, "images a step")->capture_default_str()->check(CLI::Range(1, 10000));
    app.add_option("--rate", o.how.rate, "learning rate at the start")
        ->capture_default_str()
        ->check(from_to(1e-6, 10.0));
    app.add_option("--momentum", o.how.momentum, "of the steps")->capture_default_str()->check(from_to(0.0, 0.999));
    app.add_option("--decay", o.how.decay, "of the weights")->capture_default_str()->check(from_to(0.0, 1.0));
    app.add_option("--variety", o.how.variety, "of the handwriting: how far images are bent")
        ->capture_default_str()
        ->check(from_to(0.0, 0.5));
    app.add_option("--seed", o.how.seed, "of the random numbers")->capture_default_str();
    app.add_option("--cross-validate", o.folds, "only try the settings, on this many parts of the training images")
        ->check(CLI::Range(2, 20));
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& help) {
        return app.exit(help);
    } catch (const CLI::ParseError& error) {
        std::fprintf(stderr, "digits_train: %s; digits_train --help lists the options\n", error.what());
        return 2;
    }
    try {
        run(o);
    } catch (const std::exception& error) {
        std::fflush(stdout);
        std::fprintf(stderr, "digits_train: %s\n", error.what());
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
