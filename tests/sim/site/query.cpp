#include "query.hpp"

#include "collation.hpp"

#include <algorithm>
#include <sstream>

namespace zksync_sim::site {
namespace {

std::vector<std::string> written_fields(const Json& arguments) {
    const auto given = arguments.find("fields");
    if (given == arguments.end() || given->is_null()) return {"name"};
    Json list = *given;
    if (list.is_string()) {
        const auto text = list.get<std::string>();
        list = text.starts_with("[") ? Json::parse(text) : Json::array({text});
    }
    std::vector<std::string> names;
    for (const auto& entry : list) {
        std::istringstream parts(as_text(entry).value_or(""));
        for (std::string part; std::getline(parts, part, ',');) names.push_back(bare_field(part));
    }
    return names;
}

std::vector<SortKey> parse_order(const std::string& order_by, const std::vector<Field>& fields) {
    std::vector<SortKey> keys;
    std::istringstream parts(order_by);
    for (std::string part; std::getline(parts, part, ',');) {
        std::istringstream words(part);
        std::string name, direction;
        words >> name >> direction;
        keys.push_back({column(fields, bare_field(name)), folded(direction) == "desc" ? -1 : 1});
    }
    return keys;
}

void set_page(const Context& context, Query& query) {
    const auto& arguments = context.arguments;
    const bool alias = context.is_get() && context.request.path.starts_with("/api/resource/");
    auto length = text_of(arguments, "limit_page_length");
    if (!length && alias) length = text_of(arguments, "limit");
    // cint(): a word is 0, and 0 is no LIMIT at all, so no OFFSET either.
    const long long page = length ? std::atoll(length->c_str()) : context.knobs.default_page;
    if (page > 0) query.length = static_cast<std::size_t>(page);
    query.start = static_cast<std::size_t>(std::max(0LL, whole_number(arguments, "limit_start")));
}

/// What a Shift Type of this version has; the newer field is there once a document has it.
std::vector<Field> columns_of(const Context& context, const std::string& doctype) {
    auto fields = context.store.fields_of(doctype);
    if (doctype != "Shift Type" || context.knobs.auto_update_last_sync_exists) return fields;
    const auto table = context.store.documents.find(doctype);
    if (table != context.store.documents.end())
        for (const auto& [name, document] : table->second)
            if (document.contains("auto_update_last_sync")) return fields;
    std::erase_if(fields, [](const Field& field) { return field.name == "auto_update_last_sync"; });
    return fields;
}

int compare_values(const Field& field, const Json& a, const Json& b) {
    const auto left = as_text(a).value_or(""), right = as_text(b).value_or("");
    if (field.kind == Kind::number) {
        const double x = std::strtod(left.c_str(), nullptr), y = std::strtod(right.c_str(), nullptr);
        return x < y ? -1 : x > y ? 1 : 0;
    }
    if (field.kind == Kind::text) return folded(left).compare(folded(right));
    return left.compare(right);
}

Json value_of(const Json& document, const Field& field) {
    const auto found = document.find(field.name);
    if (found != document.end()) return *found;
    return field.kind == Kind::number ? Json(0) : Json(nullptr);
}

/// Has Role has no table of its own here: it is what the users were given.
Documents role_rows(const Store& store) {
    Documents rows;
    for (const auto& [key, user] : store.users)
        for (const auto& role : user.roles)
            if (role != "All" && role != "Guest" && role != "Desk User")
                rows[user.name + "/" + role] = {
                    {"name", user.name + "/" + role}, {"parent", user.name}, {"role", role}};
    return rows;
}

/// Calls `use` with the documents of a DocType; not a copy, for there may be thousands of employees.
template <class Use>
auto with_documents(const Store& store, const std::string& doctype, Use use) {
    static const Documents none;
    if (doctype == "Has Role") return use(role_rows(store));
    const auto found = store.documents.find(doctype);
    return use(found == store.documents.end() ? none : found->second);
}

bool satisfies(const Json& document, const std::vector<Condition>& conditions) {
    return std::all_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
        return condition.matches(value_of(document, condition.field()));
    });
}

bool permitted(const User& user, const std::string& doctype, const Json& document) {
    if (user.allowed_employees.empty()) return true;
    if (doctype == "Employee") return user.may_see(text_of(document, "name").value_or(""));
    const auto employee = text_of(document, "employee");
    return !employee || user.may_see(*employee);
}

void sort_rows(const Query& query, std::vector<const Json*>& rows) {
    std::stable_sort(rows.begin(), rows.end(), [&](const Json* a, const Json* b) {
        for (const auto& key : query.order) {
            const int order = compare_values(key.field, value_of(*a, key.field), value_of(*b, key.field));
            if (order != 0) return order * key.direction < 0;
        }
        return false;
    });
}

/// Documents are kept by their folded name: a hundred thousand need no sorting for each page of such a list.
bool is_as_kept(const Query& query) {
    return query.doctype != "Has Role" && query.order.size() == 1 &&
           query.order.front().field.name == "name" && query.order.front().direction > 0;
}

Json page_shown(const Query& query, std::vector<const Json*>& rows) {
    if (!is_as_kept(query)) sort_rows(query, rows);
    Json list = Json::array();
    const auto [first, last] = page_of(query, rows.begin(), rows.end());
    for (auto row = first; row != last; ++row) {
        Json shown = Json::object();
        for (const auto& field : query.columns) shown[field.name] = value_of(**row, field);
        list.push_back(std::move(shown));
    }
    return list;
}

Json list_plain(const Context& context, const Query& query) {
    return with_documents(context.store, query.doctype, [&](const Documents& documents) {
        std::vector<const Json*> rows;
        for (const auto& [key, document] : documents)
            if (permitted(context.user, query.doctype, document) && satisfies(document, query.conditions))
                rows.push_back(&document);
        return page_shown(query, rows);
    });
}

} // namespace

Query parse_query(const Context& context, const std::string& doctype) {
    const auto& arguments = context.arguments;
    const auto fields = columns_of(context, doctype);
    Query query;
    query.doctype = doctype;
    for (const auto& name : written_fields(arguments)) {
        if (name == "*")
            query.columns.insert(query.columns.end(), fields.begin(), fields.end());
        else
            query.columns.push_back(column(fields, name));
    }
    std::erase_if(query.columns, [&](const Field& field) {
        return field.permlevel > 0 &&
               !context.store.permits(context.user, doctype, field.permlevel, &Permission::read);
    });
    if (const auto filters = arguments.find("filters"); filters != arguments.end())
        query.conditions = parse_filters(*filters, fields, context.knobs);
    query.order = parse_order(text_of(arguments, "order_by").value_or("modified desc, name asc"), fields);
    set_page(context, query);
    return query;
}

Json run_query(const Context& context, const Query& query) {
    return query.doctype == "Employee Checkin" ? list_checkins(context, query) : list_plain(context, query);
}

std::size_t count_rows(const Context& context, const Query& query) {
    if (query.doctype == "Employee Checkin") return count_checkins(context, query);
    return with_documents(context.store, query.doctype, [&](const Documents& documents) {
        return static_cast<std::size_t>(
            std::count_if(documents.begin(), documents.end(), [&](const auto& entry) {
                const bool counts = !context.knobs.count_looks_at_permissions ||
                                    permitted(context.user, query.doctype, entry.second);
                return counts && satisfies(entry.second, query.conditions);
            }));
    });
}

} // namespace zksync_sim::site
