#include "lookback/news.hpp"

#include "journal/journal.hpp"
#include "pass/marks.hpp"
#include "pass/said.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace zksync {
namespace {

constexpr std::size_t most_lines = 20;

/// The site's words about the oldest of them.
std::string words_of_refusal(const Journal& journal, const std::string& code) {
    constexpr int looked_at = 200;
    for (const JournalRow& row : journal.rows(PunchState::waiting, Reason::refused, looked_at)) {
        if (printable(row.punch.code.bare().value) == code) return row.judgement.detail;
    }
    return "zksync why tells its words";
}

std::string what_to_do(const Pass& pass, Reason reason, const std::string& code) {
    switch (reason) {
    case Reason::no_employee:
        return fmt::format(
            "Employee Not Found: no employee has {} = \"{}\"; set it and they are delivered by themselves",
            pass.config.site.employee_field, code);
    case Reason::several_employees:
        return fmt::format("several employees have {} = \"{}\"; leave it with one of them",
                           pass.config.site.employee_field, code);
    case Reason::inactive:
        return fmt::format(
            "the employee with the code \"{}\" is Inactive; activate the employee, or take the code off the "
            "device",
            code);
    case Reason::not_employed:
        return fmt::format(
            "the employee with the code \"{}\" was not employed on that day; correct the joining or "
            "relieving date, or give the code to who uses it now",
            code);
    case Reason::refused:
        return fmt::format(
            "the site refuses punches of the code \"{}\": {}; put that right, then: zksync push --retry",
            code, words_of_refusal(pass.journal, code));
    default:
        return std::string(sentence(reason));
    }
}

std::string punches(std::int64_t rows) { return rows == 1 ? "1 punch" : fmt::format("{} punches", rows); }

/// A site that shows nobody is one matter, not one for every code.
void add_that_there_is_nobody(const Pass& pass, std::vector<Matter>& matters) {
    constexpr std::size_t most_codes = 3;
    const auto codes = pass.journal.codes(PunchState::waiting, Reason::no_employee);
    std::int64_t rows = 0;
    std::string named;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        rows += codes[i].rows;
        if (i < most_codes) named += (i == 0 ? "" : ", ") + printable(codes[i].code.value);
    }
    if (codes.size() > most_codes) named += fmt::format(" and {} more", codes.size() - most_codes);
    matters.push_back(
        {"no-employee at all",
         fmt::format(
             "Employee Not Found: the site shows the API key's user no employee at all, so {} wait{} "
             "(employee codes {}); create the Employees with their {}, and see that the user has no User "
             "Permissions (zksync auth)",
             punches(rows), rows == 1 ? "s" : "", named, pass.config.site.employee_field)});
}

void add_waiting(const Pass& pass, Reason reason, std::vector<Matter>& matters) {
    if (reason == Reason::no_employee && pass.journal.value(marks::employees_at_all))
        return add_that_there_is_nobody(pass, matters);
    for (const CodeCount& count : pass.journal.codes(PunchState::waiting, reason)) {
        const std::string code = printable(count.code.value);
        matters.push_back({fmt::format("{} {}", to_text(reason), code),
                           fmt::format("{} ({} wait{}, the oldest of {})", what_to_do(pass, reason, code),
                                       punches(count.rows), count.rows == 1 ? "s" : "",
                                       count.oldest ? count.oldest->text() : "?")});
    }
}

std::vector<Matter> what_matters(const Pass& pass) {
    std::vector<Matter> matters;
    for (const StateCount& count : pass.journal.counts()) {
        if (count.state == PunchState::waiting) add_waiting(pass, count.reason, matters);
        if (count.state != PunchState::quarantined) continue;
        matters.push_back(
            {fmt::format("{} {}", to_text(count.reason), count.rows),
             fmt::format("{} quarantined: {}; zksync status names them, with the command that sends each",
                         punches(count.rows), sentence(count.reason))});
    }
    return matters;
}

} // namespace

void tell_news(const Pass& pass) {
    const Telling telling = tell(pass.journal.said(), "news", what_matters(pass), pass.clock.now());
    for (std::size_t line = 0; line < std::min(telling.due.size(), most_lines); ++line)
        pass.log.warning(telling.due[line].text);
    if (telling.due.size() > most_lines)
        pass.log.warning(fmt::format("and {} more: zksync status", telling.due.size() - most_lines));
    for (const Said& said : telling.over) pass.log.info(fmt::format("no longer waits: {}", said.key));
}

} // namespace zksync
