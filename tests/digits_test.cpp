// SPDX-License-Identifier: MIT
// The digits example: what it says of a damaged file, that it goes down the true slope, and that the header it writes
// holds the numbers that it had.
#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "../examples/digits/data.hpp"
#include "../examples/digits/export.hpp"
#include "../examples/digits/network.hpp"
#include "../examples/digits/quantize.hpp"
#include "../examples/digits/random.hpp"
#include "catch.hpp"

using namespace digits;

namespace {

/// A good line with one of its 65 fields replaced.
std::string line_with(std::size_t field, const std::string& text) {
    std::string line;
    for (std::size_t i = 0; i <= inputs; ++i)
        line += (i == 0 ? "" : ",") + (i == field ? text : std::string{i < inputs ? "7" : "3"});
    return line + "\n";
}

const std::string good = line_with(0, "16");

std::string complaint(const std::string& text) {
    std::istringstream in{text};
    try {
        read_csv(in, "d.csv");
    } catch (const bad_data& error) {
        return error.what();
    }
    return "";
}

template <class T>
network<T> some_network(generator& random) {
    network<T> net;
    for (T& parameter : net.parameters) parameter = static_cast<T>(0.3) * static_cast<T>(random.symmetric());
    return net;
}

sample some_sample(generator& random) {
    sample s;
    for (auto& pixel : s.pixels) pixel = static_cast<std::uint8_t>(random.below(ink + 1));
    s.digit = static_cast<std::uint8_t>(random.below(classes));
    return s;
}

/// The integers of the first list in braces after a marker in generated text.
std::vector<int> list_after(const std::string& text, const std::string& marker) {
    const std::size_t at = text.find(marker);
    REQUIRE(at != std::string::npos);
    std::istringstream list{text.substr(text.find('{', at) + 1)};
    std::vector<int> numbers;
    char comma = ',';
    for (int number = 0; comma == ',' && list >> number; list >> comma) numbers.push_back(number);
    return numbers;
}

template <class Number, std::size_t N>
void check_codes(const std::vector<int>& written, const std::array<Number, N>& numbers) {
    REQUIRE(written.size() == N);
    for (std::size_t i = 0; i < N; ++i) {
        if constexpr (std::integral<Number>)
            CHECK(written[i] == numbers[i]);
        else
            CHECK(written[i] == numbers[i].raw());
    }
}

}  // namespace

TEST_CASE("a good file is read whole, whichever way its lines end") {
    std::istringstream in{good + line_with(inputs, "9\r")};
    const auto samples = read_csv(in, "d.csv");
    REQUIRE(samples.size() == 2);
    CHECK(samples[0].pixels[0] == 16);
    CHECK(samples[0].digit == 3);
    CHECK(samples[1].digit == 9);
}

TEST_CASE("a damaged file is refused with its line and what is wrong there") {
    CHECK(complaint("") == "d.csv: is empty");
    CHECK(complaint(good + "\n" + good) == "d.csv:2: the line is empty");
    CHECK(complaint(good + "1,2,3\n") == "d.csv:2: 3 numbers where there must be 65: 64 pixels and the digit");
    CHECK(complaint("hello\n") == "d.csv:1: 1 number where there must be 65: 64 pixels and the digit");
    CHECK(complaint(line_with(64, "3,1")) == "d.csv:1: 66 numbers where there must be 65: 64 pixels and the digit");
    CHECK(complaint(line_with(4, "")) == "d.csv:1: pixel 5 is missing");
    CHECK(complaint(line_with(64, "")) == "d.csv:1: the digit is missing");
    CHECK(complaint(line_with(4, "x7")) == "d.csv:1: pixel 5 is 'x7', which is not a whole number");
    CHECK(complaint(line_with(4, "7.5")) == "d.csv:1: pixel 5 is '7.5', which is not a whole number");
    CHECK(complaint(line_with(63, "17")) == "d.csv:1: pixel 64 is '17'; it must be 0 to 16");
    CHECK(complaint(line_with(0, "-1")) == "d.csv:1: pixel 1 is '-1'; it must be 0 to 16");
    CHECK(complaint(line_with(0, "99999999999")) == "d.csv:1: pixel 1 is '99999999999'; it must be 0 to 16");
    CHECK(complaint(good + good + line_with(64, "10")) == "d.csv:3: the digit is '10'; it must be 0 to 9");
    CHECK(complaint(line_with(0, std::string("\x1b[31m"))) ==
          "d.csv:1: pixel 1 is '?[31m', which is not a whole number");
    CHECK(complaint(line_with(0, std::string(30, 'a'))) ==
          "d.csv:1: pixel 1 is '" + std::string(20, 'a') + "...', which is not a whole number");
}

