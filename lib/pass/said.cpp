#include "pass/said.hpp"

#include <algorithm>
#include <set>

namespace zksync {
namespace {

/// How long after it was said first a matter is due that was said last `before` after that.
std::chrono::seconds next_reminder(std::chrono::seconds before) {
    constexpr std::chrono::days first{1}, second{3}, weekly{7};
    if (before < first) return first;
    if (before < second) return second;
    return weekly * (before / weekly + 1);
}

/// What is remembered of a matter once it is said now; nothing when it need not be said.
std::optional<Said> said_now(const SaidMemory& memory, std::string_view topic, const Matter& matter,
                             Moment now) {
    const auto before = memory.find(topic, matter.key);
    if (!before) return Said{matter.key, matter.text, now, now};
    if (!is_due_again(*before, now)) return std::nullopt;
    return Said{matter.key, matter.text, std::min(before->first, now), now};
}

} // namespace

bool is_due_again(const Said& said, Moment now) {
    if (said.first > now || said.last > now) return true;
    return now - said.first >= next_reminder(said.last - said.first);
}

bool is_to_be_said(SaidMemory memory, std::string_view topic, const Matter& matter, Moment now) {
    const auto said = said_now(memory, topic, matter, now);
    if (said) memory.update(topic, {&*said, 1});
    return said.has_value();
}

void note_over(SaidMemory memory, std::string_view topic, const std::string& key) {
    if (const auto said = memory.find(topic, key)) memory.update(topic, {}, {&*said, 1});
}

Telling tell(SaidMemory memory, std::string_view topic, const std::vector<Matter>& matters, Moment now) {
    Telling telling;
    std::vector<Said> remembered;
    std::set<std::string_view> lasting;
    for (const Matter& matter : matters) {
        lasting.insert(matter.key);
        if (auto said = said_now(memory, topic, matter, now)) {
            telling.due.push_back(matter);
            remembered.push_back(*std::move(said));
        }
    }
    telling.over = memory.of(topic);
    std::erase_if(telling.over, [&](const Said& said) { return lasting.contains(said.key); });
    memory.update(topic, remembered, telling.over);
    return telling;
}

} // namespace zksync
