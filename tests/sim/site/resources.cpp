#include "resources.hpp"

#include "auto_attendance.hpp"
#include "checkin_rules.hpp"
#include "collation.hpp"
#include "query.hpp"

namespace zksync_sim::site {
namespace {

Json without_nulls(const Json& document, const std::string& doctype) {
    Json shown = Json::object();
    for (const auto& [key, value] : document.items())
        if (!value.is_null()) shown[key] = value;
    shown["doctype"] = doctype;
    return shown;
}

Result data(Json value) { return {{{"data", std::move(value)}}}; }

std::optional<RowId> visible_checkin(const Context& context, const std::string& name) {
    for (const RowId id : context.store.checkins.named(name))
        if (CheckinTable::visible(context.store.checkins.row(id), context.transaction.snapshot())) return id;
    return std::nullopt;
}

void require(const Context& context, const std::string& doctype, const std::string& action,
             int Permission::*permission) {
    if (!context.store.permits(context.user, doctype, 0, permission))
        throw no_role_permission(context.user.name, doctype, action);
}

Result list(Context& context, const std::string& doctype) {
    const std::shared_lock lock(context.store.mutex);
    if (schema_of(doctype).empty() || !context.store.permits(context.user, doctype, 0, &Permission::read))
        throw no_list_permission(context.user.name, doctype);
    return data(run_query(context, parse_query(context, doctype)));
}

Json checkin_or_missing(const Context& context, const std::string& name) {
    const auto id = visible_checkin(context, name);
    if (!id) throw does_not_exist("Employee Checkin " + name);
    return checkin_document(context.store.checkins.unpack(context.store.checkins.row(*id)));
}

const Json& document_or_missing(const Context& context, const std::string& doctype, const std::string& name) {
    const Json* document = context.store.find(doctype, name);
    if (document == nullptr) throw does_not_exist(doctype + " " + name);
    return *document;
}

Result read_one(Context& context, const std::string& doctype, const std::string& name) {
    const std::shared_lock lock(context.store.mutex);
    const bool checkin = doctype == "Employee Checkin";
    Json document = checkin ? checkin_or_missing(context, name) : document_or_missing(context, doctype, name);
    require(context, doctype, "read", &Permission::read);
    const auto employee = text_of(document, doctype == "Employee" ? "name" : "employee");
    if (employee && !context.user.may_see(*employee))
        throw no_role_permission(context.user.name, doctype, "read");
    if (checkin && !context.store.permits(context.user, doctype, 1, &Permission::read))
        document.erase("time");
    return data(without_nulls(document, doctype));
}

Result create(Context& context, const std::string& doctype) {
    if (doctype == "Employee Checkin") return data(insert_checkin(context, context.arguments));
    throw no_role_permission(context.user.name, doctype, "create");
}

void refuse_stale(const Json& document, const Json& changes) {
    const auto sent = text_of(changes, "modified");
    if (!sent || sent == text_of(document, "modified")) return;
    throw thrown("Error: Document has been modified after you have opened it (" +
                     text_of(document, "modified").value_or("") + ", " + *sent +
                     "). Please refresh to get the latest document.",
                 "TimestampMismatchError");
}

void refuse_taken_code(const Store& store, const std::string& employee, const Json& changes) {
    const auto code = text_of(changes, "attendance_device_id");
    if (!code || code->empty() || store.employee_with_code(*code, employee) == nullptr) return;
    auto error = crashed("frappe.exceptions.UniqueValidationError: ('Employee', '" + employee +
                             "', IntegrityError(1062, \"Duplicate entry '" + *code +
                             "' for key 'attendance_device_id'\"))",
                         "UniqueValidationError", 417);
    error.messages = {
        {{"message", "Attendance Device ID (Biometric/RF tag ID) must be unique"}, {"title", "Message"}}};
    throw error;
}

/// What a column makes of a value that was sent.
Json stored_value(const Field& field, const Json& value) {
    if (field.kind != Kind::moment || value.is_null()) return value;
    const auto parsed = parse_time(as_text(value).value_or(""));
    if (const auto* moment = std::get_if<Micros>(&parsed)) return format_time(*moment);
    throw crashed("dateutil.parser._parser.ParserError: " + std::get<TimeError>(parsed).text, "ParserError");
}

Json changed(const Context& context, const std::string& doctype, Json document) {
    const auto& changes = context.arguments;
    refuse_stale(document, changes);
    if (doctype == "Employee")
        refuse_taken_code(context.store, text_of(document, "name").value_or(""), changes);
    for (const auto& field : context.store.fields_of(doctype)) {
        const auto given = changes.find(field.name);
        if (given == changes.end() || field.name == "name" || field.name == "modified") continue;
        document[field.name] = stored_value(field, *given);
    }
    document["modified"] = format_time(context.knobs.now());
    document["modified_by"] = context.user.name;
    return document;
}

Result update(Context& context, const std::string& doctype, const std::string& name) {
    const std::shared_lock lock(context.store.mutex);
    const auto& current = document_or_missing(context, doctype, name);
    require(context, doctype, "write", &Permission::write);
    if (context.knobs.read_only) throw in_read_only_mode();
    const Json document = changed(context, doctype, current);
    const bool process = context.knobs.process_after_mark_put && doctype == "Shift Type" &&
                         context.arguments.contains("last_sync_of_checkin");
    const Micros now = context.knobs.now();
    context.transaction.change([=](Store& store, Version) {
        store.documents[doctype][folded(name)] = document;
        if (process) process_auto_attendance(store, now);
    });
    return data(without_nulls(document, doctype));
}

Result remove(Context& context, const std::string& doctype, const std::string& name) {
    const std::shared_lock lock(context.store.mutex);
    std::optional<RowId> checkin;
    if (doctype == "Employee Checkin") {
        checkin = visible_checkin(context, name);
        if (!checkin) throw does_not_exist(doctype + " " + name);
    } else {
        document_or_missing(context, doctype, name);
    }
    require(context, doctype, "delete", &Permission::write);
    if (context.knobs.read_only) throw in_read_only_mode();
    context.transaction.change([=](Store& store, Version version) {
        if (checkin)
            store.checkins.remove(*checkin, version);
        else
            store.documents[doctype].erase(folded(name));
    });
    return {{{"data", "ok"}}, 202};
}

} // namespace

std::optional<Result> call_resource(Context& context, const std::string& doctype, const std::string& name) {
    const auto& method = context.request.method;
    if (!is_doctype(doctype)) throw does_not_exist("DocType " + doctype);
    if (name.empty() && method == "GET") return list(context, doctype);
    if (name.empty() && method == "POST") return create(context, doctype);
    if (name.empty()) return std::nullopt;
    if (method == "GET") return read_one(context, doctype, name);
    if (method == "PUT") return update(context, doctype, name);
    if (method == "DELETE") return remove(context, doctype, name);
    return std::nullopt;
}

} // namespace zksync_sim::site
