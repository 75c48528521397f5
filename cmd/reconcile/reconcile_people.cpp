#include "mapper/spelling.hpp"
#include "reconcile/reconcile_report.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace zksync {
namespace {

using PeopleLines = std::vector<std::string>;
/// The differences of one person, or of a code that is nobody's, as pointers into the sum.
using Of = std::vector<const Difference*>;

auto person_of(const Difference& difference) {
    // A check-in without a punch has no code, and is still the person's.
    return std::tuple(difference.employee, difference.employee.empty() ? difference.code : EmployeeCode{});
}

std::vector<Of> by_person(const ReconcileSum& sum) {
    Of all;
    for (const Difference& difference : sum.differences) all.push_back(&difference);
    std::ranges::stable_sort(all, {}, [](const Difference* one) { return person_of(*one); });
    std::vector<Of> people;
    for (const Difference* one : all) {
        if (people.empty() || person_of(*people.back().front()) != person_of(*one)) people.emplace_back();
        people.back().push_back(one);
    }
    return people;
}

std::string who(const Of& person, const ReconcileSum& sum) {
    const std::string& employee = person.front()->employee;
    const auto with_code =
        std::ranges::find_if(person, [](const Difference* one) { return !one->code.value.empty(); });
    const std::string code =
        with_code == person.end() ? "" : both_spellings((*with_code)->code, (*with_code)->biometric_id);
    if (employee.empty()) return fmt::format("employee code {}", code);
    const std::string name = sum.name_of(employee);
    const std::string number = printable(employee) + (code.empty() ? "" : ", employee code " + code);
    return name.empty() ? number : fmt::format("{} ({})", printable(name), number);
}

/// What differences of one person have in common.
std::string finding_of(const Difference& difference) {
    std::string text = words_of(difference.what).sentence;
    if (difference.is_from_file && difference.what == Disagreement::undelivered)
        text = "from a file and not on the site";
    if (difference.what != Disagreement::undelivered) return text;
    text += fmt::format(": {}", to_text(difference.judgement.state));
    if (difference.judgement.reason != Reason::none)
        text += fmt::format(", {}", sentence(difference.judgement.state, difference.judgement.reason));
    if (!difference.judgement.detail.empty())
        text += fmt::format(" ({})", printable(difference.judgement.detail));
    return text;
}

/// What is of one check-in only; "" where its time says all.
std::string particulars(const Difference& difference) {
    const std::string checkin = printable(difference.checkin);
    if (difference.what == Disagreement::twice_on_site)
        return fmt::format("{}: delete {} on the site", difference.detail, checkin);
    if (difference.what == Disagreement::only_on_site)
        return fmt::format("{} from {}", checkin, printable(difference.device_id));
    if (difference.detail.empty() || checkin.empty()) return difference.detail + checkin;
    return fmt::format("{} ({})", difference.detail, checkin);
}

/// A line a day for those that their times tell, a line each for the others.
void add_times(const Of& alike, PeopleLines& lines) {
    std::string day, line;
    const auto flush = [&] {
        if (!line.empty()) lines.push_back(line);
        line.clear();
        day.clear();
    };
    for (const Difference* one : alike) {
        const std::string text = one->time.text(), own = particulars(*one);
        if (!own.empty()) {
            flush();
            lines.push_back(fmt::format("    {}  {}", text, own));
        } else if (text.substr(0, 10) == day) {
            line += fmt::format(", {}", text.substr(11));
        } else {
            flush();
            day = text.substr(0, 10);
            line = fmt::format("    {}", text);
        }
    }
    flush();
}

void add_person(const Of& person, const ReconcileSum& sum, const std::string& employee_field,
                PeopleLines& lines) {
    std::vector<std::pair<std::string, Of>> findings;
    for (const Difference* one : person) {
        const std::string finding = finding_of(*one);
        auto place = std::ranges::find(findings, finding, &std::pair<std::string, Of>::first);
        if (place == findings.end()) place = findings.insert(place, {finding, {}});
        place->second.push_back(one);
    }
    lines.push_back(fmt::format("{}: {}", who(person, sum), person.size()));
    for (auto& [finding, alike] : findings) {
        std::ranges::stable_sort(alike, {}, [](const Difference* one) { return one->time; });
        lines.push_back(fmt::format("  {} {}", alike.size(), finding));
        add_times(alike, lines);
        // Which of several is to be deleted, each line says.
        const bool is_common = alike.front()->what != Disagreement::twice_on_site;
        const std::string advice = is_common ? advice_on(*alike.front(), sum.device, employee_field) : "";
        if (!advice.empty()) lines.push_back("    what to do: " + advice);
    }
}

} // namespace

std::vector<std::string> reconcile_people_lines(const ReconcileSum& sum, const std::string& employee_field) {
    PeopleLines lines;
    for (const Of& person : by_person(sum)) add_person(person, sum, employee_field, lines);
    return lines;
}

} // namespace zksync
