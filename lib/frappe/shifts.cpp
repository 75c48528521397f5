#include "frappe/client_impl.hpp"
#include "http/url.hpp"
#include "util/log.hpp"
#include "json/writer.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

std::string path_of_shift_type(const std::string& name) {
    return "/api/resource/Shift%20Type/" + http::percent_encode(name);
}

frappe::Asked about_shift_type(std::string_view doing, const std::string& name) {
    return {fmt::format("{} Shift Type \"{}\"", doing, printable(name)), frappe::Forbidden::role_missing,
            "a [shift.\"…\"] section must have the name of a Shift Type of the site"};
}

} // namespace

std::vector<std::string> FrappeClient::shift_type_names() {
    std::vector<std::string> names;
    impl_->site.for_each_row({"Shift Type", {"name"}, {}}, {"list the Shift Types"}, [&](json::Value row) {
        if (auto name = row["name"].text()) names.push_back(std::move(*name));
    });
    return names;
}

ShiftType FrappeClient::shift_type(const std::string& name) {
    const auto asked = about_shift_type("read", name);
    const auto document = impl_->site.look(impl_->site.get(path_of_shift_type(name)), asked);
    const json::Value data = document["data"];
    if (!data.is_object())
        throw unexpected(asked, impl_->site.config().url, "the answer holds no Shift Type");
    ShiftType shift;
    shift.name = data["name"].text().value_or(name);
    shift.auto_attendance = data["enable_auto_attendance"].boolean().value_or(false);
    shift.moves_mark_itself = data["auto_update_last_sync"].boolean().value_or(false);
    shift.mark = frappe::time_in(data["last_sync_of_checkin"]);
    shift.process_after = frappe::time_in(data["process_attendance_after"]);
    shift.determine = data["determine_check_in_and_check_out"].string().value_or("");
    return shift;
}

void FrappeClient::set_mark(const std::string& shift_type, SiteTime mark) {
    const auto asked = about_shift_type("move last_sync_of_checkin of", shift_type);
    const std::string& url = impl_->site.config().url;
    json::Writer body;
    body.begin_object().member("last_sync_of_checkin", mark.text()).end_object();
    const auto document = document_of(
        impl_->site.send_once(impl_->site.put(path_of_shift_type(shift_type), body.text())), asked, url);
    const json::Value kept = document["data"]["last_sync_of_checkin"];
    if (frappe::time_in(kept) == mark.wall()) return;
    throw unexpected(asked, url,
                     fmt::format("it was set to {}, and the site answers {}", mark.text(),
                                 printable(kept.text().value_or("nothing"), 40)));
}

void FrappeClient::for_each_shift_assignment(const std::function<void(const ShiftAssignment&)>& each) {
    const frappe::ListQuery query{"Shift Assignment",
                                  {"name", "employee", "shift_type", "start_date", "end_date"},
                                  {{"docstatus", "=", 1}, {"status", "=", "Active"}}};
    impl_->site.for_each_row(query, {"read the shift assignments"}, [&](json::Value row) {
        each({row["employee"].text().value_or(""), row["shift_type"].text().value_or(""),
              frappe::time_in(row["start_date"]), frappe::time_in(row["end_date"])});
    });
}

std::vector<ShiftAssignment> FrappeClient::active_shift_assignments() {
    std::vector<ShiftAssignment> assignments;
    for_each_shift_assignment([&](const ShiftAssignment& one) { assignments.push_back(one); });
    return assignments;
}

} // namespace zksync
