#include "mapcheck/map_findings.hpp"

#include "mapcheck/map_codes.hpp"
#include "mapcheck/map_departed.hpp"
#include "mapcheck/map_devices.hpp"
#include "mapcheck/map_directions.hpp"
#include "mapcheck/map_people.hpp"
#include "mapcheck/map_rows.hpp"
#include "mapcheck/map_shifts.hpp"
#include "mapcheck/map_suggest.hpp"
#include "mapcheck/map_unknown_ids.hpp"

namespace zksync {

std::vector<Finding> all_findings(const MapPicture& picture) {
    const Suggestions suggestions(picture);
    std::vector<Finding> findings;
    const FindingSink sink = [&](const Finding& finding) { findings.push_back(finding); };
    find_other_names(picture, suggestions, sink);
    find_different_names(picture, sink);
    find_ids_with_spaces(picture, sink);
    find_unknown_codes(picture, suggestions, sink);
    find_shared_ids(picture, sink);
    find_missing_ids(picture, suggestions, sink);
    find_departed(picture, sink);
    find_without_shift(picture, sink);
    find_unknown_ids(picture, suggestions, sink);
    find_without_direction(picture, sink);
    find_unmoved_marks(picture, sink);
    find_uncovered_days(picture, sink);
    find_joining_devices(picture, sink);
    find_strict_shifts(picture, sink);
    find_one_state(picture, sink);
    find_codes_with_blanks(picture, sink);
    find_not_clocking(picture, sink);
    find_refused_lists(picture, sink);
    return one_row_a_person(std::move(findings));
}

} // namespace zksync
