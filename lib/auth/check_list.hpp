#pragma once

#include "core/error.hpp"

#include <functional>
#include <map>
#include <string>

namespace zksync {

enum class Verdict { ok, warning, failed, skipped };

/// What one check of `auth` found.
struct Check {
    std::string name; ///< "log-in": for --json
    Verdict verdict = Verdict::ok;
    std::string text;
    std::string hint;                ///< what to do; may be empty
    ErrorKind kind = ErrorKind::bug; ///< of a failure
};
using CheckSink = std::function<void(const Check&)>;

/// Runs checks in order and hands on what they find. What needs a check that failed is skipped, and says why.
class CheckList {
public:
    explicit CheckList(CheckSink sink) : sink_(std::move(sink)) {}

    /// Do the checks that come later need this one?
    enum class Needed { by_the_rest, by_none };
    /// `title` names the check in what is said of it when it is skipped. An Error that `work` throws is a
    /// failure.
    void check(const std::string& name, const std::string& title, Needed needed,
               const std::function<void()>& work);

    /// What comes from here on needs the check of that name, which may have been made long before; what was
    /// said of it is not said again.
    void require(const std::string& name);
    /// Whether any check has failed so far.
    bool has_failure() const { return !failed_.empty(); }

    // What the check at work found; it may find several things.
    void ok(const std::string& text);
    void warn(const std::string& text, const std::string& hint = {});
    void skip(const std::string& text);

private:
    CheckSink sink_;
    std::string name_;
    std::map<std::string, std::string> failed_; ///< titles by name
    std::string stopped_by_; ///< the title of the check that the rest needed; "" while all is well
};

} // namespace zksync
