#include "auth/check_list.hpp"

#include <fmt/format.h>

namespace zksync {

void CheckList::check(const std::string& name, const std::string& title, Needed needed,
                      const std::function<void()>& work) {
    name_ = name;
    if (!stopped_by_.empty()) return skip(fmt::format("{}, because this failed: {}", title, stopped_by_));
    try {
        work();
    } catch (const Error& error) {
        sink_({name, Verdict::failed, error.what(), error.hint(), error.kind()});
        failed_.emplace(name, title);
        if (needed == Needed::by_the_rest) stopped_by_ = title;
    }
}

void CheckList::require(const std::string& name) {
    if (const auto failed = failed_.find(name); failed != failed_.end() && stopped_by_.empty())
        stopped_by_ = failed->second;
}

void CheckList::ok(const std::string& text) { sink_({name_, Verdict::ok, text, {}, {}}); }

void CheckList::warn(const std::string& text, const std::string& hint) {
    sink_({name_, Verdict::warning, text, hint, {}});
}

void CheckList::skip(const std::string& text) { sink_({name_, Verdict::skipped, text, {}, {}}); }

} // namespace zksync
