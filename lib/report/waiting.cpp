#include "report/waiting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace zksync::report {
namespace {

template <class T>
void note(std::vector<T>& all, const T& one) {
    if (std::ranges::find(all, one) == all.end()) all.push_back(one);
}

void add(WaitingPerson& person, const WaitingCode& code) {
    person.id = code.id;
    note(person.codes, code.code);
    note(person.devices, code.device);
    person.punches += code.punches;
    if (!person.oldest || (code.oldest && *code.oldest < *person.oldest)) person.oldest = code.oldest;
    person.newest = std::max(person.newest, code.newest);
    if (person.words.empty()) person.words = code.words;
}

} // namespace

WaitingGroup grouped(Reason reason, std::span<const WaitingCode> codes) {
    std::map<EmployeeCode, WaitingPerson> people;
    WaitingGroup group{reason, 0, {}};
    for (const WaitingCode& code : codes) {
        add(people[code.id], code);
        group.punches += code.punches;
    }
    for (auto& [id, person] : people) group.people.push_back(std::move(person));
    std::ranges::stable_sort(group.people, std::ranges::greater{}, &WaitingPerson::punches);
    return group;
}

std::string to_do(Reason reason, const std::string& employee_field) {
    switch (reason) {
    case Reason::no_employee:
        return fmt::format("Type the ID into {} of the Employee whose code it is.", employee_field);
    case Reason::several_employees:
        return fmt::format("Leave the ID in {} of one Employee only.", employee_field);
    case Reason::inactive:
        return "Set the Employee to Active, or give the code to whoever uses it now.";
    case Reason::not_employed:
        return "Correct the date of joining or the relieving date, or give the code to whoever uses it now.";
    case Reason::refused:
        return "Put right what the site says. It is tried again once a day.";
    case Reason::no_code:
        return "Enrol the person at the terminal, with the code that the Employee has.";
    default:
        return "";
    }
}

std::string why_in_short(Reason reason) {
    switch (reason) {
    case Reason::no_employee:
        return "Nobody has this code";
    case Reason::several_employees:
        return "More than one Employee has this code";
    case Reason::inactive:
        return "The Employee is inactive";
    case Reason::not_employed:
        return "Not employed on that day";
    case Reason::refused:
        return "The site refused the check-in";
    case Reason::no_code:
        return "The terminal knows no code of this user";
    default:
        return std::string(sentence(PunchState::waiting, reason));
    }
}

} // namespace zksync::report
