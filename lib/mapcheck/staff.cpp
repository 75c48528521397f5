#include "mapcheck/staff.hpp"

#include "mapcheck/near_miss.hpp"

#include <algorithm>
#include <utility>

namespace zksync {
namespace {

Staff::Status status_of(const std::string& status) {
    if (status == "Inactive") return Staff::Status::inactive;
    if (status == "Left") return Staff::Status::left;
    return status == "Suspended" ? Staff::Status::suspended : Staff::Status::active;
}

} // namespace

void Staff::add(const Employee& employee, std::uint16_t shift) {
    Person person;
    person.name = texts_.add(employee.name);
    person.person_name = texts_.add(employee.employee_name);
    person.id = texts_.add(employee.biometric_id.value);
    if (employee.joined) person.joined = day_of(*employee.joined);
    if (employee.relieved) person.relieved = day_of(*employee.relieved);
    person.shift = shift;
    if (!employee.default_shift.empty()) person.shift_from = always;
    person.status = status_of(employee.status);
    people_.push_back(person);
}

void Staff::finish() {
    std::ranges::sort(people_, {}, [&](const Person& person) { return text(person.name); });
    for (std::uint32_t row = 0; row < people_.size(); ++row) {
        const Person& person = people_[row];
        by_person_name_.add(name_form(text(person.person_name)), row);
        by_sound_.add(sound_form(text(person.person_name)), row);
        if (person.id.size == 0) continue;
        by_id_.push_back(row);
        by_loose_id_.add(loose_form(text(person.id)), row);
    }
    std::ranges::sort(by_id_, {}, [&](std::uint32_t row) { return std::pair{id_of(row), row}; });
    by_loose_id_.finish();
    by_person_name_.finish();
    by_sound_.finish();
}

const Staff::Person* Staff::named(std::string_view name) const {
    const auto found =
        std::ranges::lower_bound(people_, name, {}, [&](const Person& one) { return text(one.name); });
    return found != people_.end() && text(found->name) == name ? &*found : nullptr;
}

Staff::Person* Staff::named(std::string_view name) {
    const Person* found = std::as_const(*this).named(name);
    return found == nullptr ? nullptr : &people_[number_of(*found)];
}

std::span<const std::uint32_t> Staff::with_id(std::string_view id) const {
    const auto found =
        std::ranges::equal_range(by_id_, id, {}, [&](std::uint32_t row) { return id_of(row); });
    return {found.begin(), found.end()};
}

void Staff::for_each_alike(std::string_view loose_id, const std::function<void(const Person&)>& each) const {
    by_loose_id_.for_each(loose_id, [&](std::uint32_t row) {
        if (loose_form(id_of(row)) == loose_id) each(people_[row]);
    });
}

void Staff::for_each_called(std::string_view form, const std::function<void(const Person&)>& each) const {
    by_person_name_.for_each(form, [&](std::uint32_t row) {
        if (name_form(text(people_[row].person_name)) == form) each(people_[row]);
    });
}

void Staff::for_each_sounding(std::string_view form, const std::function<void(const Person&)>& each) const {
    by_sound_.for_each(form, [&](std::uint32_t row) {
        if (sound_form(text(people_[row].person_name)) == form) each(people_[row]);
    });
}

void Staff::for_each_shared_id(const std::function<void(std::span<const std::uint32_t>)>& each) const {
    const std::span<const std::uint32_t> all(by_id_);
    for (std::size_t begin = 0; begin < all.size();) {
        std::size_t end = begin + 1;
        while (end < all.size() && id_of(all[end]) == id_of(all[begin])) ++end;
        if (end - begin > 1) each(all.subspan(begin, end - begin));
        begin = end;
    }
}

} // namespace zksync
