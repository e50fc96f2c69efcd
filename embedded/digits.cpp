// SPDX-License-Identifier: MIT
// The main job: reads 360 handwritten digits on the chip, with the network that examples/digits trained on the host,
// and shows that each answer is the host's, code for code. Exit status 1 if one is not.
#include <array>
#include <cstddef>
#include <cstdint>

#include <digits_flash.hpp>
#include <digits_model.hpp>

#include "board/instruction_counter.hpp"
#include "board/print.hpp"

using namespace digits;
using firmware::print;

namespace {

using trained::formats;
using picture = image<formats>;

constexpr picture picture_of(std::size_t index) noexcept { return from_codes<formats::pixel>(trained::images[index]); }

constexpr bool same_as_host(std::size_t index, const answer<formats>& said) noexcept {
    for (std::size_t k = 0; k < classes; ++k)
        if (said.probabilities[k].raw() != trained::host[index][k]) return false;
    return said.digit == trained::host[index][classes];
}

static_assert(same_as_host(0, classify(trained::net, picture_of(0))), "the compiler, too, gives the host's answer");
static_assert(formats::activation.max_error <= 0.5, "each entry of the sigmoid's table is the nearest there is");

/// Out of line, so that a call costs what it would in any firmware, and nothing is known of the image beforehand.
[[gnu::noinline]] answer<formats> read_digit(const picture& image) noexcept { return classify(trained::net, image); }

[[gnu::noinline]] answer<formats> read_by_channels(const picture& image) noexcept {
    return classify_channels<trained::channels, formats>(image);
}

struct tally {
    std::size_t right = 0, same = 0;
    std::uint64_t ticks = 0;
    std::size_t first_wrong = trained::tests;
};

tally read_all() noexcept {
    tally sum;
    for (std::size_t i = 0; i < trained::tests; ++i) {
        const picture image = picture_of(i);
        const firmware::instruction_counter counter;
        const answer<formats> said = read_digit(image);
        sum.ticks += counter.ticks();
        const bool right = said.digit == trained::labels[i];
        sum.right += right;
        sum.same += same_as_host(i, said);
        if (!right && sum.first_wrong == trained::tests) sum.first_wrong = i;
    }
    return sum;
}

/// The same with a weight scale for each output.
struct channels_tally {
    std::size_t right = 0;
    std::uint64_t ticks = 0;
    std::uint32_t digest = no_logits;
};
channels_tally read_all_by_channels() noexcept {
    channels_tally sum;
    for (std::size_t i = 0; i < trained::tests; ++i) {
        const picture image = picture_of(i);
        const firmware::instruction_counter counter;
        const answer<formats> said = read_by_channels(image);
        sum.ticks += counter.ticks();
        sum.right += said.digit == trained::labels[i];
        for (const auto logit : channel_logits<trained::channels, formats>(image))
            sum.digest = with_logits(sum.digest, logit.raw());
    }
    return sum;
}

/// Tenths of a per cent.
firmware::decimal percent(std::size_t part) noexcept {
    return {static_cast<std::int64_t>((part * 1000 + trained::tests / 2) / trained::tests), 10};
}

void print_channels(const channels_tally& sum) noexcept {
    print("  with a weight scale for each output: ", sum.right, " right, ",
          sum.ticks * firmware::tick_x100 / 100 / trained::tests, " instructions an image, ",
          firmware::digits_channels_flash, " bytes\n\n");
}

void print_report(const tally& sum) noexcept {
    constexpr std::size_t model_bytes = sizeof trained::net, table_bytes = formats::activation.bytes;
    constexpr std::size_t other_bytes = firmware::digits_flash - model_bytes - table_bytes;
    constexpr int tenths_of_millis = static_cast<int>(formats::activation.max_error * 10000 + 0.5);
    print("\nHandwritten digits on ", FXACT_BOARD, ": a network of ", inputs, "-", hidden_units, "-", classes,
          " in 8-bit integers\n\n");
    print("  right         ", sum.right, " of ", trained::tests, " (", percent(sum.right), " %); on the host in float ",
          trained::right_in_float, ", in int8 ", trained::right_in_int8, "\n");
    print("  same codes    ", sum.same, " of ", trained::tests, " images: all ten probabilities equal the host's\n");
    print("  instructions  ", sum.ticks * firmware::tick_x100 / 100 / trained::tests, " an image\n");
    print("  flash         ", firmware::digits_flash, " bytes: model ", model_bytes, ", sigmoid table ", table_bytes,
          ", code and softmax ", other_bytes, "\n");
    print("  sigmoid table at most ", firmware::decimal{tenths_of_millis, 10000},
          " LSB off, as the compiler proved\n\n");
}

/// A row of pixels, each as two characters that grow darker with the ink.
void print_pixels(std::size_t index, std::size_t row) noexcept {
    for (std::size_t column = 0; column < side; ++column) {
        const char gray = " .:-=+*#%@"[trained::images[index][row * side + column] * 9 / ink];
        print(gray, gray);
    }
}

/// "3 ########## 99": a digit, a bar for its probability, and that in per cent.
void print_bar(std::size_t digit, formats::probability probability) noexcept {
    constexpr int length = 8;
    const int code = probability.raw(), marks = (code * length + 128) / 256, hundredths = (code * 100 + 128) / 256;
    print(digit, " ");
    for (int i = 0; i < length; ++i) print(i < marks ? '#' : ' ');
    print(hundredths < 100 ? "  " : " ", hundredths < 10 ? " " : "", hundredths, "%");
}

constexpr std::size_t across = 4;

void print_gallery(const std::array<std::size_t, across>& chosen) noexcept {
    constexpr const char* gap = "    ";
    std::array<answer<formats>, across> said{};
    for (std::size_t i = 0; i < across; ++i) said[i] = read_digit(picture_of(chosen[i]));
    for (std::size_t row = 0; row < side; ++row) {
        for (std::size_t i = 0; i < across; ++i) {
            print(i == 0 ? "  " : gap);
            print_pixels(chosen[i], row);
        }
        print("\n");
    }
    print("\n");
    for (std::size_t i = 0; i < across; ++i) {
        const std::size_t label = trained::labels[chosen[i]];
        print(i == 0 ? "  " : gap, "a ", label, ", read as ", said[i].digit, said[i].digit == label ? "  " : " !");
    }
    print("\n");
    for (std::size_t k = 0; k < classes; ++k) {
        for (std::size_t i = 0; i < across; ++i) {
            print(i == 0 ? "  " : gap);
            print_bar(k, said[i].probabilities[k]);
        }
        print("\n");
    }
    print("\n");
}

}  // namespace

int main() {
    const tally sum = read_all();
    print_report(sum);
    const channels_tally by_channels = read_all_by_channels();
    print_channels(by_channels);
    // The first three images, and one that the network gets wrong, because it does get some wrong.
    print_gallery({0, 1, 2, sum.first_wrong < trained::tests ? sum.first_wrong : 3});
    const bool well = sum.same == trained::tests && sum.right >= trained::right_in_int8 &&
                      by_channels.digest == trained::channels_digest && by_channels.right == trained::right_in_channels;
    if (!well) print("digits: this core does not give what the host gave\n");
    return well ? 0 : 1;
}
