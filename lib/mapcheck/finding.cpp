#include "mapcheck/finding.hpp"

#include "mapper/spelling.hpp"

#include <algorithm>
#include <array>

namespace zksync {
namespace {

struct Words {
    FindingKind kind;
    std::string_view word, heading;
};
constexpr std::array all_words{
    Words{FindingKind::other_name, "other-name", "another person's code"},
    Words{FindingKind::unknown_code, "unknown-code", "nobody has this code"},
    Words{FindingKind::code_with_blanks, "code-with-blanks", "blanks around a code"},
    Words{FindingKind::shared_id, "shared-id", "the same ID on several employees"},
    Words{FindingKind::id_with_spaces, "id-with-spaces", "spaces around the ID"},
    Words{FindingKind::no_id, "no-id", "no ID"},
    Words{FindingKind::unknown_id, "unknown-id", "no device has this ID"},
    Words{FindingKind::departed, "departed", "punches of somebody not employed"},
    Words{FindingKind::different_names, "different-names", "one code, different names"},
    Words{FindingKind::mark_not_moved, "mark-not-moved", "nobody moves the shift mark"},
    Words{FindingKind::days_uncovered, "days-uncovered", "attendance before the go-live"},
    Words{FindingKind::joins_later, "joins-later", "a device that joins later"},
    Words{FindingKind::strict_shift, "strict-shift", "strict shift, no directions"},
    Words{FindingKind::no_direction, "no-direction", "no IN or OUT in a strict shift"},
    Words{FindingKind::one_state, "one-state", "all punches have one state"},
    Words{FindingKind::no_shift, "no-shift", "no shift"},
    Words{FindingKind::not_clocking, "not-clocking", "does not clock in"},
    Words{FindingKind::no_employee_list, "no-employee-list", "no employee list"},
};

const Words& words_of(FindingKind kind) { return *std::ranges::find(all_words, kind, &Words::kind); }

} // namespace

std::string_view to_text(FindingKind kind) { return words_of(kind).word; }
std::string_view heading(FindingKind kind) { return words_of(kind).heading; }

const std::string& code_on_device(const Finding& finding) {
    return finding.code_on_device.empty() ? finding.code : finding.code_on_device;
}

std::string code_text(const Finding& finding) {
    const EmployeeCode id{finding.code};
    return both_spellings(EmployeeCode{code_on_device(finding)}, id);
}

} // namespace zksync
