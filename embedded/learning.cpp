// SPDX-License-Identifier: MIT
// A chip learns two digits that its network has not seen, from 200 examples, in fixed point and in float. Its weights
// are then the bits of the host. Exit status 1 if they are not.
#include <cstddef>
#include <cstdint>

#include <learning_model.hpp>

#include "board/instruction_counter.hpp"
#include "board/print.hpp"

using namespace digits;
using firmware::print;

namespace {

constexpr auto& net = learning::net;
using hidden = std::array<learning::formats::hidden, hidden_units>;

std::array<hidden, lessons> examples;

template <std::size_t Count>
hidden hidden_at(const std::array<std::array<std::int8_t, inputs>, Count>& images, std::size_t index) {
    return hidden_of(net, from_codes<learning::formats::pixel>(images[index]));
}

/// Counts the test images that are read right, and those of new digits among them.
template <class Numbers>
void count(const output_layer<Numbers>& layer, std::size_t& right, std::size_t& right_of_new) {
    for (std::size_t i = 0; i < learning::test_images.size(); ++i) {
        const std::size_t digit = learning::test_labels[i];
        if (layer.classify(hidden_at(learning::test_images, i)) != digit) continue;
        ++right;
        right_of_new += digit >= learning::first_new;
    }
}

template <class Numbers>
bool learn(const char* name, output_layer<Numbers>& layer, const learning::record& host) {
    layer.start(net.output_weights, net.output_bias, learning::first_new);
    learning::record chip{};
    count(layer, chip.before, chip.new_before);
    std::uint64_t seeing = 0, stepping = 0;
    for (std::size_t round = 0; round < rounds; ++round)
        for (std::size_t first = 0; first < lessons; first += batch) {
            const firmware::instruction_counter of_examples;
            for (std::size_t i = first; i < first + batch; ++i) layer.see(examples[i], learning::example_labels[i]);
            seeing += of_examples.ticks();
            const firmware::instruction_counter of_step;
            layer.step(lesson);
            stepping += of_step.ticks();
        }
    count(layer, chip.after, chip.new_after);
    chip.digest = digest_of(layer);
    const bool same = chip.digest == host.digest && chip.before == host.before && chip.after == host.after &&
                      chip.new_after == host.new_after;
    constexpr std::size_t seen = rounds * lessons;
    print("learning ", name, " ", seeing * firmware::tick_x100 / 100 / seen, " instructions an example, ",
          stepping * firmware::tick_x100 / 100 / (seen / batch), " a step of ", layer.weights + classes, " weights\n");
    print("  all digits ", chip.before, " of ", learning::test_images.size(), " right before, ", chip.after,
          " after; 8 and 9: ", chip.new_before, " before, ", chip.new_after, " after; ",
          same ? "the host's weights" : "NOT the host's weights", "\n");
    return same;
}

output_layer<in_fixed_point> fixed_layer;
output_layer<in_float> float_layer;

}  // namespace

int main() {
    print("A network of the digits 0 to 7 learns 8 and 9 on ", FXACT_BOARD, ", from ", lessons, " examples\n");
    for (std::size_t i = 0; i < lessons; ++i) examples[i] = hidden_at(learning::example_images, i);
    const bool in_fixed_point = learn("fixed_point", fixed_layer, learning::host_in_fixed_point);
    const bool in_float = learn("float", float_layer, learning::host_in_float);
    return in_fixed_point && in_float ? 0 : 1;
}
