#pragma once

#include "core/reach.hpp"
#include "http/transport.hpp"

namespace zksync::http {

/// The step at which an exchange got stuck that brought no answer.
constexpr Reach::Step step_of(Failure failure) {
    switch (failure) {
    case Failure::resolve:
        return Reach::Step::name;
    case Failure::connect:
        return Reach::Step::port;
    case Failure::tls:
        return Reach::Step::tls;
    case Failure::too_large:
    case Failure::not_http:
        return Reach::Step::program;
    case Failure::timeout:
    case Failure::broken:
        break;
    }
    return Reach::Step::answer;
}

} // namespace zksync::http
