#include "frappe/write_answer.hpp"

#include "frappe/answer_words.hpp"
#include "http/retry.hpp"
#include "json/value.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

/// The names that a 200 holds, in order; what is no list of non-empty strings gives fewer than were sent.
std::vector<std::string> names_in(std::string_view body) {
    std::vector<std::string> names;
    try {
        const json::Document document = json::parse(body);
        const json::Value list = document["message"];
        for (std::size_t i = 0; i < list.size(); ++i) {
            auto name = list.at(i).string();
            if (!name || name->empty()) return {};
            names.push_back(std::move(*name));
        }
    } catch (const json::ParseError&) {
        return {};
    }
    return names;
}

WriteAnswer read_success(WriteAnswer answer, const http::Response& response, std::size_t rows) {
    auto names = names_in(response.body);
    if (rows > 0 && names.size() == rows) {
        answer.meaning = WriteMeaning::stored;
        answer.names = std::move(names);
    } else {
        answer.words = fmt::format("the answer to {} check-ins names {}", rows, names.size());
    }
    return answer;
}

/// The table of docs/rules.md, section 4, for an answer that is no 200.
WriteMeaning meaning_of(int status, const std::optional<FrappeError>& error) {
    if (status < 300) return WriteMeaning::unknown;
    if (status < 400) return WriteMeaning::not_for_us;
    if (status == 429) return WriteMeaning::rolled_back;
    if (error && (frappe::met_another_write(*error) || frappe::under_maintenance(*error)))
        return WriteMeaning::rolled_back;
    if (status == 401 || status == 403 || status == 404) return WriteMeaning::not_for_us;
    if (status == 408) return WriteMeaning::unknown;
    if (status == 413) return WriteMeaning::refused;
    if (!frappe::is_frappe_error(error)) return WriteMeaning::unknown;
    // What Frappe raises about a document has a status of its own; 500 is everything that nobody foresaw.
    if (status == 500) return WriteMeaning::failed;
    return status < 500 ? WriteMeaning::refused : WriteMeaning::unknown;
}

/// Of an error that nobody foresaw, the class says more than its words.
std::string words_of_failure(const FrappeError& error, const std::string& why) {
    return error.exc_type.empty() || error.words.empty() ? why
                                                         : fmt::format("{}: {}", error.exc_type, error.words);
}

} // namespace

WriteAnswer read_write_answer(const http::Exchange& exchange, std::size_t rows) {
    WriteAnswer answer;
    if (const auto* failure = std::get_if<http::TransportFailure>(&exchange)) {
        answer.meaning = failure->never_sent() ? WriteMeaning::not_sent : WriteMeaning::unknown;
        answer.words = frappe::why(exchange);
        return answer;
    }
    const auto& response = std::get<http::Response>(exchange);
    answer.status = response.status;
    answer.date = http::server_date(response);
    answer.retry_after = http::retry_after(response);
    if (response.status == 200) return read_success(std::move(answer), response, rows);

    const auto error = read_frappe_error(response.body);
    answer.meaning = meaning_of(response.status, error);
    answer.exc_type = error ? error->exc_type : "";
    answer.words = frappe::why(response);
    if (answer.meaning == WriteMeaning::failed) answer.words = words_of_failure(*error, answer.words);
    answer.advice = frappe::advice_on_front(response);
    // Some firewalls look at what the site has answered: then it has stored.
    if (answer.meaning == WriteMeaning::unknown && response.proxy.empty() && frappe::is_turned_away(response))
        answer.advice = frappe::way_past_front(response);
    return answer;
}

} // namespace zksync
