#include "frappe/client_impl.hpp"
#include "http/url.hpp"

namespace zksync {
namespace {

using frappe::Filter;

constexpr std::size_t names_at_once = 200;
/// Where auto attendance does not run at all, nothing is counted.
constexpr std::size_t uncounted_pages = 10;
/// Documents asked for one by one, at most.
constexpr int most_asked_for = 20;

const frappe::Asked look_for_checkins{"look for check-ins"};

StoredCheckin checkin_from(json::Value row) {
    StoredCheckin checkin;
    checkin.name = row["name"].text().value_or("");
    checkin.employee = row["employee"].text().value_or("");
    checkin.time = frappe::time_in(row["time"]);
    checkin.log_type = log_type_from(row["log_type"].string().value_or("")).value_or(LogType::none);
    checkin.device_id = row["device_id"].text().value_or("");
    checkin.created = frappe::time_in(row["creation"]);
    checkin.shift = row["shift"].text().value_or("");
    checkin.shift_start = frappe::time_in(row["shift_start"]);
    checkin.shift_actual_end = frappe::time_in(row["shift_actual_end"]);
    checkin.attendance = row["attendance"].text().value_or("");
    checkin.skip_auto_attendance = row["skip_auto_attendance"].boolean().value_or(false);
    return checkin;
}

void list(frappe::SiteConnection& site, std::vector<Filter> filters,
          const std::function<void(const StoredCheckin&)>& each,
          std::size_t pages = frappe::ListQuery::all_pages) {
    const frappe::ListQuery query{"Employee Checkin",
                                  {"name", "employee", "time", "log_type", "device_id", "creation", "shift",
                                   "shift_start", "shift_actual_end", "attendance", "skip_auto_attendance"},
                                  std::move(filters),
                                  pages};
    site.for_each_row(query, look_for_checkins, [&](json::Value row) { each(checkin_from(row)); });
}

std::vector<std::string> texts(std::span<const std::string> items) { return {items.begin(), items.end()}; }

} // namespace

void FrappeClient::for_each_checkin(std::span<const std::string> employees, SiteTime from, SiteTime to,
                                    const std::function<void(const StoredCheckin&)>& each) {
    frappe::in_chunks(employees, frappe::employees_at_once, [&](std::span<const std::string> chunk) {
        list(impl_->site,
             {{"employee", "in", texts(chunk)}, {"time", ">=", from.text()}, {"time", "<", to.text()}}, each);
    });
}

void FrappeClient::for_each_checkin(SiteTime from, SiteTime to,
                                    const std::function<void(const StoredCheckin&)>& each) {
    list(impl_->site, {{"time", ">=", from.text()}, {"time", "<", to.text()}}, each);
}

std::vector<StoredCheckin> FrappeClient::checkins_named(std::span<const std::string> names) {
    std::vector<StoredCheckin> found;
    frappe::in_chunks(names, names_at_once, [&](std::span<const std::string> chunk) {
        list(impl_->site, {{"name", "in", texts(chunk)}},
             [&](const StoredCheckin& checkin) { found.push_back(checkin); });
    });
    return found;
}

Presence FrappeClient::presence_of_checkin(const std::string& name) {
    const std::string path = "/api/resource/Employee%20Checkin/" + http::percent_encode(name);
    const http::Exchange exchange = impl_->site.ask(impl_->site.get(path));
    if (const auto* response = std::get_if<http::Response>(&exchange)) {
        const auto said = read_frappe_error(response->body);
        if (response->status == 404 && said && said->exc_type == "DoesNotExistError") return Presence::gone;
        if (response->status == 403 && said && said->exc_type == "PermissionError") return Presence::hidden;
    }
    document_of(exchange, look_for_checkins, impl_->site.config().url);
    return Presence::shown;
}

std::set<std::string> FrappeClient::hidden_of(std::span<const std::string> names,
                                              const std::vector<StoredCheckin>& shown) {
    std::set<std::string> missing(names.begin(), names.end());
    for (const StoredCheckin& checkin : shown) missing.erase(checkin.name);
    std::set<std::string> hidden;
    int asked_for = 0;
    for (const std::string& name : missing) {
        if (++asked_for > most_asked_for) break;
        if (presence_of_checkin(name) == Presence::hidden) hidden.insert(name);
    }
    return hidden;
}

std::vector<StoredCheckin> FrappeClient::checkins_created_since(std::span<const std::string> employees,
                                                                const std::string& device_id,
                                                                LocalTime since) {
    std::vector<StoredCheckin> found;
    frappe::in_chunks(employees, frappe::employees_at_once, [&](std::span<const std::string> chunk) {
        list(impl_->site,
             {{"employee", "in", texts(chunk)},
              {"device_id", "=", device_id},
              {"creation", ">=", since.text()}},
             [&](const StoredCheckin& checkin) { found.push_back(checkin); });
    });
    return found;
}

std::vector<StoredCheckin> FrappeClient::uncounted_checkins(std::span<const std::string> shifts,
                                                            SiteTime from, SiteTime to) {
    std::vector<StoredCheckin> found;
    list(
        impl_->site,
        {{"shift", "in", texts(shifts)},
         {"attendance", "is", "not set"},
         {"time", ">=", from.text()},
         {"time", "<", to.text()}},
        [&](const StoredCheckin& checkin) { found.push_back(checkin); }, uncounted_pages);
    return found;
}

} // namespace zksync
