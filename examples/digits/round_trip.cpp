// SPDX-License-Identifier: MIT
// The generated header, used on the host as firmware uses it: every answer is the one written beside the image.
#include <cstddef>
#include <cstdio>

#include <digits_model.hpp>

using namespace digits;

int main() {
    std::size_t same = 0, right = 0;
    for (std::size_t i = 0; i < trained::tests; ++i) {
        const auto said = classify(trained::net, from_codes<trained::formats::pixel>(trained::images[i]));
        bool equal = said.digit == trained::host[i][classes];
        for (std::size_t k = 0; k < classes; ++k) equal = equal && said.probabilities[k].raw() == trained::host[i][k];
        same += equal;
        right += said.digit == trained::labels[i];
    }
    std::printf("%zu of %zu answers as written, %zu right (%zu when trained)\n", same, trained::tests, right,
                trained::right_in_int8);
    return same == trained::tests && right == trained::right_in_int8 ? 0 : 1;
}
