#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "json.hpp"
#include "knobs.hpp"

namespace zksync_sim {

/// What a fault does to one page while it is made.
struct Tweaks {
    std::int64_t count_delta = 0;
    std::int64_t page_delta = 0; ///< serves the rows of another page in the place of the one asked for
    std::int64_t code = 0;       ///< other than 0: the envelope says so and carries no rows
    std::string msg;
};

struct PagePart {
    std::size_t count = 0; ///< of the whole list
    std::vector<Json> rows;
};

/// Gives the part of a list from an offset on.
using PageSource = std::function<PagePart(std::size_t offset, std::size_t limit)>;

/// One page of any list, in the envelope and with the `next` that the knobs ask for.
Reply page_reply(const Request& request, const Knobs& knobs, const Tweaks& tweaks, const PageSource& source);

/// A filter's value, without the spaces around it; "" when it is not set.
std::string filter_value(const Request& request, const std::string& name);

} // namespace zksync_sim
