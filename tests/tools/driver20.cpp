// SPDX-License-Identifier: MIT
// Prints what the table of cpp20.hpp gives, as `fxact table --results` does.
#include <cstdio>
#include <limits>
#include <type_traits>

#include "cpp20.hpp"

int main() {
    using in = fxact::rep_of<std::remove_cvref_t<decltype(look_up)>::input_type>;
    for (long long code = std::numeric_limits<in>::min(); code <= std::numeric_limits<in>::max(); ++code)
        std::printf("%lld,%lld\n", code, static_cast<long long>(look_up.look_up(static_cast<in>(code))));
}
