#include "knobs.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <vector>

namespace zksync_sim {
namespace {

Json default_knobs() {
    return {
        {"auth", "classic"},
        {"username", "admin"},
        {"password", "secret"},
        {"company", "acme"},
        {"email", "admin@example.com"},
        {"login_path", ""},
        {"base_path", ""},
        {"scheme", "auto"},
        {"scheme_case_strict", "auto"},
        {"token_life", 86400},
        {"expired_status", 401},
        {"refused_status", 401},
        {"user_disabled", false},
        {"lock_after", 0},
        {"licence_lapsed", false},
        {"permission_denied", false},
        {"unknown_path", "html404"},
        {"not_found_text", "django"},
        {"envelope", "data"},
        {"give_count", true},
        {"code", 0},
        {"msg", ""},
        {"default_page_size", 10},
        {"page_size_cap", 0},
        {"honours", "page_size"},
        {"next", "absolute"},
        {"next_host", "http://10.9.8.7:8090"},
        {"order", "id"},
        {"ordering", "honoured"},
        {"filter_time", true},
        {"start_inclusive", true},
        {"end_inclusive", true},
        {"count_delta", 0},
        {"count_changes", false},
        {"partial_match", false},
        {"unusable_in", "every"},
        {"fractions", true},
        {"loose_types", "none"},
        {"extra_keys", false},
        {"ascii_json", false},
        {"state_display", "english"},
        {"alias_bytes", ""},
        {"terminal_tz", "hours"},
        {"auto_terminals", true},
        {"auto_employees", true},
        {"endless_employees", 0},
        {"date_skew", 0},
        {"no_date", false},
        {"header_case", "usual"},
        {"compress", "none"},
        {"delay_ms", 0},
        {"close_connections", false},
    };
}

const std::map<std::string, std::vector<std::string>>& choices() {
    static const std::map<std::string, std::vector<std::string>> all{
        {"auth", {"classic", "simplejwt", "token", "cloud", "basic"}},
        {"scheme", {"auto", "JWT", "Bearer", "Token"}},
        {"scheme_case_strict", {"auto", "yes", "no"}},
        {"unknown_path", {"html404", "html200", "redirect"}},
        {"not_found_text", {"django", "drf"}},
        {"envelope", {"data", "results", "list"}},
        {"honours", {"page_size", "limit", "both", "neither"}},
        {"next", {"absolute", "relative", "looping", "on_empty_page", "promising", "null"}},
        {"order", {"id", "-id", "time", "-time", "random", "shuffled"}},
        {"ordering", {"honoured", "ignored"}},
        {"unusable_in", {"every", "upload", "none"}},
        {"loose_types", {"none", "strings", "numbers", "empty", "null", "mixed"}},
        {"state_display", {"english", "french", "null"}},
        {"terminal_tz", {"hours", "minutes"}},
        {"compress", {"none", "gzip", "deflate"}},
        {"header_case", {"usual", "lower", "upper"}},
    };
    return all;
}

void check(const std::string& name, const Json& wanted, const Json& present) {
    const bool same_type = present.is_number() ? wanted.is_number() : wanted.type() == present.type();
    if (!same_type) throw std::invalid_argument("knob " + name + " wants a " + present.type_name());
    const auto choice = choices().find(name);
    if (choice == choices().end()) return;
    const auto& words = choice->second;
    if (std::find(words.begin(), words.end(), wanted.get<std::string>()) != words.end()) return;
    std::string message = "knob " + name + " is one of:";
    for (const auto& word : words) message += " " + word;
    throw std::invalid_argument(message);
}

} // namespace

Knobs::Knobs() : values_(default_knobs()) {}

void Knobs::reset() { values_ = default_knobs(); }

void Knobs::merge(const Json& changes) {
    if (!changes.is_object()) throw std::invalid_argument("knobs are a JSON object");
    Json merged = values_;
    for (const auto& [name, value] : changes.items()) {
        if (!merged.contains(name)) throw std::invalid_argument("unknown knob " + name);
        check(name, value, merged[name]);
        merged[name] = value;
    }
    values_ = std::move(merged);
}

} // namespace zksync_sim
