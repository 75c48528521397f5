#include "device/answers.hpp"

#include "core/ascii.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

namespace zksync {

namespace {

/// A string, or the first one of a list of strings.
std::optional<std::string> sentence_in(json::Value value) {
    return value.is_array() ? value.at(0).string() : value.string();
}

std::string said_plainly(json::Value root) {
    for (const char* key : {"detail", "msg", "message", "non_field_errors", "error"}) {
        if (const auto words = sentence_in(root[key]); words && !words->empty()) return *words;
    }
    return {};
}

/// A list of sentences is how a form complains of a field; a bare string could be anything's content.
std::string complaint_of_a_field(json::Value root) {
    constexpr std::size_t most_fields = 20;
    std::vector<std::string> fields = root.keys();
    if (fields.size() > most_fields) fields.resize(most_fields);
    for (const std::string& field : fields) {
        const json::Value complaints = root[field];
        if (complaints.is_array() && sentence_in(complaints)) return field + ": " + *sentence_in(complaints);
    }
    return {};
}

} // namespace

std::string fit_to_say(std::string_view words, const Secret& unspeakable) {
    return printable(without_secret(words, unspeakable, "*"), 200);
}

std::string words_of(json::Value answer, const Secret& unspeakable) {
    return fit_to_say(said_plainly(answer), unspeakable);
}

std::string words_of(std::string_view body, const Secret& unspeakable) {
    try {
        const json::Document document = json::parse(body);
        const std::string plain = said_plainly(document.root());
        return fit_to_say(plain.empty() ? complaint_of_a_field(document.root()) : plain, unspeakable);
    } catch (const json::ParseError&) {
        return {};
    }
}

bool is_in_api_words(std::string_view body) {
    try {
        const json::Document document = json::parse(body);
        const json::Value root = document.root();
        const bool is_sentence =
            sentence_in(root["detail"]) || sentence_in(root["msg"]) || sentence_in(root["non_field_errors"]);
        return is_sentence || !complaint_of_a_field(root).empty();
    } catch (const json::ParseError&) {
        return false;
    }
}

std::string in_brackets(const std::string& words) {
    return words.empty() ? std::string{} : " (" + words + ")";
}

bool is_web_page(const http::Response& response) {
    const auto begin = response.body.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    if (begin != std::string::npos && response.body[begin] == '<') return true;
    const std::string type = in_lower_case(response.header("content-type").value_or(""));
    // Some servers label JSON as text/html; what it begins with is the better witness.
    const bool looks_like_json =
        begin != std::string::npos && (response.body[begin] == '{' || response.body[begin] == '[');
    return begin != std::string::npos && !looks_like_json && type.starts_with("text/html");
}

} // namespace zksync
