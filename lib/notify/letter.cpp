#include "notify/letter.hpp"

#include "pass/times.hpp"
#include "text/prose.hpp"
#include "util/log.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <functional>
#include <iterator>
#include <sstream>

namespace zksync::notify {
namespace {

constexpr std::size_t mail_width = 72, most_shown = 20, longest_subject = 150, longest_line = 2'000;

/// Puts a text together, a paragraph a line; what is indented may have come from outside.
class Page {
public:
    void add(std::string_view line, std::size_t indent = 0) {
        std::istringstream lines{std::string(line)};
        for (std::string one; std::getline(lines, one);)
            for (const std::string& part :
                 prose_lines(std::string(indent, ' ') + printable(one, longest_line), mail_width))
                text_ += part + "\n";
    }
    void gap() { text_ += "\n"; }
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

constexpr std::size_t titles = 2, details = 4;

void add_silence(Page& page, const std::optional<Moment>& until) {
    if (until)
        page.add(fmt::format("It comes and goes: the next word of it comes after {}.", host_text(*until)),
                 details);
}

/// What the administrator is told to do may be no more than a hint.
std::string_view label(Reader reader) { return reader == Reader::hr ? "What to do" : "Hint"; }

void add_matter(Page& page, Reader reader, const Shown& shown) {
    const Matter& matter = shown.matter;
    page.add(matter.title, titles);
    if (matter.since) page.add(fmt::format("since {}", host_text(*matter.since)), details);
    page.add(matter.what, details);
    if (!matter.to_do.empty()) page.add(fmt::format("{}: {}", label(reader), matter.to_do), details);
    add_silence(page, shown.silent_until);
    page.gap();
}

/// Those after the first ones, a line each: none is told without being named.
void add_rest(Page& page, std::size_t all, const std::function<std::string(std::size_t)>& title) {
    if (all <= most_shown) return;
    page.add(fmt::format("and {} more:", all - most_shown), titles);
    for (std::size_t i = most_shown; i < all; ++i) page.add(title(i), details);
    page.gap();
}

void add_matters(Page& page, Reader reader, std::string_view heading, const std::vector<Shown>& matters) {
    if (matters.empty()) return;
    page.add(heading);
    page.gap();
    for (std::size_t i = 0; i < std::min(matters.size(), most_shown); ++i)
        add_matter(page, reader, matters[i]);
    add_rest(page, matters.size(), [&](std::size_t i) { return matters[i].matter.title; });
}

void add_ended(Page& page, const std::vector<Ended>& over) {
    if (over.empty()) return;
    page.add("NO LONGER SO");
    page.gap();
    for (std::size_t i = 0; i < std::min(over.size(), most_shown); ++i) {
        page.add(over[i].told.title, titles);
        page.add(fmt::format("told first at {}", host_text(over[i].told.first)), details);
        add_silence(page, over[i].silent_until);
    }
    page.gap();
    add_rest(page, over.size(), [&](std::size_t i) { return over[i].told.title; });
}

std::string first_and_more(const std::string& first, std::size_t all) {
    return all == 1 ? first : fmt::format("{}, and {} more", first, all - 1);
}

std::string subject_of(const Plan& plan) {
    if (!plan.news.empty()) return first_and_more(plan.news.front().matter.title, plan.news.size());
    if (!plan.over.empty())
        return "no longer so: " + first_and_more(plan.over.front().told.title, plan.over.size());
    return "still so: " + first_and_more(plan.lasting.front().matter.title, plan.lasting.size());
}

/// Of what the letter was sent for.
std::string devices_of(const Plan& plan) {
    constexpr std::size_t most_named = 3;
    std::vector<std::string> devices;
    const auto add = [&](const std::string& device) {
        if (!device.empty() && std::ranges::find(devices, device) == devices.end()) devices.push_back(device);
    };
    for (const Shown& shown : plan.news.empty() && plan.over.empty() ? plan.lasting : plan.news)
        for (const std::string& device : shown.matter.devices) add(device);
    for (const Ended& ended : plan.over) add(ended.told.id.about);
    if (devices.empty()) return "the site";
    const auto shown = static_cast<std::ptrdiff_t>(std::min(devices.size(), most_named));
    const std::string more =
        devices.size() > most_named ? fmt::format(" and {} more", devices.size() - most_named) : "";
    return fmt::format("{}{}", fmt::join(devices.begin(), devices.begin() + shown, ", "), more);
}

std::string_view greeting(Reader reader) {
    return reader == Reader::hr ? "What HR has to do, so that everybody's punches count"
                                : "What the administrator has to do";
}

void begin(Page& page, Reader reader, const Occasion& occasion) {
    page.add(fmt::format("{}. Written by zksync on {} at {}, for {}.", greeting(reader), occasion.host,
                         host_text(occasion.now), occasion.site));
    page.gap();
}

std::string subject_line(const std::string& words) { return printable("zksync: " + words, longest_subject); }

std::string replaced(std::string text, std::string_view placeholder, const std::string& by) {
    for (std::size_t at = 0; (at = text.find(placeholder, at)) != std::string::npos; at += by.size())
        text.replace(at, placeholder.size(), by);
    return text;
}

} // namespace

Letter letter_of(Reader reader, const Plan& plan, const Occasion& occasion) {
    Page page;
    begin(page, reader, occasion);
    add_matters(page, reader, "NEW", plan.news);
    add_matters(page, reader, "STILL SO", plan.lasting);
    add_ended(page, plan.over);
    if (plan.news.empty() && plan.lasting.empty()) page.add("There is nothing else to do.");
    return {subject_line(subject_of(plan)), devices_of(plan), page.text()};
}

Letter sample_letter(Reader reader, const Occasion& occasion) {
    Page page;
    begin(page, reader, occasion);
    page.add("This is only a sample: nothing is wrong. It was sent by");
    page.gap();
    page.add("zksync notify --test", titles);
    page.gap();
    page.add("and shows that what zksync has to tell arrives here.");
    return {subject_line(fmt::format("a sample for {}", word_of(reader))), "the site", page.text()};
}

std::vector<std::string> filled_in(const std::vector<std::string>& arguments, const Letter& letter) {
    std::vector<std::string> filled;
    // The subject may hold what looks like the other one.
    for (const std::string& argument : arguments)
        filled.push_back(
            replaced(replaced(argument, "{device}", letter.device), "{subject}", letter.subject));
    if (!arguments.empty()) filled.front() = arguments.front();
    return filled;
}

std::vector<std::string> locale_for_letters(const Environment& environment) {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        std::string locale = environment(name).value_or("");
        if (locale.empty()) continue;
        // The first of them decides, and is spelt in many ways: de_DE.utf8, C.UTF-8, ar_EG.UTF-8@latin.
        std::ranges::transform(locale, locale.begin(), [](unsigned char c) { return std::tolower(c); });
        if (locale.find(".utf-8") != std::string::npos || locale.find(".utf8") != std::string::npos)
            return {};
        break;
    }
    return {"LC_ALL=C.UTF-8"};
}

} // namespace zksync::notify
