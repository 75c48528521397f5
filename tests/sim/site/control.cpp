#include "control.hpp"

#include "auto_attendance.hpp"
#include "control_attendance.hpp"
#include "control_checkins.hpp"
#include "control_people.hpp"

#include <functional>
#include <map>
#include <stdexcept>

namespace zksync_sim::site {
namespace {

Json body_of(const Request& request) {
    return request.body.empty() ? Json::object() : Json::parse(request.body);
}

Json reset(Application& site) {
    site.store.reset();
    site.faults.clear();
    site.faults.let_go();
    site.log.clear();
    site.set_knobs(Knobs{});
    return Json::object();
}

Json statistics(const Application& site) {
    Json statistics = site.log.statistics();
    statistics["paused"] = site.faults.held();
    statistics.update(checkin_statistics(site.store));
    return statistics;
}

Json documents(const Application& site, const std::string& doctype) {
    const std::shared_lock lock(site.store.mutex);
    Json list = Json::array();
    if (const auto table = site.store.documents.find(doctype); table != site.store.documents.end())
        for (const auto& [key, document] : table->second) list.push_back(document);
    return list;
}

Json comments(const Application& site) {
    const std::shared_lock lock(site.store.mutex);
    Json list = Json::array();
    for (const auto& comment : site.store.comments)
        list.push_back({{"reference_doctype", "Employee Checkin"},
                        {"reference_name", comment.checkin},
                        {"content", comment.content}});
    return list;
}

using Handler = std::function<Json(Application&, const Request&)>;

std::map<std::string, Handler> looking() {
    return {{"GET /_sim/knobs", [](Application& site, const Request&) { return to_document(site.knobs()); }},
            {"GET /_sim/faults", [](Application& site, const Request&) { return site.faults.list(); }},
            {"GET /_sim/requests", [](Application& site, const Request& r) { return site.log.list(r); }},
            {"GET /_sim/stats", [](Application& site, const Request&) { return statistics(site); }},
            {"GET /_sim/attendance",
             [](Application& site, const Request&) { return documents(site, "Attendance"); }},
            {"GET /_sim/employees",
             [](Application& site, const Request&) { return documents(site, "Employee"); }},
            {"GET /_sim/shift-types",
             [](Application& site, const Request&) { return documents(site, "Shift Type"); }},
            {"GET /_sim/comments", [](Application& site, const Request&) { return comments(site); }},
            {"GET /_sim/permissions",
             [](Application& site, const Request& r) {
                 return show_permissions(site.store, r.parameter("doctype").value_or("Employee Checkin"));
             }},
            {"GET /_sim/checkins",
             [](Application& site, const Request& r) { return show_checkins(site.store, r); }}};
}

std::map<std::string, Handler> setting_up() {
    return {{"POST /_sim/users",
             [](Application& site, const Request& r) { return put_users(site.store, body_of(r)); }},
            {"POST /_sim/permissions",
             [](Application& site, const Request& r) { return put_permissions(site.store, body_of(r)); }},
            {"POST /_sim/employees",
             [](Application& site, const Request& r) {
                 return put_employees(site.store, site.knobs().now(), body_of(r));
             }},
            {"POST /_sim/employees/generate",
             [](Application& site, const Request& r) {
                 return generate_employees(site.store, site.knobs().now(), body_of(r));
             }},
            {"PATCH /_sim/employees",
             [](Application& site, const Request& r) { return change_employee(site.store, body_of(r)); }},
            {"POST /_sim/shift-types",
             [](Application& site, const Request& r) {
                 return put_shift_types(site.store, site.knobs().now(), body_of(r));
             }},
            {"POST /_sim/shift-assignments",
             [](Application& site, const Request& r) {
                 return put_shift_assignments(site.store, site.knobs().now(), body_of(r));
             }},
            {"POST /_sim/checkins",
             [](Application& site, const Request& r) {
                 return put_checkins(site.store, site.knobs().now(), body_of(r));
             }},
            {"PATCH /_sim/checkins",
             [](Application& site, const Request& r) { return change_checkins(site.store, body_of(r)); }},
            {"POST /_sim/attendance",
             [](Application& site, const Request& r) {
                 return put_attendances(site.store, site.knobs().now(), body_of(r));
             }},
            {"POST /_sim/attendance/cancel",
             [](Application& site, const Request& r) { return cancel_attendances(site.store, body_of(r)); }},
            {"POST /_sim/checkins/generate",
             [](Application& site, const Request& r) {
                 return generate_checkins(site.store, site.knobs().now(), body_of(r));
             }},
            {"DELETE /_sim/checkins",
             [](Application& site, const Request& r) { return delete_checkins(site.store, r); }}};
}

std::map<std::string, Handler> acting() {
    return {{"POST /_sim/knobs",
             [](Application& site, const Request& r) {
                 site.set_knobs(merged(site.knobs(), body_of(r)));
                 return to_document(site.knobs());
             }},
            {"POST /_sim/reset", [](Application& site, const Request&) { return reset(site); }},
            {"POST /_sim/faults",
             [](Application& site, const Request& r) {
                 site.faults.add(body_of(r));
                 return site.faults.list();
             }},
            {"DELETE /_sim/faults",
             [](Application& site, const Request&) {
                 site.faults.clear();
                 return Json::object();
             }},
            {"POST /_sim/continue",
             [](Application& site, const Request&) {
                 site.faults.let_go();
                 return Json::object();
             }},
            {"DELETE /_sim/requests",
             [](Application& site, const Request&) {
                 site.log.clear();
                 return Json::object();
             }},
            {"POST /_sim/process-auto-attendance", [](Application& site, const Request&) {
                 const std::unique_lock lock(site.store.mutex);
                 return process_auto_attendance(site.store, site.knobs().now());
             }}};
}

const std::map<std::string, Handler>& handlers() {
    static const std::map<std::string, Handler> all = [] {
        auto handlers = looking();
        handlers.merge(setting_up());
        handlers.merge(acting());
        return handlers;
    }();
    return all;
}

Reply answer(int status, std::string body, const char* type) {
    Reply reply;
    reply.status = status;
    reply.headers.emplace_back("Content-Type", type);
    reply.body = std::move(body);
    return reply;
}

} // namespace

Reply control(Application& site, const Request& request) {
    const auto found = handlers().find(request.method + " " + request.path);
    if (found == handlers().end()) return answer(404, R"({"error":"no such control"})", "application/json");
    try {
        const bool compact = request.path == "/_sim/checkins" && request.parameter("format") == "tsv";
        if (compact && request.method == "GET")
            return answer(200, checkins_as_tsv(site.store, request), "text/tab-separated-values");
        return answer(200, compact_dump(found->second(site, request)), "application/json");
    } catch (const std::exception& problem) {
        return answer(400, compact_dump({{"error", problem.what()}}), "application/json");
    }
}

} // namespace zksync_sim::site
