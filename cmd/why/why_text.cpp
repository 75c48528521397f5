#include "mapper/spelling.hpp"
#include "pass/times.hpp"
#include "util/log.hpp"
#include "util/shell.hpp"
#include "why/why_report.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

using Answer = std::vector<std::string>;

/// One word for a shell, in quotes only where it needs them.
std::string code_word(const std::string& text) {
    const bool is_plain =
        !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRST"
                                                "UVWXYZ0123456789-_.") == std::string::npos;
    return is_plain ? text : in_shell_quotes(text);
}

std::string number_of(std::size_t punches) { return punches_text(static_cast<std::int64_t>(punches)); }

/// "Amina Yusuf (HR-EMP-00042, employee code 0042)"
std::string name_of(const Employee& person, const std::string& code) {
    const std::string with_code = code.empty() ? "" : ", employee code " + code;
    if (person.employee_name.empty()) return printable(person.name) + with_code;
    return fmt::format("{} ({}{})", printable(person.employee_name), printable(person.name), with_code);
}

/// The stories of one person, or of a code that is nobody's.
struct Chapter {
    std::string employee;
    EmployeeCode code, id;
    std::vector<const PunchStory*> stories;
};

std::vector<Chapter> chapters_of(const WhyReport& report) {
    std::vector<Chapter> chapters;
    for (const PunchStory& story : report.stories) {
        const EmployeeCode code = story.row.punch.code.bare();
        auto place = std::ranges::find_if(chapters, [&](const Chapter& chapter) {
            return chapter.employee == story.employee &&
                   (!story.employee.empty() || (chapter.code == code && chapter.id == story.biometric_id));
        });
        if (place == chapters.end())
            place = chapters.insert(place, {story.employee, code, story.biometric_id, {}});
        place->stories.push_back(&story);
    }
    return chapters;
}

std::string whose(const Chapter& chapter, const WhyReport& report) {
    const std::string code = both_spellings(chapter.code, chapter.id);
    if (const Employee* person = report.person(chapter.employee)) return name_of(*person, code);
    if (!chapter.employee.empty())
        return fmt::format("{} (employee code {})", printable(chapter.employee), code);
    const auto bears = [&](const Employee& person) { return person.biometric_id == chapter.id; };
    const auto bearers = std::ranges::count_if(report.people, bears);
    if (bearers > 1) return fmt::format("the employee code {}, which {} on the site have", code, bearers);
    return fmt::format("the employee code {}{}", code,
                       report.site_problem ? "" : ", which nobody on the site has");
}

void add_chapters(const WhyReport& report, Answer& lines) {
    for (const Chapter& chapter : chapters_of(report)) {
        lines.push_back(fmt::format("{} of {} on {} (site time):", number_of(chapter.stories.size()),
                                    whose(chapter, report), report.day.date()));
        for (const PunchStory* story : chapter.stories)
            for (const std::string& line : why_story_lines(*story)) lines.push_back(line);
    }
}

std::string no_journal(const WhyReport& report) {
    return report.unreadable.empty() ? "no journal holds" : "no journal that could be read holds";
}

/// Those who are called so, and have no punch on that day.
void add_people_without(const WhyReport& report, const Config& config, Answer& lines) {
    for (const Employee& person : report.people) {
        const bool has_punches = std::ranges::any_of(
            report.stories, [&](const PunchStory& story) { return story.employee == person.name; });
        if (has_punches) continue;
        const std::string who = name_of(person, printable(person.biometric_id.value));
        if (person.biometric_id.value.empty()) {
            lines.push_back(fmt::format("{} has no {}: no punch can be found for somebody without one", who,
                                        config.site.employee_field));
        } else {
            lines.push_back(fmt::format("{}: {} a punch on {}", who, no_journal(report), report.day.date()));
        }
    }
}

void add_that_there_is_nothing(const WhyReport& report, Answer& lines) {
    std::string begin = no_journal(report);
    begin.front() = 'N';
    if (report.people.empty())
        lines.push_back(fmt::format("{} a punch of the employee code {} on {}.", begin,
                                    printable(report.asked), report.day.date()));
    for (const AlikeCode& alike : report.alike) {
        const std::string code = printable(alike.code.value);
        lines.push_back(fmt::format("The employee code {} has {} on that day: zksync why {} {}", code,
                                    punches_text(alike.rows), code_word(code), report.day.date()));
    }
    if (report.people.empty() && !report.site_problem && !report.is_known_code)
        lines.emplace_back("Nobody on the site has that biometric ID, that number or that name.");
    lines.push_back(fmt::format("Codes are compared byte by byte: 0042 is not 42. Whether the device has a "
                                "punch that was never read: "
                                "zksync reconcile --all --since {0} --until {0}",
                                report.day.date()));
}

} // namespace

std::vector<std::string> why_lines(const WhyReport& report, const Config& config) {
    Answer lines;
    for (const std::string& journal : report.unreadable)
        lines.push_back("Not looked into: " + printable(journal));
    add_chapters(report, lines);
    add_people_without(report, config, lines);
    if (report.stories.empty()) add_that_there_is_nothing(report, lines);
    if (report.site_problem) {
        lines.push_back(
            fmt::format("The site could not be asked for everything, so this is what the journal knows: {}",
                        printable(report.site_problem->what())));
    }
    return lines;
}

} // namespace zksync
