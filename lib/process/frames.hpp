#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zksync {

/// A message as it goes through a pipe, where nothing else says how long it is. Both ends are one program on
/// one host.
std::string framed(std::string_view message);

/// Gives the messages that are whole of what comes out of one, in pieces of any size.
class Frames {
public:
    void add(std::string_view bytes) { came_.append(bytes); }
    /// Each is taken once; what is not whole yet stays.
    std::vector<std::string> take();

private:
    std::string came_;
};

} // namespace zksync
