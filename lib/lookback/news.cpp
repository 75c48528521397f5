#include "lookback/news.hpp"

#include "core/waiting_reasons.hpp"
#include "journal/journal.hpp"
#include "lookback/terminal_news.hpp"
#include "mapper/mapper.hpp"
#include "pass/marks.hpp"
#include "pass/news_desk.hpp"
#include "pass/said.hpp"
#include "pass/times.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

namespace zksync {
namespace {

/// The site's words about the oldest of them.
std::string words_of_refusal(const Journal& journal, const EmployeeCode& code) {
    constexpr int looked_at = 200;
    for (const JournalRow& row : journal.rows(PunchState::waiting, Reason::refused, looked_at)) {
        if (row.punch.code.bare() == code) return row.judgement.detail;
    }
    return "zksync why tells its words";
}

/// Some sites count only the employees that they show: whether there are more, nobody can tell.
std::string or_not_shown(const Journal& journal) {
    const auto confined = journal.value(marks::employees_confined);
    return confined ? fmt::format("; or the site does not show that employee: the API key's user has User "
                                  "Permissions: {}",
                                  *confined)
                    : "";
}

std::string what_to_do(const Pass& pass, Reason reason, const EmployeeCode& of) {
    const std::string code = printable(of.value), id = printable(pass.mapper.biometric_id(of).value);
    // Whoever puts the ID right looks for it on the site, and whoever takes the code away on the device.
    const std::string of_code = id == code ? "" : fmt::format(" (the device's code is \"{}\")", code);
    const std::string is_id = id == code ? "" : fmt::format(" (ID \"{}\")", id);
    switch (reason) {
    case Reason::no_employee:
        return fmt::format("Employee Not Found: no employee has {} = \"{}\"{}; set it and they are delivered "
                           "by themselves{}",
                           pass.config.site.employee_field, id, of_code, or_not_shown(pass.journal));
    case Reason::several_employees:
        return fmt::format("several employees have {} = \"{}\"{}; leave it with one of them",
                           pass.config.site.employee_field, id, of_code);
    case Reason::inactive:
        return fmt::format("the employee with the code \"{}\"{} is Inactive; activate the employee, or take "
                           "the code off the "
                           "device",
                           code, is_id);
    case Reason::not_employed:
        return fmt::format(
            "the employee with the code \"{}\"{} was not employed on that day; correct the joining or "
            "relieving date, or give the code to who uses it now",
            code, is_id);
    case Reason::refused:
        return fmt::format(
            "the site refuses punches of the code \"{}\"{}: {}; put that right, then: zksync push --retry",
            code, is_id, words_of_refusal(pass.journal, of));
    case Reason::no_code:
        return fmt::format(
            "{0} has no code: the terminal's list of users does not know that number. Its punches go to who "
            "has the number there next, unless it was somebody else's before: enrol the person again, or say "
            "whose they are: \"{0}\" = \"CODE\" in [device.{1}.codes]",
            code, pass.device.name);
    default:
        return std::string(sentence(reason));
    }
}

/// A site that shows nobody is one matter, not one for every code.
void add_that_there_is_nobody(const Pass& pass, std::vector<Matter>& matters) {
    constexpr std::size_t most_codes = 3;
    const auto codes = pass.journal.codes(PunchState::waiting, Reason::no_employee);
    if (codes.empty()) return;
    std::int64_t rows = 0;
    std::string named;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        rows += codes[i].rows;
        if (i < most_codes) named += (i == 0 ? "" : ", ") + pass.mapper.spelled(codes[i].code);
    }
    if (codes.size() > most_codes) named += fmt::format(" and {} more", codes.size() - most_codes);
    matters.push_back(
        {"no-employee at all",
         fmt::format(
             "Employee Not Found: the site shows the API key's user no employee at all, so {} wait{} "
             "(employee codes {}); create the Employees with their {}, and see that the user has no User "
             "Permissions (zksync auth)",
             punches_text(rows), rows == 1 ? "s" : "", named, pass.config.site.employee_field)});
}

void add_waiting(const Pass& pass, Reason reason, std::vector<Matter>& matters) {
    if (reason == Reason::no_employee && pass.journal.value(marks::employees_at_all))
        return add_that_there_is_nobody(pass, matters);
    for (const CodeCount& count : pass.journal.codes(PunchState::waiting, reason)) {
        // The same code on two devices need not be the same ID.
        matters.push_back(
            {fmt::format("{} {}", to_text(reason), pass.mapper.spelled(count.code)),
             fmt::format("{} ({} wait{}, the oldest of {})", what_to_do(pass, reason, count.code),
                         punches_text(count.rows), count.rows == 1 ? "s" : "",
                         count.oldest ? count.oldest->text() : "?")});
    }
}

std::vector<Matter> what_matters(const Pass& pass) {
    std::vector<Matter> matters;
    for (const Reason reason : waiting_reasons) add_waiting(pass, reason, matters);
    for (const StateCount& count : pass.journal.counts_to_do(PunchState::quarantined)) {
        matters.push_back(
            {fmt::format("{} {}", to_text(count.reason), count.rows),
             fmt::format("{} quarantined: {}; zksync status names them, with the command that sends each",
                         punches_text(count.rows), sentence(count.reason))});
    }
    return matters;
}

/// A key of the memory: the reason, and the code or how many were quarantined.
struct Key {
    std::string word, rest;
    Reason reason = Reason::none;
};
Key read_key(const std::string& key) {
    const auto space = key.find(' ');
    const std::string word = key.substr(0, space);
    return {word, space == std::string::npos ? "" : key.substr(space + 1),
            reason_from(word).value_or(Reason::none)};
}

bool is_of_quarantine(Reason reason) {
    return reason == Reason::unusable_time || reason == Reason::before_2015 || reason == Reason::ahead;
}

std::int64_t rows_in(const Key& key) {
    std::int64_t rows = 0;
    std::from_chars(key.rest.data(), key.rest.data() + key.rest.size(), rows);
    return rows;
}

/// That there are fewer than was said is no news: somebody has just released some.
void take_for_said(const Matter& matter, SaidMemory memory) {
    const Key now = read_key(matter.key);
    for (const Said& said : memory.of("news")) {
        const Key before = read_key(said.key);
        if (before.word != now.word || rows_in(now) >= rows_in(before)) continue;
        const Said fewer{matter.key, matter.text, said.first, said.last};
        memory.update("news", {&fewer, 1}, {&said, 1});
    }
}

std::string words_of_end(const Key& key) {
    if (key.rest == "at all") return "the site shows employees now";
    if (is_of_quarantine(key.reason))
        return fmt::format("no punch is quarantined any more for this: {}", sentence(key.reason));
    return fmt::format("employee code {} no longer waits for this: {}", printable(key.rest),
                       sentence(PunchState::waiting, key.reason));
}

/// That the number of those that are quarantined has changed ends nothing.
void tell_what_is_over(const Pass& pass, const std::vector<Said>& over, const std::vector<Matter>& matters) {
    for (const Said& said : over) {
        const Key key = read_key(said.key);
        const bool goes_on =
            is_of_quarantine(key.reason) && std::ranges::any_of(matters, [&](const Matter& matter) {
                return matter.key.starts_with(key.word + " ");
            });
        if (!goes_on) pass.log.info(words_of_end(key));
    }
}

} // namespace

void tell_news(const Pass& pass) {
    const auto matters = what_matters(pass);
    for (const Matter& matter : matters)
        if (is_of_quarantine(read_key(matter.key).reason)) take_for_said(matter, pass.journal.said());
    const Telling telling = tell(pass.journal.said(), "news", matters, pass.clock.now());
    for (const Matter& matter : telling.due) {
        const bool is_of_one_device = is_of_quarantine(read_key(matter.key).reason);
        pass.news.say(pass.log, NewsKind::code,
                      is_of_one_device ? pass.device.name + " " + matter.key : matter.key, matter.text);
    }
    tell_what_is_over(pass, telling.over, matters);
    tell_terminal_news(pass);
}

} // namespace zksync
