#include "application.hpp"

#include "control.hpp"
#include "served_request.hpp"

namespace zksync_sim::site {

Reply Application::handle(const Request& request) {
    if (request.path.starts_with("/_sim")) return control(*this, request);
    return ServedRequest(*this, request).serve();
}

Knobs Application::knobs() const {
    const std::scoped_lock lock(knobs_mutex_);
    return knobs_;
}

void Application::set_knobs(const Knobs& knobs) {
    const std::scoped_lock lock(knobs_mutex_);
    knobs_ = knobs;
}

} // namespace zksync_sim::site
