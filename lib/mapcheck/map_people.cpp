#include "mapcheck/map_people.hpp"

#include "core/blanks.hpp"
#include "mapcheck/map_days.hpp"
#include "mapcheck/map_names.hpp"
#include "mapcheck/map_words.hpp"
#include "util/log.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <span>
#include <string>
#include <vector>

namespace zksync {
namespace {

using Status = Staff::Status;

std::string_view word_of(Status status) {
    switch (status) {
    case Status::active:
        return "Active";
    case Status::inactive:
        return "Inactive";
    case Status::left:
        return "Left";
    case Status::suspended:
        return "Suspended";
    }
    return "";
}

constexpr std::span<const DeviceCode> no_code;

/// "; the device calls it …", where that is the name of one of them and not of the others.
std::string whose_by_name(const MapPicture& picture, std::span<const DeviceCode> code,
                          std::span<const std::uint32_t> rows) {
    std::vector<const Staff::Person*> possible;
    for (const auto row : rows) {
        const Staff::Person& person = picture.staff.people()[row];
        if (!is_plainly_another(picture, code, person)) possible.push_back(&person);
    }
    if (possible.size() != 1) return "";
    return fmt::format("; by the name on the device it is {}",
                       printable(picture.staff.text(possible.front()->name), 80));
}

} // namespace

void find_shared_ids(const MapPicture& picture, const FindingSink& sink) {
    picture.staff.for_each_shared_id([&](std::span<const std::uint32_t> rows) {
        std::vector<std::string> names;
        bool somebody_is_active = false;
        for (const auto row : rows) {
            const Staff::Person& person = picture.staff.people()[row];
            names.push_back(fmt::format("{} ({}, {})", printable(picture.staff.text(person.name), 80),
                                        printable(picture.staff.text(person.person_name), 80),
                                        word_of(person.status)));
            somebody_is_active = somebody_is_active || person.status == Status::active;
        }
        const Staff::Person& first = picture.staff.people()[rows.front()];
        const std::string_view id = picture.staff.text(first.id);
        const auto code = picture.codes.of(id);
        Finding finding{FindingKind::shared_id, somebody_is_active || !code.empty()};
        if (!code.empty()) put_code(finding, picture, code);
        put_id_field(finding, picture, first);
        finding.code = id;
        finding.what_to_do = fmt::format("leave {} to one of {}; its punches wait until then{}", shown(id),
                                         fmt::join(names, ", "), whose_by_name(picture, code, rows));
        sink(finding);
    });
}

void find_ids_with_spaces(const MapPicture& picture, const FindingSink& sink) {
    for (const Staff::Person& person : picture.staff.people()) {
        const std::string_view id = picture.staff.text(person.id);
        const std::string_view bare = without_outer_blanks(id);
        if (bare == id) continue;
        const auto code = picture.codes.of(bare);
        Finding finding{FindingKind::id_with_spaces,
                        is_employed(picture, person) &&
                            (would_be_absent(picture, person) || punches_of(code).live > 0)};
        if (!code.empty()) put_code(finding, picture, code);
        put_id_field(finding, picture, person);
        if (code.empty()) finding.code = id;
        finding.type_this = bare;
        finding.what_to_do = fmt::format("type {} into {} of {}, without the spaces: no punch finds {}",
                                         shown(bare), finding.field, called(finding), shown(id));
        sink(finding);
    }
}

void find_missing_ids(const MapPicture& picture, const Suggestions& suggestions, const FindingSink& sink) {
    for (const Staff::Person& person : picture.staff.people()) {
        if (!is_employed(picture, person) || person.id.size != 0 || !clocks_in(picture, person)) continue;
        Finding finding{FindingKind::no_id, would_be_absent(picture, person)};
        put_id_field(finding, picture, person);
        if (const auto* suggestion = suggestions.of_person(person)) {
            suggestions.put(finding, *suggestion);
        } else {
            finding.what_to_do =
                fmt::format("type the code of the device{} into {} of {}{}; who never clocks in: "
                            "`not_clocking` of [map_check]",
                            has_prefixes(picture) ? ", with its code_prefix before it," : "", finding.field,
                            called(finding), who_would_be_absent(picture, person));
        }
        sink(finding);
    }
}

void find_without_shift(const MapPicture& picture, const FindingSink& sink) {
    for (const Staff::Person& person : picture.staff.people()) {
        const bool works_in_one = person.shift_from <= picture.today;
        if (!is_employed(picture, person) || works_in_one || !clocks_in(picture, person)) continue;
        const std::string_view id = picture.staff.text(person.id);
        const auto code = picture.staff.with_id(id).size() == 1 ? picture.codes.of(id) : no_code;
        const Day first_day = first_day_of(picture, code);
        const bool would_never_count = picture.attends_by_itself && punches_of(code).live > 0 &&
                                       person.joined <= first_day && person.shift_from > first_day;
        const bool begins_later = person.shift_from != Staff::never;
        if (begins_later && !would_never_count) continue;
        Finding finding{FindingKind::no_shift, would_never_count};
        if (!code.empty()) put_code(finding, picture, code);
        put_person(finding, picture, person);
        finding.code = id;
        finding.doctype = "Employee";
        finding.field = "default_shift";
        finding.what_to_do =
            fmt::format("{}give {} a default_shift or a Shift Assignment{}{}",
                        begins_later ? "the first shift begins on " + day_text(person.shift_from) + ": " : "",
                        called(finding), begins_later ? " until then" : "",
                        would_never_count ? ": a check-in that came before it is never counted by itself"
                                          : ": no attendance is made without one");
        sink(finding);
    }
}

void find_not_clocking(const MapPicture& picture, const FindingSink& sink) {
    for (const std::string& name : picture.config.map_check.not_clocking) {
        Finding finding{FindingKind::not_clocking, false};
        finding.employee = name;
        if (const auto* person = picture.staff.named(name)) {
            const auto code = picture.codes.of(picture.staff.text(person->id));
            if (punches_of(code).live == 0) continue;
            put_code(finding, picture, code);
            put_person(finding, picture, *person);
            finding.what_to_do =
                fmt::format("{} punches: take it out of `not_clocking` of [map_check]", called(finding));
        } else {
            finding.what_to_do =
                fmt::format("no Employee has the number {}: take it out of `not_clocking` of "
                            "[map_check]",
                            shown(name));
        }
        sink(finding);
    }
}

} // namespace zksync
