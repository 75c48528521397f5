#include "mapcheck/map_departed.hpp"

#include "mapcheck/map_names.hpp"
#include "mapcheck/map_words.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

using Status = Staff::Status;

/// Why punches of this person on these days cannot be right; "" when they can. The days are the oldest and
/// the newest.
std::string departure(const Staff::Person& person, Day oldest, Day newest) {
    if (person.status == Status::inactive) return "is Inactive: the punches wait";
    if (person.relieved != Staff::never && newest > person.relieved)
        return fmt::format("left on {}: later punches wait", day_text(person.relieved));
    if (person.status == Status::left && person.relieved == Staff::never)
        return "has left, without a relieving date: the punches would be sent";
    if (person.status == Status::suspended) return "is Suspended: the punches would be sent";
    if (oldest < person.joined)
        return fmt::format("joined on {}: earlier punches wait", day_text(person.joined));
    return "";
}

/// Before somebody joined, or while somebody is suspended, a punch need not be another person's.
bool may_be_another_person(const Staff::Person& person, Day newest) {
    if (person.status == Status::suspended) return false;
    return person.status == Status::inactive || person.status == Status::left || newest > person.relieved;
}

} // namespace

void find_departed(const MapPicture& picture, const FindingSink& sink) {
    picture.codes.for_each_code([&](std::span<const DeviceCode> code) {
        const auto* person = owner_of(picture, picture.codes.text(code.front().code));
        const CodePunches punches = punches_of(code);
        if (person == nullptr || punches.oldest == Staff::never) return;
        const std::string why = departure(*person, punches.oldest, punches.newest);
        if (why.empty()) return;
        Finding finding{FindingKind::departed, may_be_another_person(*person, punches.newest)};
        put_code(finding, picture, code);
        put_id_field(finding, picture, *person);
        finding.what_to_do =
            fmt::format("{} {} (last punch {}); who punches with this code now? Put the Employee right, or "
                        "give the ID to that person",
                        called(finding), why, day_text(punches.newest));
        sink(finding);
    });
}

} // namespace zksync
