#pragma once

#include "journal/said_memory.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace zksync {

// What was said once is not said at every pass. A matter is said when it is new, again after 1, 3 and 7 days,
// then weekly while it lasts, and once more when it is over.

/// Something that lasts for more than a pass.
struct Matter {
    std::string key;  ///< stays the same while it lasts
    std::string text; ///< what is said of it, as it stands now
};

/// True when a matter that lasts is to be said again. A moment later than now counts as long ago, because
/// this host's clock may have been wrong.
bool is_due_again(const Said& said, Moment now);

/// What a pass has to say of a topic.
struct Telling {
    std::vector<Matter> due; ///< new, or said again
    std::vector<Said> over;  ///< said before, and no longer so
};

/// Of everything that lasts of a topic, what has to be said now; remembers it as said.
Telling tell(SaidMemory memory, std::string_view topic, const std::vector<Matter>& matters, Moment now);

/// The same for a topic of which a pass sees only a part, so that nothing is ever known to be over: true when
/// this matter has to be said now.
bool is_to_be_said(SaidMemory memory, std::string_view topic, const Matter& matter, Moment now);
/// The same topic's matter is seen to be over: it is new when it comes again.
void note_over(SaidMemory memory, std::string_view topic, const std::string& key);

} // namespace zksync
