#pragma once

#include "sqlite/file_kind.hpp"

namespace zksync {

/// `<state>/<device>.db`
extern const FileKind journal_kind;

} // namespace zksync
