#include "pull/list_habits.hpp"

#include "journal/journal.hpp"
#include "mapper/mapper.hpp"
#include "pass/marks.hpp"

#include <charconv>

namespace zksync {

std::int64_t ListHabits::usual_difference() const {
    const std::string text = pass_.journal.value(marks::count_difference).value_or("");
    std::int64_t difference = 0;
    std::from_chars(text.data(), text.data() + text.size(), difference);
    return difference;
}

void ListHabits::remember_difference(std::int64_t difference) {
    if (difference != usual_difference())
        pass_.journal.set_value(marks::count_difference, std::to_string(difference));
}

ListPages::IdleNext ListHabits::idle_next() const {
    if (!pass_.journal.value(marks::idle_next)) return ListPages::IdleNext::unknown;
    return usual_difference() == 0 ? ListPages::IdleNext::known_and_counted : ListPages::IdleNext::known;
}

void ListHabits::remember_idle_next() {
    if (!pass_.journal.value(marks::idle_next)) pass_.journal.set_value(marks::idle_next, "yes");
}

bool ListHabits::counts_are_idle() const { return pass_.journal.value(marks::idle_counts) == today(); }

void ListHabits::remember_idle_counts() { pass_.journal.set_value(marks::idle_counts, today()); }

std::string ListHabits::today() const { return pass_.mapper.device_now(pass_.clock.now()).date(); }

} // namespace zksync
