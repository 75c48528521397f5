#pragma once

#include "journal/journal.hpp"
#include "pass/state_files.hpp"

#include <map>
#include <memory>
#include <string>

namespace zksync {

/// The journals of the devices, to look at: each is opened when it is first asked for, and once, because
/// opening one costs more than most questions to it. An answer is that of the moment, whoever writes there
/// meanwhile. For whoever begins no process any more that opens journals: SQLite forbids to carry an open one
/// across a fork.
class Journals {
public:
    explicit Journals(StateFiles files) : files_(std::move(files)) {}

    const StateFiles& files() const { return files_; }
    /// Null where there is none. Throws Error (state) as Journal::open_existing does.
    std::shared_ptr<Journal> of(const std::string& device);

private:
    StateFiles files_;
    std::map<std::string, std::shared_ptr<Journal>> open_;
};

} // namespace zksync
