#include "lookback/news.hpp"

#include "journal/journal.hpp"
#include "pass/marks.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string>

namespace zksync {
namespace {

constexpr std::size_t most_lines = 20;

/// What waits, by a key that stays the same while it does; the line that says it.
using Matters = std::map<std::string, std::string>;

/// The site's words about the oldest of them.
std::string words_of_refusal(const Journal& journal, const std::string& code) {
    constexpr int looked_at = 200;
    for (const JournalRow& row : journal.rows(PunchState::waiting, Reason::refused, looked_at)) {
        if (printable(row.punch.code.value) == code) return row.judgement.detail;
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

void add_waiting(const Pass& pass, Reason reason, Matters& matters) {
    for (const CodeCount& count : pass.journal.codes(PunchState::waiting, reason)) {
        const std::string code = printable(count.code.value);
        matters[fmt::format("{} {}", to_text(reason), code)] = fmt::format(
            "{} ({} wait{}, the oldest of {})", what_to_do(pass, reason, code), punches(count.rows),
            count.rows == 1 ? "s" : "", count.oldest ? count.oldest->text() : "?");
    }
}

Matters what_matters(const Pass& pass) {
    Matters matters;
    for (const StateCount& count : pass.journal.counts()) {
        if (count.state == PunchState::waiting) add_waiting(pass, count.reason, matters);
        if (count.state != PunchState::quarantined) continue;
        matters[fmt::format("{} {}", to_text(count.reason), count.rows)] =
            fmt::format("{} quarantined: {}; zksync status names them, zksync push --release CODE@TIME sends "
                        "one as it is",
                        punches(count.rows), sentence(count.reason));
    }
    return matters;
}

std::set<std::string> remembered(const Journal& journal) {
    std::set<std::string> keys;
    std::string text = journal.value(marks::news).value_or("");
    for (std::size_t start = 0; start < text.size();) {
        const auto end = std::min(text.find('\n', start), text.size());
        keys.insert(text.substr(start, end - start));
        start = end + 1;
    }
    return keys;
}

} // namespace

void tell_news(const Pass& pass) {
    const Matters matters = what_matters(pass);
    const auto before = remembered(pass.journal);
    std::size_t lines = 0, more = 0;
    std::string keys;
    for (const auto& [key, line] : matters) {
        keys += key + '\n';
        if (before.contains(key)) continue;
        if (++lines > most_lines) {
            ++more;
        } else {
            pass.log.warning(line);
        }
    }
    if (more > 0) pass.log.warning(fmt::format("and {} more: zksync status", more));
    for (const std::string& key : before) {
        if (!matters.contains(key)) pass.log.info(fmt::format("no longer waits: {}", key));
    }
    if (keys != pass.journal.value(marks::news).value_or("")) pass.journal.set_value(marks::news, keys);
}

} // namespace zksync
