#include "mapcheck/map_names.hpp"

#include "mapcheck/two_people.hpp"

#include <string>

namespace zksync {

void for_each_name(const MapPicture& picture, std::span<const DeviceCode> code,
                   const std::function<void(std::string_view name, const DeviceCode& row)>& each) {
    for (const DeviceCode& row : code) {
        if (row.name.size != 0) each(picture.codes.text(row.name), row);
        if (row.other_name.size != 0) each(picture.codes.text(row.other_name), row);
    }
}

bool is_plainly_another(const MapPicture& picture, std::span<const DeviceCode> code,
                        const Staff::Person& person) {
    const std::string_view ours = picture.staff.text(person.person_name);
    bool somebody_else = false, may_be_this_one = false;
    for_each_name(picture, code, [&](std::string_view name, const DeviceCode&) {
        if (are_two_people(name, ours)) {
            somebody_else = true;
        } else {
            may_be_this_one = true;
        }
    });
    return somebody_else && !may_be_this_one;
}

bool is_named_like(const MapPicture& picture, std::span<const DeviceCode> code, const Staff::Person& person) {
    const std::string_view ours = picture.staff.text(person.person_name);
    bool is_alike = false;
    for_each_name(picture, code, [&](std::string_view name, const DeviceCode&) {
        is_alike = is_alike || (are_comparable(name, ours) && !are_two_people(name, ours));
    });
    return is_alike;
}

const Staff::Person* owner_of(const MapPicture& picture, std::string_view code) {
    const auto owners = picture.staff.with_id(code);
    return owners.size() == 1 ? &picture.staff.people()[owners.front()] : nullptr;
}

bool is_employed(const MapPicture& picture, const Staff::Person& person) {
    return person.status == Staff::Status::active && person.relieved >= picture.today;
}

bool clocks_in(const MapPicture& picture, const Staff::Person& person) {
    return !picture.config.map_check.not_clocking.contains(std::string(picture.staff.text(person.name)));
}

} // namespace zksync
