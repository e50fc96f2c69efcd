// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <string>
#include <vector>

namespace fxact::tools {

/// How many letters have to be changed, inserted or removed to make one word of another.
inline std::size_t edit_distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
            diagonal = above;
        }
    }
    return row[b.size()];
}

/// The word that is most like a misspelled one; empty if none is.
inline std::string most_similar(const std::string& misspelled, const std::vector<std::string>& words) {
    if (misspelled.size() > 40) return {};
    std::string best;
    std::size_t least = misspelled.size() / 3 + 2;
    for (const std::string& word : words) {
        const std::size_t distance = edit_distance(misspelled, word);
        if (distance >= least) continue;
        least = distance;
        best = word;
    }
    return best;
}

}  // namespace fxact::tools
