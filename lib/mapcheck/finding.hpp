#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace zksync {

/// What `map-check` can find, in the order in which it is told.
enum class FindingKind {
    other_name,       ///< a code that one person has on the device, and another one on the site
    different_names,  ///< one code, and another person's name on another device
    id_with_spaces,   ///< an ID with spaces around it: no punch ever finds it
    unknown_code,     ///< a code that nobody has
    shared_id,        ///< the same ID on two employees
    no_id,            ///< an active employee without an ID
    departed,         ///< punches of somebody inactive, departed or not yet employed
    no_shift,         ///< an active employee without a shift
    unknown_id,       ///< an ID that no device has as a code
    no_direction,     ///< somebody in such a shift whose punches have no log type
    mark_not_moved,   ///< a Shift Type with auto attendance whose last_sync_of_checkin nobody moves
    days_uncovered,   ///< a Shift Type that processes days which none of its devices delivers
    joins_later,      ///< a device whose `since` lies after the mark of its shift
    strict_shift,     ///< a shift that is strict about log types, fed by a device without directions
    one_state,        ///< a device whose punches all have the same state
    code_with_blanks, ///< a code with blanks around it, which do not count
    not_clocking,     ///< somebody who does not clock in, as it is configured, and punches; or nobody
    no_employee_list  ///< a device that does not give its employees
};
/// "unknown-code", …: the word of --json and --csv.
std::string_view to_text(FindingKind kind);
/// For people: "nobody has this code".
std::string_view heading(FindingKind kind);

/// One thing to put right, or to know: of one person, or of a device or Shift Type.
struct Finding {
    FindingKind kind = FindingKind::unknown_code;
    bool blocks = false;  ///< a go-live is not safe before it is put right
    std::string device{}; ///< where the punches are, several with commas; "" when it is about the site only
    std::string code{}, name_on_device{}; ///< the code as the site is asked for it: the biometric ID
    std::string code_on_device{}; ///< as the devices spell it, several with commas; "" where that is the same
    std::string employee{}, employee_name{};
    std::string shift_type{};
    std::string doctype{}, field{}, value_now{},
        type_this{};          ///< what to type where; "" when that is not known
    std::string what_to_do{}; ///< a sentence
    std::int64_t punches = 0;
    std::vector<FindingKind> also{}; ///< what else there is to say of the same person
};
/// The code as the devices spell it; the ID where they know none.
const std::string& code_on_device(const Finding& finding);
/// The code as it is told to people: "0042", or "0042 (ID B-0042)".
std::string code_text(const Finding& finding);
using FindingSink = std::function<void(const Finding&)>;

} // namespace zksync
