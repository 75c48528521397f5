#pragma once

#include "application.hpp"
#include "context.hpp"

#include <memory>
#include <optional>

namespace zksync_sim::site {

/// One request on its way through the site: worker, transaction, handler, commit, answer, and the fault that
/// breaks it somewhere on that way.
class ServedRequest {
public:
    ServedRequest(Application& site, const Request& request);
    Reply serve();

private:
    Answer run();
    Answer run_handler();
    void fail_before() const;
    std::optional<Answer> answer_without_running() const;
    void finish_transaction(bool succeeded);
    void commit_later();
    bool commits() const;
    Answer broken(Answer answer) const;
    Reply with_ending(Reply reply) const;
    Reply finished(const Answer& answer);
    bool has_fault(std::string_view kind) const { return fault_ && fault_->is(kind); }

    Application& site_;
    const Request& request_;
    Knobs knobs_;
    std::optional<Fault> fault_;
    RequestLog::Id log_id_;
    RequestLog::Outcome outcome_;
    std::shared_ptr<void> worker_, write_;
    std::shared_ptr<Transaction> transaction_;
};

} // namespace zksync_sim::site
