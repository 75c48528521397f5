#pragma once

#include "notify/plan.hpp"

#include <string>
#include <vector>

namespace zksync::notify {

/// What a reader gets.
struct Letter {
    std::string subject; ///< one line without control characters
    std::string device;  ///< the devices that it is about: "lobby", "lobby, gate"; "the site"
    std::string text;    ///< UTF-8, wrapped like mail; no line begins with what others wrote
};

/// Where and when it is written.
struct Occasion {
    std::string host, site;
    Moment now;
};

/// What a plan says, for people: what is new, what lasts, what is over; of each what happened, since when,
/// and what to do. Pure.
Letter letter_of(Reader reader, const Plan& plan, const Occasion& occasion);
/// One that only shows that letters arrive.
Letter sample_letter(Reader reader, const Occasion& occasion);

/// The arguments of a program with `{subject}` and `{device}` in the place of which stands what the letter
/// has.
std::vector<std::string> filled_in(const std::vector<std::string>& arguments, const Letter& letter);

} // namespace zksync::notify
