#include "output/failure_json.hpp"

namespace zksync {

void write_error(json::Writer& json, const Error& error, int exit_code) {
    json.begin_object()
        .member("message", std::string(error.what()))
        .member("hint", error.hint())
        .member("exit_code", exit_code)
        .end_object();
}

void write_error_or_null(json::Writer& json, const std::optional<Error>& error, int exit_code) {
    json.key("error");
    if (error) {
        write_error(json, *error, exit_code);
    } else {
        json.null();
    }
}

std::string failure_json(const Error& error, int exit_code) {
    json::Writer json;
    json.begin_object().key("error");
    write_error(json, error, exit_code);
    json.member("exit_code", exit_code).end_object();
    return json.text();
}

} // namespace zksync
