#pragma once

#include "json.hpp"
#include "wall_clock.hpp"

#include <string>
#include <vector>

namespace zksync_sim::site {

/// What a test may change about the site while it runs; tests/sim/README.md says what each does.
struct Knobs {
    int version_profile = 16;
    int utc_offset_minutes = 240;
    std::string time_zone = "Asia/Dubai";
    std::string guest_time_zone = "Asia/Kolkata";
    double clock_skew_seconds = 0;
    bool date_header = true;
    double date_skew_seconds = 0;
    std::string rehearsal = "normal";
    bool add_log_drops_geolocation = true;
    std::string duplicate_rule = "profile";
    bool strict_log_type_enforced = false;
    bool geolocation_required = false;
    bool lenient_comparisons = true;
    bool disabled_user_works = true;
    int auth_failure_status = 401;
    bool guest_cookies = true;
    int insert_many_cap = 200;
    int default_page = 20;
    int endless_employees = 0;
    bool count_looks_at_permissions = false;
    bool auto_update_last_sync_exists = false;
    bool process_after_mark_put = false;
    bool maintenance = false;
    bool read_only = false;
    int rate_limit_retry_after = 0;
    int rate_limit_budget_us = 0;
    int rate_limit_window_seconds = 1;
    int lock_wait_timeout_ms = 50'000;
    int max_workers = 0;
    double cost_request_ms = 0;
    double cost_row_ms = 0;
    bool drop_reused_post = false;
    std::string compress = "none";
    std::vector<std::string> site_names;
    int max_url_bytes = 8192;
    int max_body_bytes = 25 * 1024 * 1024;

    /// The site's wall clock, in its own zone.
    Micros now() const;
};

Json to_document(const Knobs& knobs);

/// The knobs with a patch merged in. Throws std::invalid_argument naming an unknown or a mistyped knob.
Knobs merged(const Knobs& knobs, const Json& patch);

} // namespace zksync_sim::site
