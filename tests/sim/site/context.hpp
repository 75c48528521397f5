#pragma once

#include "answers.hpp"
#include "knobs.hpp"
#include "store.hpp"
#include "transaction.hpp"

#include <string>

namespace zksync_sim::site {

/// What a handler works with: one request, who sent it, its arguments and its transaction.
struct Context {
    const Request& request;
    Knobs knobs; ///< as they were when the request came
    Store& store;
    Transaction& transaction;
    User user;
    Json arguments = Json::object(); ///< of the query and the body together
    bool stores_now = false;         ///< a fault: every time becomes now

    std::string argument(const char* name) const { return text_of(arguments, name).value_or(""); }
    bool is_get() const { return request.method == "GET"; }
    std::string site_url() const { return "http://" + request.header("host"); }
};

/// A body's `data`, or a method's `message`.
struct Result {
    Json body;
    int status = 200;
};

} // namespace zksync_sim::site
