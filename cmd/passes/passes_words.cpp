#include "pass/times.hpp"
#include "passes/passes.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

/// What a pass came to, in the words of people.
class Sentence {
public:
    void begin_part() {
        if (!text_.empty()) text_ += "; ";
        begun_ = false;
    }
    void add(std::string_view words) {
        if (begun_) text_ += ", ";
        text_ += words;
        begun_ = true;
    }
    void add_unless_zero(std::int64_t number, std::string_view words) {
        if (number > 0) add(fmt::format("{} {}", number, words));
    }
    const std::string& text() const { return text_; }

private:
    std::string text_;
    bool begun_ = false;
};

} // namespace

std::string pass_summary(const PassOutcome& outcome) {
    Sentence sentence;
    if (outcome.pull) {
        const PullReport& pull = *outcome.pull;
        sentence.add(fmt::format("{} read, {} of them new", punches_text(pull.read), pull.fresh));
        sentence.add_unless_zero(pull.late, "of those came late");
        sentence.add_unless_zero(pull.ignored, "are ignored");
        sentence.add_unless_zero(pull.quarantined, "quarantined");
    }
    if (outcome.push) {
        sentence.begin_part();
        const PushReport& push = *outcome.push;
        sentence.add(push.sent == 1 ? "1 check-in created" : fmt::format("{} check-ins created", push.sent));
        sentence.add_unless_zero(push.duplicate, "were on the site already");
        sentence.add_unless_zero(push.waiting, "wait (zksync status)");
        sentence.add_unless_zero(push.pending, "are left for the next pass");
        sentence.add_unless_zero(push.in_doubt, "are in doubt");
    }
    return sentence.text();
}

} // namespace zksync
