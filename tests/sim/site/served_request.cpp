#include "served_request.hpp"

#include "routing.hpp"

#include <thread>

namespace zksync_sim::site {
namespace {

void sleep_ms(double milliseconds) {
    if (milliseconds > 0)
        std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(milliseconds));
}

Answer given_answer(const Fault& fault) {
    const auto status = static_cast<int>(fault.option("status"));
    Answer answer = nginx_page(status);
    const auto body = fault.options.find("body");
    if (fault.option("html") == 0) {
        answer = json_answer(body == fault.options.end() ? Json::object() : *body, status);
        if (body != fault.options.end() && body->is_string()) answer.body = body->get<std::string>();
    } else if (body != fault.options.end()) {
        answer.body = as_text(*body).value_or("");
    }
    const Json headers = fault.options.value("headers", Json::object());
    for (const auto& [name, value] : headers.items())
        answer.headers.emplace_back(name, as_text(value).value_or(""));
    return answer;
}

/// What Python's interpreter or a library raised, as Frappe reports it: a 500 without messages.
SiteError crash(const Fault& fault) {
    const std::string raised =
        text_of(fault.options, "exception").value_or("ZeroDivisionError: division by zero");
    const std::string path = raised.substr(0, raised.find(':'));
    return crashed(raised, path.substr(path.rfind('.') + 1));
}

/// `[…]` of the names with the last one left out.
std::string with_a_name_less(const std::string& body) {
    Json answer = Json::parse(body, nullptr, false);
    if (answer.is_object() && answer["message"].is_array() && !answer["message"].empty())
        answer["message"].erase(answer["message"].size() - 1);
    return compact_dump(answer);
}

} // namespace

ServedRequest::ServedRequest(Application& site, const Request& request)
    : site_(site), request_(request), knobs_(site.knobs()), fault_(site.faults.take(request)),
      log_id_(site.log.begin(request)) {
    if (fault_) outcome_.fault = fault_->kind;
    if (request.method == "GET") return;
    site_.log.write_begins();
    write_ = {nullptr, [&log = site_.log](void*) { log.write_ends(); }};
}

Reply ServedRequest::serve() {
    if (auto early = answer_before_frappe(request_, knobs_)) return finished(*early);
    worker_ = site_.workers.enter(knobs_.max_workers);
    const auto started = std::chrono::steady_clock::now();
    Answer answer = run();
    const auto took = std::chrono::steady_clock::now() - started;
    for (auto& header :
         site_.rate_limit.charge(knobs_, std::chrono::duration_cast<std::chrono::microseconds>(took)))
        if (answer.status != 429) answer.headers.push_back(std::move(header));
    return finished(answer);
}

Answer ServedRequest::run() {
    try {
        if (auto answer = answer_without_running()) return *answer;
        if (has_fault("slow") && !fault_->after_commit()) std::this_thread::sleep_for(fault_->pause());
        fail_before();
        return run_handler();
    } catch (const SiteError& error) {
        return error_answer(error, knobs_, request_);
    } catch (const Json::exception&) {
        // An argument that is no JSON, or not of the shape that json.loads() was expected to give.
        return error_answer(bad_json(""), knobs_, request_);
    }
}

void ServedRequest::fail_before() const {
    if (knobs_.maintenance || has_fault("session_stopped")) throw session_stopped();
    if (has_fault("deadlock")) throw deadlock();
    if (has_fault("query_timeout")) throw lock_timeout();
    if (has_fault("read_only")) throw in_read_only_mode();
    if (has_fault("rate_limit")) throw too_many_requests(static_cast<int>(fault_->option("retry_after")));
    if (has_fault("refuse")) {
        const auto status = static_cast<int>(fault_->option("status"));
        throw thrown(text_of(fault_->options, "message").value_or("Refused"),
                     text_of(fault_->options, "exc_type").value_or("ValidationError"),
                     status == 0 ? 417 : status);
    }
    if (has_fault("crash") && !fault_->after_commit()) throw crash(*fault_);
    site_.rate_limit.check(knobs_);
}

std::optional<Answer> ServedRequest::answer_without_running() const {
    if (has_fault("html502")) return nginx_page(502);
    if (has_fault("html504")) return nginx_page(504);
    if (has_fault("html413")) return nginx_page(413);
    if (has_fault("status") && !fault_->after_commit()) return given_answer(*fault_);
    if (!has_fault("redirect")) return std::nullopt;
    auto answer = nginx_page(301);
    answer.headers.emplace_back("Location", text_of(fault_->options, "location").value_or(""));
    return answer;
}

