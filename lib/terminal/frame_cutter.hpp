#pragma once

#include "terminal/bytes.hpp"

#include <cstddef>
#include <optional>

namespace zksync::terminal {

/// A packet with what TCP puts before it: the magic number and the length
/// (docs/reference/terminal-protocol.md, section 1).
Bytes framed(ByteView packet);

/// Cuts what TCP delivers into packets: half of one, or several, may come at once.
class FrameCutter {
public:
    enum class Stream {
        fine,
        not_zk, ///< what came does not begin with the magic number
        absurd, ///< a packet is shorter than a header, or longer than any list has a reason to be
    };

    void feed(ByteView bytes);
    /// The next whole packet; nothing while more has to come, and when the stream is not fine.
    std::optional<Bytes> next();
    Stream stream() const { return stream_; }

private:
    Bytes waiting_;
    std::size_t used_ = 0; ///< bytes of `waiting_` that were given away already
    Stream stream_ = Stream::fine;
};

} // namespace zksync::terminal
