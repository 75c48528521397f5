#include "source/server_source.hpp"

#include "core/error.hpp"

namespace zksync {
namespace {

/// More than any look-back holds: a bound for servers whose pages go round in circles.
constexpr int most_pages = 100'000;

} // namespace

void ServerSource::for_each_punch(LocalTime from, const std::function<void(const Punch&)>& each,
                                  const Shown& shown) {
    const Window window{from, std::nullopt};
    std::optional<Punch> first; // of the page before
    std::int64_t done = 0;
    for (int number = 1; number <= most_pages; ++number) {
        const auto page = client_.transactions(window, number, page_size_);
        if (!page && number == 1)
            throw Error(ErrorKind::protocol,
                        "cannot read the punches: the server says that there is no first page of them");
        if (!page) break;
        const bool repeats = !page->punches.empty() && first == page->punches.front();
        if (repeats) break;
        for (const Punch& punch : page->punches) each(punch);
        done += static_cast<std::int64_t>(page->rows);
        shown(done, page->count);
        if (page->rows == 0 || page->more == false) break;
        if (!page->punches.empty()) first = page->punches.front();
    }
}

} // namespace zksync
