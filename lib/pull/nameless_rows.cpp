#include "pull/nameless_rows.hpp"

#include "journal/journal.hpp"
#include "mapper/mapper.hpp"
#include "source/log_punches.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {

EmployeeCode NamelessRows::code_of(const Punch& punch) {
    const auto first = pass_.journal.code_of(punch);
    if (!first || *first == punch.code) return punch.code;
    if (!is_of_nameless_user(*first) || !goes_to_who_has_it_now(punch, *first)) return *first;
    return punch.code;
}

bool NamelessRows::goes_to_who_has_it_now(const Punch& punch, const EmployeeCode& stand_in) {
    const auto [known, is_first] = decided_.try_emplace(stand_in.value, false);
    if (!is_first) return known->second;
    known->second = !pass_.device.codes.contains(stand_in) && !was_anothers(punch);
    if (known->second) {
        pass_.log.warning(
            fmt::format("punches that waited as \"{}\" are those of {} now, who has that number "
                        "in the terminal's list of users; it was not in the list before: see "
                        "whether they are that person's (zksync why)",
                        stand_in.value, pass_.mapper.spelled(punch.code)));
    }
    return known->second;
}

bool NamelessRows::was_anothers(const Punch& punch) const {
    const auto [first, last] = ids_of_same_number(punch.id);
    return std::ranges::any_of(
        pass_.journal.codes_of_ids(punch.terminal, first, last),
        [&](const EmployeeCode& code) { return code != punch.code && !is_of_nameless_user(code); });
}

} // namespace zksync
