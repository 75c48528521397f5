#include "mapcheck/map_findings.hpp"

#include "mapcheck/map_codes.hpp"
#include "mapcheck/map_devices.hpp"
#include "mapcheck/map_directions.hpp"
#include "mapcheck/map_people.hpp"
#include "mapcheck/map_shifts.hpp"

namespace zksync {
namespace {

void find_all(const MapPicture& picture, const FindingSink& sink) {
    find_unknown_codes(picture, sink);
    find_shared_ids(picture, sink);
    find_ids_with_spaces(picture, sink);
    find_missing_ids(picture, sink);
    find_departed(picture, sink);
    find_different_names(picture, sink);
    find_unmoved_marks(picture, sink);
    find_uncovered_days(picture, sink);
    find_joining_devices(picture, sink);
    find_strict_shifts(picture, sink);
    find_without_direction(picture, sink);
    find_one_state(picture, sink);
    find_without_shift(picture, sink);
    find_refused_lists(picture, sink);
}

} // namespace

void for_each_finding(const MapPicture& picture, const FindingSink& sink) {
    // Found twice rather than kept: on a site where nobody has an ID yet there are as many findings as
    // people.
    find_all(picture, [&](const Finding& finding) {
        if (finding.blocks) sink(finding);
    });
    find_all(picture, [&](const Finding& finding) {
        if (!finding.blocks) sink(finding);
    });
}

} // namespace zksync
