#pragma once

#include "core/local_time.hpp"
#include "http/transport.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace zksync {

/// What the answer to a write means (docs/rules.md, section 4).
enum class WriteMeaning {
    stored,      ///< 200, and it names what was created
    not_sent,    ///< no byte reached the site
    rolled_back, ///< the site says that it undid it: safe to repeat
    refused,     ///< the site looked at it and said no, in Frappe's own JSON
    failed,      ///< an error 500 in Frappe's JSON: of a row, or of what the site needs to work; it may be
                 ///< stored all the same, but the request has ended
    not_for_us,  ///< 401, 403, 404, 3xx: not the request but who asks, or where
    unknown,     ///< nobody knows: it may be stored, or be stored later
};

struct WriteAnswer {
    WriteMeaning meaning = WriteMeaning::unknown;
    std::vector<std::string> names; ///< of the check-ins created, in the order sent; for `stored`
    int status = 0;                 ///< HTTP; 0 without an answer
    std::string exc_type;           ///< Frappe's, where it gave one
    std::string words;              ///< why, as one clear sentence without HTML; it has the status
                                    ///< where the site said nothing else
    std::string advice;             ///< what to do, where something before the site answered; else ""
    std::optional<std::chrono::seconds> retry_after;
    std::optional<Moment> date; ///< the answer's Date header
};

/// The table of docs/rules.md, section 4, as a pure function. `rows` is how many check-ins were sent: an
/// answer with another number of names is `unknown`.
WriteAnswer read_write_answer(const http::Exchange& exchange, std::size_t rows);

/// What a Frappe error body says: `_server_messages` (decoded three times), else `exception`, HTML stripped,
/// entities decoded, one line. Nothing when the body is not Frappe's JSON (a list or object with exc_type,
/// exception, exc, _server_messages, message or data counts).
struct FrappeError {
    std::string exc_type; ///< may be empty on v14
    std::string words;
};
std::optional<FrappeError> read_frappe_error(std::string_view body);

} // namespace zksync
