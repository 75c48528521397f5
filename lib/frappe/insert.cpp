#include "frappe/client_impl.hpp"
#include "json/writer.hpp"

namespace zksync {
namespace {

/// Nothing that is not known is sent: no log type and an empty one differ on older sites.
std::string documents(std::span<const Checkin> checkins) {
    json::Writer writer;
    writer.begin_array();
    for (const auto& checkin : checkins) {
        writer.begin_object()
            .member("doctype", "Employee Checkin")
            .member("employee", checkin.employee)
            .member("time", checkin.time.text())
            .member("device_id", checkin.device_id);
        if (checkin.log_type != LogType::none) writer.member("log_type", to_text(checkin.log_type));
        if (checkin.latitude) writer.member("latitude", *checkin.latitude);
        if (checkin.longitude) writer.member("longitude", *checkin.longitude);
        writer.end_object();
    }
    return writer.end_array().text();
}

} // namespace

WriteAnswer FrappeClient::insert(std::span<const Checkin> checkins) {
    json::Writer body;
    body.begin_object().member("docs", documents(checkins)).end_object();
    http::Request request = impl_->site.post("/api/method/frappe.client.insert_many", body.text());
    request.timeout = impl_->site.config().write_timeout;
    return read_write_answer(impl_->site.send_once(std::move(request)), checkins.size());
}

} // namespace zksync
