// first: fxact::quantized_layer<In, Out>: In and Out must be std::int8_t, std::uint8_t or std::int16_t
#include <fxact/fxact.hpp>

fxact::quantized_layer<std::int32_t> layer;
