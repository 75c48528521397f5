#include "people.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <utility>

#include "punch_json.hpp"

namespace zksync_sim {
namespace {

void merge_by(std::map<std::string, Json>& known, const char* key, const Json& rows) {
    for (const Json& row : rows.is_array() ? rows : Json::array({rows})) {
        if (!row.is_object() || !row.contains(key) || !row[key].is_string())
            throw std::invalid_argument(std::string("a row needs the text ") + key);
        Json& kept = known.try_emplace(row[key].get<std::string>(), Json::object()).first->second;
        for (const auto& [name, value] : row.items()) kept[name] = value;
    }
}

void override_fields(Json& row, const Json& fields) {
    for (const auto& [name, value] : fields.items()) row[name] = value;
}

Json terminal_json(std::size_t id, const std::string& serial, const UsedTerminal& used, const Knobs& knobs) {
    const bool hours = knobs.text("terminal_tz") == "hours";
    return {{"id", id},
            {"sn", serial},
            {"ip_address", "10.1.0." + std::to_string(20 + id % 200)},
            {"alias", used.alias},
            {"terminal_name", "SpeedFace-V5L"},
            {"fw_ver", "ZAM180-NF-Ver1.4.5"},
            {"push_ver", "2.4.1"},
            {"state", "1"},
            {"terminal_tz", hours ? 4 : 240},
            {"last_activity", used.last_upload == no_moment
                                  ? Json()
                                  : Json(format_moment(used.last_upload, Fractions::hidden))},
            {"user_count", 12},
            {"fp_count", 3},
            {"face_count", 9},
            {"palm_count", 0},
            {"transaction_count", 480},
            {"area", {{"id", 2}, {"area_code", "2"}, {"area_name", "HQ"}}},
            {"area_name", "HQ"}};
}

Json employee_json(std::size_t id, const std::string& code, const Person& person) {
    return {{"id", id},
            {"emp_code", code},
            {"first_name", person.first_name},
            {"last_name", person.last_name.empty() ? Json() : Json(person.last_name)},
            {"nickname", nullptr},
            {"device_password", "73915-device-pin"},
            {"card_no", "0008675309"},
            {"self_password", "pbkdf2_sha256$36000$c2FsdA$never-to-be-logged"},
            {"department", {{"id", 3}, {"dept_code", "OPS"}, {"dept_name", person.department}}},
            {"position", nullptr},
            {"hire_date", "2024-01-01"},
            {"gender", nullptr},
            {"birthday", "1990-05-04"},
            {"verify_mode", -1},
            {"emp_type", nullptr},
            {"mobile", "+971500000000"},
            {"email", "personnel-row@example.com"},
            {"enable_att", true},
            {"enable_holiday", true},
            {"area", Json::array({Json{{"id", 2}, {"area_code", "2"}, {"area_name", "HQ"}}})},
            {"fingerprint", "-"},
            {"face", "-"},
            {"update_time", "2026-01-01 00:00:00"}};
}

bool lets_through(const Json& row, const char* field, const std::string& wanted, const Knobs& knobs) {
    if (wanted.empty()) return true;
    const std::string value = text_of(row, field);
    return knobs.on("partial_match") ? value.find(wanted) != std::string::npos : value == wanted;
}

using RowMaker = std::function<Json(std::size_t)>;

/// Only the rows of the page are made.
PageSource source_of(std::size_t rows, RowMaker row, const Knobs& knobs) {
    return [rows, row = std::move(row), &knobs](std::size_t offset, std::size_t limit) {
        PagePart part{rows, {}};
        for (std::size_t i = std::min(offset, rows); i < rows && part.rows.size() < limit; ++i) {
            part.rows.push_back(row(i));
            loosen(part.rows.back(), knobs, static_cast<std::int64_t>(i));
        }
        return part;
    };
}

PageSource source_of(std::vector<Json> rows, const Knobs& knobs) {
    const std::size_t number = rows.size();
    return source_of(
        number, [rows = std::move(rows)](std::size_t i) { return rows[i]; }, knobs);
}

/// Nobody is on this list twice, it never ends, and every name is that long.
PageSource endless_source(std::size_t length_of_name) {
    return [length_of_name](std::size_t offset, std::size_t limit) {
        constexpr std::size_t said = 1'000'000'000;
        PagePart part{said, {}};
        for (std::size_t i = offset; i < offset + limit; ++i)
            part.rows.push_back(employee_json(i, "x" + std::to_string(i),
                                              {"", std::string(length_of_name, 'x'), "", "Stores"}));
        return part;
    };
}

} // namespace

void People::add_terminals(const Json& rows) { merge_by(terminals_, "sn", rows); }
void People::add_employees(const Json& rows) { merge_by(employees_, "emp_code", rows); }

Reply People::list_terminals(const Request& request, const Store& store, const Knobs& knobs,
                             const Tweaks& tweaks) const {
    std::map<std::string, UsedTerminal> all;
    for (const auto& used : store.terminals()) {
        if (!knobs.on("auto_terminals") || used.serial.empty()) continue;
        UsedTerminal& latest = all[used.serial];
        if (latest.last_upload > used.last_upload) continue;
        latest = used;
    }
    for (const auto& [serial, fields] : terminals_) all.try_emplace(serial);
    std::vector<Json> rows;
    std::size_t id = 0;
    for (const auto& [serial, used] : all) {
        Json row = terminal_json(++id, serial, used, knobs);
        if (const auto given = terminals_.find(serial); given != terminals_.end())
            override_fields(row, given->second);
        if (lets_through(row, "sn", filter_value(request, "sn"), knobs) &&
            lets_through(row, "alias", filter_value(request, "alias"), knobs))
            rows.push_back(std::move(row));
    }
    return page_reply(request, knobs, tweaks, source_of(std::move(rows), knobs));
}

Reply People::list_employees(const Request& request, const Store& store, const Knobs& knobs,
                             const Tweaks& tweaks) const {
    if (const auto length = knobs.number("endless_employees"); length > 0)
        return page_reply(request, knobs, tweaks, endless_source(static_cast<std::size_t>(length)));
    std::map<std::string, Person> all;
    for (const auto& person : store.people())
        if (knobs.on("auto_employees") && !person.code.empty() && person.code != "0")
            all.emplace(person.code, person);
    for (const auto& [code, fields] : employees_) all.try_emplace(code, Person{code, "Sara", "", "Stores"});
    const auto row_of = [&](std::size_t id, const Person& person) {
        Json row = employee_json(id, person.code, person);
        if (const auto given = employees_.find(person.code); given != employees_.end())
            override_fields(row, given->second);
        return row;
    };
    const std::string wanted = filter_value(request, "emp_code");
    std::vector<std::pair<std::size_t, const Person*>> listed;
    std::size_t id = 40;
    for (const auto& [code, person] : all) {
        ++id;
        if (wanted.empty() || lets_through(row_of(id, person), "emp_code", wanted, knobs))
            listed.emplace_back(id, &person);
    }
    return page_reply(
        request, knobs, tweaks,
        source_of(
            listed.size(), [&](std::size_t i) { return row_of(listed[i].first, *listed[i].second); }, knobs));
}

} // namespace zksync_sim
