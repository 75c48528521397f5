#include "mapcheck/map_findings.hpp"

#include "mapcheck/map_codes.hpp"
#include "mapcheck/map_departed.hpp"
#include "mapcheck/map_devices.hpp"
#include "mapcheck/map_directions.hpp"
#include "mapcheck/map_people.hpp"
#include "mapcheck/map_shifts.hpp"
#include "mapcheck/map_unknown_ids.hpp"

#include <numeric>

namespace zksync {
namespace {

using Look = void (*)(const MapPicture&, const Suggestions&, const FindingSink&);

template <auto look>
void without_suggestions(const MapPicture& picture, const Suggestions&, const FindingSink& sink) {
    look(picture, sink);
}

/// In the order in which it is told.
constexpr std::array<Look, FindingRows::kinds_of_looking> looks{find_other_names,
                                                                without_suggestions<find_different_names>,
                                                                without_suggestions<find_ids_with_spaces>,
                                                                find_unknown_codes,
                                                                without_suggestions<find_shared_ids>,
                                                                find_missing_ids,
                                                                without_suggestions<find_departed>,
                                                                without_suggestions<find_without_shift>,
                                                                find_unknown_ids,
                                                                without_suggestions<find_without_direction>,
                                                                without_suggestions<find_unmoved_marks>,
                                                                without_suggestions<find_uncovered_days>,
                                                                without_suggestions<find_joining_devices>,
                                                                without_suggestions<find_strict_shifts>,
                                                                without_suggestions<find_one_state>,
                                                                without_suggestions<find_codes_with_blanks>,
                                                                without_suggestions<find_not_clocking>,
                                                                without_suggestions<find_refused_lists>};

/// One number for each person of the site, and for each code of the devices.
std::optional<std::uint32_t> person_number(const MapPicture& picture, const Finding& finding) {
    const Whose about = whose(finding);
    if (about.by == Whose::By::employee) {
        const auto* person = picture.staff.named(about.name);
        return person ? std::optional{picture.staff.number_of(*person)} : std::nullopt;
    }
    const auto code =
        about.by == Whose::By::code ? picture.codes.of(about.name) : std::span<const DeviceCode>{};
    if (code.empty()) return std::nullopt;
    return static_cast<std::uint32_t>(picture.staff.people().size()) + picture.codes.number_of(code);
}

} // namespace

FindingRows::FindingRows(const MapPicture& picture) : picture_(picture), suggestions_(picture) {
    for (std::size_t kind = 0; kind < looks.size(); ++kind) {
        looks[kind](picture, suggestions_, [&](const Finding& finding) {
            ++found_[kind].all;
            plan_.add(finding, person_number(picture, finding));
        });
    }
    plan_.finish();
    count_rows();
}

void FindingRows::count_rows() {
    std::uint32_t number = 0;
    for (std::size_t kind = 0; kind < looks.size(); ++kind) {
        Found& found = found_[kind];
        const std::uint32_t end = number + found.all;
        for (; number < end; ++number)
            if (plan_.is_row(number)) ++(plan_.blocks(number) ? found.blocking_rows : found.other_rows);
    }
}

std::size_t FindingRows::blocking() const {
    return std::accumulate(found_.begin(), found_.end(), std::size_t{0},
                           [](std::size_t sum, const Found& found) { return sum + found.blocking_rows; });
}

std::size_t FindingRows::size() const {
    return std::accumulate(
        found_.begin(), found_.end(), std::size_t{0},
        [](std::size_t sum, const Found& found) { return sum + found.blocking_rows + found.other_rows; });
}

void FindingRows::for_each(const FindingSink& each) const {
    tell(each, &Found::blocking_rows);
    tell(each, &Found::other_rows);
}

/// Looks only where there is something of it.
void FindingRows::tell(const FindingSink& each, std::uint32_t Found::*rows) const {
    const bool blocking = rows == &Found::blocking_rows;
    std::uint32_t first = 0;
    for (std::size_t kind = 0; kind < looks.size(); ++kind) {
        std::uint32_t number = first;
        first += found_[kind].all;
        if (found_[kind].*rows == 0) continue;
        looks[kind](picture_, suggestions_, [&](const Finding& finding) {
            const std::uint32_t own = number++;
            if (finding.blocks == blocking && plan_.is_row(own)) each(plan_.row(own, finding));
        });
    }
}

} // namespace zksync
