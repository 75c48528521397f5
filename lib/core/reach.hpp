#pragma once

#include "core/error.hpp"

#include <optional>
#include <string>

namespace zksync {

/// How far a first request comes at an address, with no account in it: where it got stuck, and why.
struct Reach {
    enum class Step {
        name,    ///< the host's name is not known
        port,    ///< nobody accepts connections there
        tls,     ///< no agreement on TLS
        answer,  ///< no answer came, or an error of the server's
        program, ///< another program answered: a web page, a redirect, no such route
        site,    ///< Frappe answered, and has no site of that name
        done,    ///< all is well
    };
    Step step = Step::done;
    std::optional<Error> error; ///< for every step but `done`
    int status = 0;             ///< HTTP; 0 without an answer
    std::string proxy{};        ///< on the way there, for messages; "" for none
};

} // namespace zksync