TEST_CASE("a file that is not there, or is a directory, is refused with its name") {
    CHECK_THROWS_WITH(read_csv(std::string{"no/such.csv"}), "no/such.csv: cannot be opened");
    CHECK_THROWS_AS(read_csv(std::string{"."}), bad_data);
}

TEST_CASE("backward gives the slope of the loss by every parameter") {
    generator random{7};
    const network<double> net = some_network<double>(random);
    const sample s = some_sample(random);
    network<double> gradient;
    backward(net, forward(net, s), s, gradient);

    constexpr double h = 1e-5;
    double worst = 0;
    for (std::size_t i = 0; i < net.size; ++i) {
        network<double> above = net, below = net;
        above.parameters[i] += h;
        below.parameters[i] -= h;
        const double slope = (loss(forward(above, s), s) - loss(forward(below, s), s)) / (2 * h);
        worst = std::max(worst, std::abs(slope - gradient.parameters[i]));
    }
    CHECK(worst < 1e-8);
}

TEST_CASE("an image rewritten by nothing stays as it is, and never leaves 0 to 16") {
    generator random{3};
    const sample s = some_sample(random);
    CHECK(rewritten(s, 0.0F, random).pixels == s.pixels);
    for (int i = 0; i < 100; ++i) {
        for (const auto pixel : rewritten(s, 0.5F, random).pixels) CHECK(pixel <= ink);
    }
}

TEST_CASE("fraction bits are the most that hold every weight") {
    CHECK(fraction_bits_for(std::array{0.5F, -0.9F}) == 7);
    CHECK(fraction_bits_for(std::array{-1.0F}) == 7);
    CHECK(fraction_bits_for(std::array{1.0F}) == 6);
    CHECK(fraction_bits_for(std::array{0.1F, 7.9F}) == 4);
    CHECK_THROWS_WITH(
        fraction_bits_for(std::array{8.1F}),
        "a weight grew beyond what int8 is given here, -8 to 8; train with a smaller --rate or a larger --decay");
}

TEST_CASE("the header holds every code of the model, the images, and the host's answers") {
    generator random{5};
    using format = formats<7, 7>;
    const auto net = some_network<float>(random);
    const auto small = quantize<format>(net);
    const channel_model channels = in_channels<format>(net);
    const std::vector<sample> tests{some_sample(random), some_sample(random)};
    std::ostringstream out;
    write_header(out, small, channels, tests, {"d.csv", 3, 1, 2});
    const std::string text = out.str();

    check_codes(list_after(text, ".hidden_weights = "), small.hidden_weights);
    check_codes(list_after(text, ".hidden_bias = "), small.hidden_bias);
    check_codes(list_after(text, ".output_weights = "), small.output_weights);
    check_codes(list_after(text, ".output_bias = "), small.output_bias);
    check_codes(list_after(text, "> hidden_weights"), channels.hidden.weights);
    check_codes(list_after(text, "> output_bias"), channels.output.bias);
    CHECK(list_after(text, "> labels") == std::vector<int>{tests[0].digit, tests[1].digit});
    CHECK(text.find("using formats = digits::formats<7, 7>;") != std::string::npos);
    for (const sample& s : tests) {
        std::string image = "    {{";
        for (const auto pixel : s.pixels) image += (image.size() == 6 ? "" : ",") + std::to_string(pixel);
        CHECK(text.find(image + "}},\n") != std::string::npos);
    }
    const auto said = classify(small, to_image<format>(tests[0]));
    std::string answer = "tests> host{{\n    {{";
    for (const auto p : said.probabilities) answer += std::to_string(p.raw()) + ",";
    CHECK(text.find(answer + std::to_string(said.digit) + "}},") != std::string::npos);
}
