#include "frappe/frappe_client.hpp"
#include "given.hpp"

#include <array>

using namespace zksync;

// A site that gives one and the same answer, whatever it is asked for.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const http::Response response = fuzz::response_of(fuzz::text_of(data, size));
    // What has another status is judged in frappe_answer, and some of it would be waited for here.
    if (response.status != 200) return 0;
    fuzz::OneAnswer site{response, 40};
    SiteConfig config;
    config.url = "https://hr.example.com";
    config.api_key = "key";
    const Log log([](Level, std::string_view line) { fuzz::expect_fit_to_say(line); });
    FrappeClient client(
        config, [] { return Secret{"s3cr3t-of-the-site"}; }, site, log);
    const std::array codes{EmployeeCode{"0042"}};
    const std::array<std::string, 1> names{"HR-EMP-00001"};
    const SiteTime from{*LocalTime::parse("2026-11-01")}, to{*LocalTime::parse("2026-11-30")};

    fuzz::may_fail([&] { client.who_am_i(); });
    fuzz::may_fail([&] { client.roles("hr@example.com"); });
    fuzz::may_fail([&] { client.checkin_permissions(); });
    fuzz::may_fail([&] { client.versions(); });
    fuzz::may_fail([&] { client.employees_with(codes); });
    fuzz::may_fail([&] { client.employee_view(); });
    fuzz::may_fail([&] { client.for_each_checkin(names, from, to, [](const StoredCheckin&) {}); });
    fuzz::may_fail([&] { client.attendances(names, from.wall()); });
    fuzz::may_fail([&] { client.shift_type("Day Shift"); });
    fuzz::may_fail([&] { client.active_shift_assignments(); });
    fuzz::may_fail([&] { client.rehearse(Checkin{"HR-EMP-00001", from, {}, "lobby", {}, {}}, {}); });
    return 0;
}
