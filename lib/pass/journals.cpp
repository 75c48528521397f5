#include "pass/journals.hpp"

#include <unistd.h>

namespace zksync {
namespace {

/// Each has three files open; half of those that a process may have are left to everything else.
std::size_t most_kept_open() {
    constexpr long files = 3, share = 2, few = 64;
    const long all = ::sysconf(_SC_OPEN_MAX);
    return static_cast<std::size_t>((all > 0 ? all : few) / (files * share));
}

} // namespace

std::shared_ptr<Journal> Journals::of(const std::string& device) {
    if (const auto found = open_.find(device); found != open_.end()) return found->second;
    auto opened = Journal::open_existing(files_.journal(device));
    if (!opened) return nullptr;
    auto journal = std::make_shared<Journal>(*std::move(opened));
    if (open_.size() < most_kept_open()) open_.emplace(device, journal);
    return journal;
}

} // namespace zksync
