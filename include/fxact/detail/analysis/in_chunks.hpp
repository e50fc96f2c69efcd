// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <utility>

namespace fxact::detail::analysis {

/// What a task computes of one range. A constant evaluation of its own, because compilers limit the steps of each.
template <class Task, std::int64_t First, std::int64_t Count>
inline constexpr auto one_chunk = Task::template over<First, Count>();

/// What it computes of the `Count` numbers from First on, in ranges of Chunk: Task::start() is joined with each result
/// in order, by Task::join(all, next).
template <class Task, std::int64_t First, std::int64_t Count, std::int64_t Chunk>
inline constexpr auto in_chunks = [] {
    constexpr std::int64_t whole = Count / Chunk, rest = Count % Chunk;
    auto all = Task::start();
    [&]<std::int64_t... I>(std::integer_sequence<std::int64_t, I...>) {
        (Task::join(all, one_chunk<Task, First + I * Chunk, Chunk>), ...);
    }
    (std::make_integer_sequence<std::int64_t, whole>{});
    if constexpr (rest != 0) Task::join(all, one_chunk<Task, First + whole * Chunk, rest>);
    return all;
}();

}  // namespace fxact::detail::analysis

#include <fxact/detail/macros/back.hpp>
