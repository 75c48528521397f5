#pragma once

#include "core/error.hpp"
#include "journal/journal.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace zksync {

/// Which end a pass could not go on with.
enum class PassEnd { device, site };

/// What stopped passes at one end, as the last one that tried left it.
struct PassTrouble {
    Moment since; ///< when it was first so, whatever the words were then
    ErrorKind kind = ErrorKind::bug;
    std::string message, hint; ///< fit for a terminal, each one line

    bool operator==(const PassTrouble&) const = default;
};

/// Nothing where the last pass that tried that end got through.
std::optional<PassTrouble> pass_trouble(const Journal& journal, PassEnd end);
/// It goes on where there is one already, and is over with nothing.
void note_pass_trouble(Journal& journal, PassEnd end, const std::optional<Error>& error, Moment now);

/// "unreachable", …: the word of the journal.
std::string_view to_text(ErrorKind kind);

} // namespace zksync
