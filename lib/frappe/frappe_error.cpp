#include "frappe/write_answer.hpp"
#include "http/html_text.hpp"
#include "util/log.hpp"
#include "json/value.hpp"

#include <algorithm>
#include <array>

namespace zksync {
namespace {

/// A text within the JSON that may be JSON itself.
std::optional<json::Document> parsed(std::string_view text) {
    try {
        return json::parse(text);
    } catch (const json::ParseError&) {
        return std::nullopt;
    }
}

struct Exception {
    std::string class_name; ///< without its module
    std::string words;
};

/// "module.Class: words", "Class: words" or "module.Class". Words that begin with no class stay whole.
Exception split_exception(std::string_view line) {
    const auto in_name = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '.';
    };
    const auto name_end = std::find_if_not(line.begin(), line.end(), in_name);
    const std::string_view name = line.substr(0, static_cast<std::size_t>(name_end - line.begin()));
    const std::string_view rest = line.substr(name.size());
    if (name.empty() || !(rest.empty() || rest.starts_with(':'))) return {"", std::string{line}};
    return {std::string{name.substr(name.rfind('.') + 1)}, std::string{rest.empty() ? rest : rest.substr(1)}};
}

/// `exc`: the JSON text of a list of tracebacks. The last line of the last one is the exception.
std::string last_traceback_line(json::Value exc) {
    std::string traceback = exc.string().value_or("");
    if (const auto list = parsed(traceback); list && list->root().size() > 0)
        traceback = list->root().at(list->root().size() - 1).string().value_or("");
    traceback.erase(traceback.find_last_not_of(" \r\n") + 1);
    return traceback.substr(traceback.rfind('\n') + 1);
}

Exception exception_of(json::Value body) {
    if (const auto line = body["exception"].string(); line && !line->empty()) return split_exception(*line);
    return split_exception(last_traceback_line(body["exc"]));
}

/// Frappe's name of the exception. Where an older version gives none, MariaDB's own exception stands for the
/// one that newer versions make of it.
std::string exc_type_of(json::Value body, const Exception& exception) {
    if (const auto given = body["exc_type"].string(); given && !given->empty()) return *given;
    if (exception.class_name == "OperationalError") {
        if (exception.words.find("(1205,") != std::string::npos) return "QueryTimeoutError";
        if (exception.words.find("(1213,") != std::string::npos) return "QueryDeadlockError";
    }
    return exception.class_name;
}

/// More of them are cut off where they are shown.
constexpr std::size_t most_words = 2'000;

/// The text of one message: an object's `message`, which may be a list, or a bare string.
std::string message_text(json::Value message) {
    while (message.is_object()) message = message["message"];
    if (!message.is_array()) return http::plain_text(message.text().value_or(""));
    std::string joined;
    for (std::size_t i = 0; i < message.size() && joined.size() < most_words; ++i) {
        const std::string text = http::plain_text(message.at(i).text().value_or(""));
        if (!text.empty()) joined += (joined.empty() ? "" : ", ") + text;
    }
    return joined;
}

/// `_server_messages`: the JSON text of a list of JSON texts of objects.
std::string server_messages(json::Value body) {
    const auto list = parsed(body["_server_messages"].string().value_or(""));
    if (!list) return {};
    std::string joined;
    for (std::size_t i = 0; i < list->root().size() && joined.size() < most_words; ++i) {
        const json::Value item = list->root().at(i);
        const auto inner = parsed(item.string().value_or(""));
        const std::string text = message_text(inner && inner->root().is_object() ? inner->root() : item);
        if (!text.empty()) joined += (joined.empty() ? "" : "; ") + text;
    }
    return joined;
}

/// The duplicate's text goes on with a link that holds the person's name, and that names a check-in which may
/// never have existed (docs/reference/frappe-api.md, section 1): neither belongs into a message or the
/// journal.
std::string without_duplicate_link(std::string words) {
    static constexpr std::string_view sentence = "already has a log with the same timestamp.";
    if (const auto place = words.find(sentence); place != std::string::npos)
        words.resize(place + sentence.size());
    return words;
}

std::string words_of(json::Value body, const Exception& exception) {
    std::string words = server_messages(body);
    if (words.empty()) words = http::plain_text(exception.words);
    if (words.empty()) words = http::plain_text(body["_error_message"].string().value_or(""));
    return printable(without_duplicate_link(std::move(words)));
}

bool has_mark_of_frappe(json::Value body) {
    static constexpr std::array marks{"exc_type", "exception", "exc", "_server_messages", "message", "data"};
    return std::any_of(marks.begin(), marks.end(), [&](const char* mark) { return body[mark].exists(); });
}

} // namespace

std::optional<FrappeError> read_frappe_error(std::string_view body) {
    const auto document = parsed(body);
    if (!document || !has_mark_of_frappe(document->root())) return std::nullopt;
    const Exception exception = exception_of(document->root());
    return FrappeError{printable(exc_type_of(document->root(), exception), 80),
                       words_of(document->root(), exception)};
}

} // namespace zksync
