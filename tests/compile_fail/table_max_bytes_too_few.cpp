// expect: fxact::table: no table meets the table_spec
// expect: best_that_was_found<1
#include <fxact/activation/sigmoid.hpp>
#include <fxact/fixed.hpp>
#include <fxact/table.hpp>

// 100 bytes are not enough for 0.75 LSB; what they give is said.
constexpr fxact::table<fxact::sigmoid, fxact::q<3, 12>, fxact::q15,
                       fxact::table_spec{.max_error = 0.75, .max_bytes = 100}>
    t;
