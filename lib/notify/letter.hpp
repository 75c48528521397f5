#pragma once

#include "notify/plan.hpp"
#include "util/paths.hpp"

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

/// What has to change in the environment of a program, as NAME=VALUE, that it takes the text for the UTF-8
/// that it is: cron and systemd name no locale, and Debian's `mail` writes the character set of its own into
/// the headers (docs/rules.md, section 8). Nothing where the locale is one of UTF-8 already.
std::vector<std::string> locale_for_letters(const Environment& environment);

} // namespace zksync::notify
