// SPDX-License-Identifier: MIT
// A draw has an address: it cannot be asked for without saying who it is for.
// says: no matching|too few arguments
#include <omsorg/chance/stream.hpp>

using namespace omsorg;

double luck(const Stream& stream) {
#ifdef WRONG
    return stream.uniform();
#else
    return stream.uniform(key_of(7, 2026));
#endif
}
