#include "pass/journals.hpp"

namespace zksync {
namespace {

/// Each has three files open, and most hosts allow a process 1024.
constexpr std::size_t most_kept_open = 200;

} // namespace

std::shared_ptr<Journal> Journals::of(const std::string& device) {
    if (const auto found = open_.find(device); found != open_.end()) return found->second;
    auto opened = Journal::open_existing(files_.journal(device));
    if (!opened) return nullptr;
    auto journal = std::make_shared<Journal>(*std::move(opened));
    if (open_.size() < most_kept_open) open_.emplace(device, journal);
    return journal;
}

} // namespace zksync
