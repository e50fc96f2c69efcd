// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace digits {

/// Random numbers that are the same with every standard library (whose distributions differ): Vigna's splitmix64.
class generator {
public:
    explicit generator(std::uint64_t seed) noexcept : state_{seed} {}

    std::uint32_t operator()() noexcept {
        std::uint64_t z = state_ += 0x9e37'79b9'7f4a'7c15U;
        z = (z ^ (z >> 30)) * 0xbf58'476d'1ce4'e5b9U;
        z = (z ^ (z >> 27)) * 0x94d0'49bb'1331'11ebU;
        return static_cast<std::uint32_t>(z >> 32);
    }

    /// One of 0 .. count - 1; uneven by at most count / 2^32.
    std::size_t below(std::size_t count) noexcept {
        return static_cast<std::size_t>((std::uint64_t{(*this)()} * count) >> 32);
    }

    /// An even spread over [-1, 1): 24 bits, which every float holds exactly.
    float symmetric() noexcept { return static_cast<float>(static_cast<std::int32_t>((*this)()) >> 8) * 0x1p-23F; }

private:
    std::uint64_t state_;
};

template <class T>
void shuffle(std::vector<T>& items, generator& random) noexcept {
    for (std::size_t left = items.size(); left > 1; --left) std::swap(items[left - 1], items[random.below(left)]);
}

}  // namespace digits
