#include "knobs.hpp"

#include <algorithm>
#include <stdexcept>

namespace zksync_sim::site {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(
    Knobs, version_profile, utc_offset_minutes, time_zone, guest_time_zone, clock_skew_seconds, date_header,
    date_skew_seconds, rehearsal, add_log_drops_geolocation, duplicate_rule, strict_log_type_enforced,
    geolocation_required, lenient_comparisons, disabled_user_works, auth_failure_status, guest_cookies,
    insert_many_cap, default_page, endless_employees, count_looks_at_permissions,
    auto_update_last_sync_exists, process_after_mark_put, maintenance, read_only, rate_limit_retry_after,
    rate_limit_budget_us, rate_limit_window_seconds, lock_wait_timeout_ms, max_workers, cost_request_ms,
    cost_row_ms, drop_reused_post, compress, site_names, max_url_bytes, max_body_bytes)

namespace {

void require_one_of(const std::string& knob, const std::string& value,
                    const std::vector<std::string>& choices) {
    if (std::find(choices.begin(), choices.end(), value) != choices.end()) return;
    throw std::invalid_argument("knob " + knob + ": no such choice: " + value);
}

} // namespace

Micros Knobs::now() const {
    return utc_now() + utc_offset_minutes * one_minute +
           static_cast<Micros>(clock_skew_seconds * static_cast<double>(one_second));
}

Json to_document(const Knobs& knobs) {
    const nlohmann::json document = knobs;
    return Json::parse(document.dump());
}

Knobs merged(const Knobs& knobs, const Json& patch) {
    if (!patch.is_object()) throw std::invalid_argument("knobs are a JSON object");
    nlohmann::json document = knobs;
    for (const auto& [name, value] : patch.items()) {
        const auto known = document.find(name);
        if (known == document.end()) throw std::invalid_argument("unknown knob: " + name);
        *known = nlohmann::json::parse(value.dump());
    }
    try {
        auto result = document.get<Knobs>();
        require_one_of("rehearsal", result.rehearsal,
                       {"normal", "refused_403", "commits", "not_rolled_back"});
        require_one_of("duplicate_rule", result.duplicate_rule,
                       {"profile", "employee_time", "employee_time_log_type", "none"});
        require_one_of("compress", result.compress, {"none", "gzip", "deflate"});
        return result;
    } catch (const nlohmann::json::exception& problem) {
        throw std::invalid_argument(problem.what());
    }
}

} // namespace zksync_sim::site