Answer ServedRequest::run_handler() {
    auto user = authenticate(site_.store, knobs_, request_);
    outcome_.user = user.name;
    transaction_ = std::make_shared<Transaction>(site_.store);
    Context context{request_, knobs_, site_.store, *transaction_, std::move(user)};
    context.arguments = arguments_of(request_, knobs_);
    context.stores_now = has_fault("wrong_time");
    if (has_fault("pause") && fault_->option("begun") != 0) site_.faults.hold();
    sleep_ms(knobs_.cost_request_ms);
    Answer answer;
    try {
        answer = route(context);
    } catch (...) {
        transaction_->rollback();
        throw;
    }
    const bool pauses_at_its_end = has_fault("pause") && fault_->option("begun") == 0;
    if (pauses_at_its_end && !fault_->after_commit()) site_.faults.hold();
    finish_transaction(answer.status < 400);
    return answer;
}

bool ServedRequest::commits() const {
    if (request_.method != "GET") return true;
    const bool rehearsal = request_.path.ends_with("add_log_based_on_employee_field");
    return rehearsal && (knobs_.rehearsal == "commits" || knobs_.rehearsal == "not_rolled_back");
}

void ServedRequest::finish_transaction(bool succeeded) {
    const bool given_up =
        has_fault("close_before_commit") || has_fault("reset_before_commit") || has_fault("never_commit");
    if (!succeeded || !commits() || given_up) return transaction_->rollback();
    outcome_.stored = transaction_->inserted();
    if (has_fault("commit_late")) return commit_later();
    transaction_->commit();
    if (has_fault("pause") && fault_->after_commit()) site_.faults.hold();
}

void ServedRequest::commit_later() {
    std::thread([transaction = std::move(transaction_), worker = std::move(worker_),
                 write = std::move(write_), delay = fault_->pause()] {
        std::this_thread::sleep_for(delay);
        transaction->commit();
    }).detach();
}

Answer ServedRequest::broken(Answer answer) const {
    if (!fault_) return answer;
    if (has_fault("status") && fault_->after_commit()) return given_answer(*fault_);
    if (has_fault("crash") && fault_->after_commit()) return error_answer(crash(*fault_), knobs_, request_);
    if (has_fault("html200_after_commit")) {
        auto page = nginx_page(200);
        page.body = "<html>\n<body>Welcome</body>\n</html>\n";
        return page;
    }
    if (has_fault("empty_200_after_commit")) answer.body.clear();
    if (has_fault("short_names")) answer.body = with_a_name_less(answer.body);
    const bool late = has_fault("commit_late") || has_fault("never_commit");
    if (late && text_of(fault_->options, "answer").value_or("504") == "504") return nginx_page(504);
    return answer;
}

Reply ServedRequest::with_ending(Reply reply) const {
    if (fault_) {
        const auto answer = text_of(fault_->options, "answer").value_or("504");
        const bool late = has_fault("commit_late") || has_fault("never_commit");
        if (has_fault("commit_then_close_silently") || has_fault("close_before_commit") ||
            (late && answer == "close"))
            reply.ending = Ending::close_silently;
        if (has_fault("commit_then_reset") || has_fault("reset_before_commit") || (late && answer == "reset"))
            reply.ending = Ending::reset;
        if (late && answer == "never") reply.ending = Ending::never;
        reply.cut_at = reply.body.size() / 2;
        reply.ending = fault_->ending().value_or(reply.ending);
        if (has_fault("bomb")) reply.coding = "gzip", reply.bomb_mib = 64;
        if (has_fault("slow") && fault_->after_commit()) reply.delay = fault_->pause();
    }
    if (knobs_.drop_reused_post && request_.method == "POST" && request_.connection_reused)
        reply.ending = Ending::close_silently;
    return reply;
}

Reply ServedRequest::finished(const Answer& answer) {
    auto reply = with_ending(to_reply(broken(answer), knobs_));
    const bool answered = reply.ending == Ending::whole || reply.ending == Ending::cut_body;
    outcome_.status = answered ? reply.status : 0;
    site_.log.end(log_id_, outcome_);
    return reply;
}

} // namespace zksync_sim::site
