#pragma once

#include "pass/pass.hpp"
#include "pull/list_pages.hpp"

#include <cstdint>
#include <string>

namespace zksync {

/// What a device's lists were seen to do for good, remembered in its journal (docs/rules.md, section 2): so
/// that a pass need not find it out again.
class ListHabits {
public:
    explicit ListHabits(const Pass& pass) : pass_(pass) {}

    /// By how much a list's count exceeds its rows, when a list read twice alike has shown it; 0: by nothing.
    std::int64_t usual_difference() const;
    void remember_difference(std::int64_t difference);

    /// `next` is there even when everything has come.
    ListPages::IdleNext idle_next() const;
    void remember_idle_next();

    /// The counts change from request to request: on this day of the device they are left alone.
    bool counts_are_idle() const;
    void remember_idle_counts();

private:
    std::string today() const;

    const Pass& pass_;
};

/// Whether a difference of a list is one that was seen to stay. A count that is too low may be cut off at
/// nothing in a short list.
constexpr bool is_usual(std::int64_t difference, std::int64_t usual) {
    return usual < 0 ? difference >= usual && difference <= 0 : difference == usual;
}

} // namespace zksync
