#include "pass/news_desk.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

std::size_t place_of(NewsKind kind) { return static_cast<std::size_t>(kind); }

} // namespace

void NewsDesk::say(const Log& log, NewsKind kind, const std::string& matter, const std::string& text) {
    if (hand_on_) return hand_on_(kind, matter, text);
    if (!matters_.insert(matter).second) return;
    if (lines_ + 1 < most_lines) {
        ++lines_;
        log.warning(text);
        return;
    }
    ++untold_.at(place_of(kind));
    if (!held_ && lines_ < most_lines) {
        held_ = Held{log, text};
    }
    ++lines_;
}

void NewsDesk::close(const Log& log) {
    if (!held_) return;
    if (lines_ == most_lines) {
        held_->log.warning(held_->text);
    } else {
        log.warning(rest());
    }
    held_.reset();
    untold_ = {};
}

std::string NewsDesk::rest() const {
    std::string text;
    const auto add = [&](NewsKind kind, std::string_view one, std::string_view several,
                         std::string_view command) {
        const std::int64_t number = untold_.at(place_of(kind));
        if (number == 0) return;
        text += fmt::format("{}{} more {} ({})", text.empty() ? "and " : ", ", number,
                            number == 1 ? one : several, command);
    };
    add(NewsKind::code, "that waits or is quarantined", "that wait or are quarantined",
        "zksync status; before a go-live, zksync map-check");
    add(NewsKind::too_late, "person and day too late for attendance",
        "persons and days too late for attendance", "zksync status");
    add(NewsKind::worthless, "person whose check-ins count for nothing",
        "people whose check-ins count for nothing", "zksync map-check");
    return text;
}

} // namespace zksync
