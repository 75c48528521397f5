#include "checkin_columns.hpp"
#include "query.hpp"

#include <algorithm>
#include <set>

namespace zksync_sim::site {
namespace {

/// One condition, bound to its column. A text of the pool is compared once, however many rows share it.
class RowCondition {
public:
    RowCondition(const CheckinTable& table, const Condition& condition)
        : table_(table), condition_(condition), place_(place_of(condition.field().name)) {}

    bool matches(const CheckinRow& row) {
        if (const auto* text = std::get_if<TextId CheckinRow::*>(&place_)) return text_matches(row.**text);
        if (const auto* moment = std::get_if<Micros CheckinRow::*>(&place_))
            return condition_.moment(row.**moment);
        if (const auto* real = std::get_if<double CheckinRow::*>(&place_))
            return condition_.number(row.**real);
        if (const auto* flag = std::get_if<std::uint8_t CheckinRow::*>(&place_))
            return condition_.number(row.**flag);
        if (condition_.field().name == "name") return condition_.text(table_.name_of(row));
        if (condition_.field().name == "geolocation")
            return condition_.text(row.has_geolocation != 0 ? geolocation_text(row.latitude, row.longitude)
                                                            : "");
        return condition_.number(0); // docstatus, idx
    }

private:
    bool text_matches(TextId id) {
        const auto [known, fresh] = verdicts_.try_emplace(id, false);
        if (fresh) {
            if (id == 0)
                known->second = condition_.text(std::nullopt);
            else
                known->second = condition_.text(table_.pool().text(id));
        }
        return known->second;
    }

    const CheckinTable& table_;
    const Condition& condition_;
    Place place_;
    std::unordered_map<TextId, bool> verdicts_;
};

/// The rows that are worth looking at: by name, by employee and time, or all.
class Candidates {
public:
    Candidates(const CheckinTable& table, const Query& query) : table_(table), query_(query) {}

    template <class Visit>
    void for_each(Visit visit) const {
        if (const auto* by_name = exact("name")) return visit_names(*by_name->wanted(), visit);
        if (const auto* by_employee = exact("employee")) return visit_employees(*by_employee, visit);
        for (RowId id = 0; id < table_.rows().size(); ++id) visit(id);
    }

private:
    const Condition* exact(const std::string& field) const {
        for (const auto& condition : query_.conditions)
            if (condition.field().name == field && condition.wanted()) return &condition;
        return nullptr;
    }

    template <class Visit>
    void visit_names(const std::vector<std::string>& names, Visit visit) const {
        std::set<RowId> found;
        for (const auto& name : names)
            for (const RowId id : table_.named(name)) found.insert(id);
        for (const RowId id : found) visit(id);
    }

    template <class Visit>
    void visit_employees(const Condition& wanted, Visit visit) const {
        Micros from = no_time, to = std::numeric_limits<Micros>::max();
        for (const auto& condition : query_.conditions) {
            if (condition.field().name != "time") continue;
            const auto [first, last] = condition.range();
            from = std::max(from, first), to = std::min(to, last);
        }
        for (const auto& [employee, timeline] : table_.by_employee()) {
            if (!wanted.text(table_.pool().text(employee))) continue;
            auto entry =
                std::lower_bound(timeline.begin(), timeline.end(), std::pair<Micros, RowId>{from, 0});
            for (; entry != timeline.end() && entry->first <= to; ++entry) visit(entry->second);
        }
    }

    const CheckinTable& table_;
    const Query& query_;
};

std::vector<RowId> matching(const Context& context, const Query& query) {
    const auto& table = context.store.checkins;
    std::vector<RowCondition> conditions;
    for (const auto& condition : query.conditions) conditions.emplace_back(table, condition);
    std::vector<RowId> found;
    Candidates(table, query).for_each([&](RowId id) {
        const auto& row = table.row(id);
        if (!CheckinTable::visible(row, context.transaction.snapshot())) return;
        for (auto& condition : conditions)
            if (!condition.matches(row)) return;
        found.push_back(id);
    });
    return found;
}

void sort_page(const CheckinTable& table, const Query& query, std::vector<RowId>& rows) {
    std::vector<Place> places;
    for (const auto& key : query.order) places.push_back(place_of(key.field.name));
    const auto before = [&](RowId a, RowId b) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto& key = query.order[i];
            const int found = compare_rows(table, key.field, places[i], table.row(a), table.row(b));
            if (found != 0) return found * key.direction < 0;
        }
        return a < b;
    };
    const auto last = page_of(query, rows.begin(), rows.end()).second;
    std::partial_sort(rows.begin(), last, rows.end(), before);
}

Json shown(const CheckinTable& table, const CheckinRow& row, const std::vector<Field>& columns) {
    const auto document = checkin_document(table.unpack(row));
    Json result = Json::object();
    for (const auto& field : columns) {
        const auto value = document.find(field.name);
        result[field.name] = value == document.end() ? Json(nullptr) : *value;
    }
    return result;
}

} // namespace

Json list_checkins(const Context& context, const Query& query) {
    const auto& table = context.store.checkins;
    auto rows = matching(context, query);
    if (!context.user.allowed_employees.empty())
        std::erase_if(
            rows, [&](RowId id) { return !context.user.may_see(table.pool().text(table.row(id).employee)); });
    sort_page(table, query, rows);
    Json list = Json::array();
    const auto [first, last] = page_of(query, rows.begin(), rows.end());
    for (auto id = first; id != last; ++id) list.push_back(shown(table, table.row(*id), query.columns));
    return list;
}

std::size_t count_checkins(const Context& context, const Query& query) {
    return matching(context, query).size();
}

} // namespace zksync_sim::site
