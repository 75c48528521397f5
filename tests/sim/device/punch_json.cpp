#include "punch_json.hpp"

#include <array>
#include <charconv>
#include <map>
#include <set>
#include <stdexcept>

namespace zksync_sim {
namespace {

std::string member_text(const Json& row, const char* name, const char* otherwise) {
    if (!row.contains(name)) return otherwise;
    const Json& value = row[name];
    if (value.is_string()) return value.get<std::string>();
    return value.is_number() ? value.dump() : "";
}

Moment member_moment(const Json& row, const char* name) {
    return parse_moment(text_of(row, name)).value_or(no_moment);
}

bool kept_as_fields(const Json& row, const std::string& name) {
    static const std::set<std::string> control{"hidden", "visible_in_ms"};
    if (control.count(name) != 0) return false;
    const Json& value = row[name];
    if (name == "id") return !value.is_number_integer();
    if (name == "punch_time") return member_moment(row, "punch_time") == no_moment;
    if (name == "upload_time") return !value.is_null() && member_moment(row, "upload_time") == no_moment;
    static const std::set<std::string> compact{"emp_code", "punch_state", "terminal_sn", "terminal_alias"};
    return compact.count(name) == 0 || !value.is_string();
}

Row compact_row(Store& store, const Json& row) {
    Row out;
    if (row.contains("id") && row["id"].is_number_integer()) out.id = row["id"].get<std::int64_t>();
    out.person = store.person(member_text(row, "emp_code", "0001"));
    const std::string serial = member_text(row, "terminal_sn", "CQUJ190000001");
    out.terminal = store.terminal(serial, member_text(row, "terminal_alias", serial.empty() ? "" : "Gate 1"));
    out.state = store.state(member_text(row, "punch_state", "0"));
    out.time = row.contains("punch_time") ? member_moment(row, "punch_time") : local_now();
    out.upload = member_moment(row, "upload_time");
    if (!row.contains("upload_time") && out.time != no_moment)
        out.upload = out.time - out.time % one_second + 3 * one_second;
    return out;
}

Row row_of(Store& store, const Json& row) {
    if (!row.is_object()) throw std::invalid_argument("a punch is a JSON object");
    if (row.contains("raw")) {
        const Json& raw = row["raw"];
        Row out = compact_row(store, raw.is_object() ? raw : Json::object());
        if (!raw.is_object() || !raw.contains("punch_time")) out.time = out.upload = no_moment;
        out.odd = store.odd({OddPart::Use::replaces_all, raw});
        return out;
    }
    Row out = compact_row(store, row);
    Json fields = Json::object();
    for (const auto& [name, value] : row.items())
        if (kept_as_fields(row, name)) fields[name] = value;
    if (!fields.empty()) out.odd = store.odd({OddPart::Use::adds, fields});
    return out;
}

Json state_display(const std::string& state, const std::string& language) {
    static const std::map<std::string, std::pair<const char*, const char*>> words{
        {"0", {"Check In", "Entrée"}},          {"1", {"Check Out", "Sortie"}},
        {"2", {"Break Out", "Début de pause"}}, {"3", {"Break In", "Fin de pause"}},
        {"4", {"Overtime In", "Début d'H.S."}}, {"5", {"Overtime Out", "Fin d'H.S."}},
        {"255", {"Unknown", "Enregistrement"}},
    };
    const auto found = words.find(state);
    if (language == "null" || found == words.end()) return nullptr;
    return language == "french" ? found->second.second : found->second.first;
}

void strings_to_numbers(Json& value) {
    const auto text = value.get<std::string>();
    std::int64_t number = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number).ptr;
    if (text.empty() || text.size() > 15 || end != text.data() + text.size()) return;
    if (std::to_string(number) == text) value = number;
}

void loosen_value(Json& value, const std::string& how) {
    if (how == "strings" && value.is_number())
        value = value.dump();
    else if (how == "numbers" && value.is_string())
        strings_to_numbers(value);
    else if (how == "empty" && value.is_null())
        value = "";
    else if (how == "null" && value.is_string() && value.get<std::string>().empty())
        value = nullptr;
}

Json moment_json(Moment moment, Fractions fractions) {
    if (moment == no_moment) return nullptr;
    return format_moment(moment, fractions);
}

} // namespace

void loosen(Json& row, const Knobs& knobs, std::int64_t variant) {
    static const std::array<const char*, 5> mixture{"none", "strings", "numbers", "empty", "null"};
    std::string how = knobs.text("loose_types");
    if (how == "mixed") how = mixture[static_cast<std::size_t>(variant) % mixture.size()];
    if (how != "none")
        for (auto& value : row) loosen_value(value, how);
    if (knobs.on("extra_keys")) {
        row["crc"] = "AAFBAAAJ";
        row["source"] = 1;
        row["reserved"] = {{"deep", {1, {{"deeper", nullptr}}}}, {"text", std::string("\0\t\"x\"", 5)}};
    }
}

void add_punches(Store& store, const Json& rows) {
    for (const Json& json : rows.is_array() ? rows : Json::array({rows})) {
        const Row row = row_of(store, json);
        if (json.contains("visible_in_ms"))
            store.add_hidden(row, std::chrono::milliseconds(json["visible_in_ms"].get<std::int64_t>()));
        else if (json.value("hidden", false))
            store.add_hidden(row, std::nullopt);
        else
            store.add(row);
    }
}

Json punch_json(const Store& store, const Row& row, const Knobs& knobs) {
    const OddPart* odd = store.odd_of(row);
    if (odd != nullptr && odd->use == OddPart::Use::replaces_all) return odd->fields;
    const Person& person = store.person_of(row);
    const UsedTerminal& terminal = store.terminal_of(row);
    const Fractions fractions = knobs.on("fractions") ? Fractions::shown : Fractions::hidden;
    Json out{{"id", row.id},
             {"emp", 100 + row.person},
             {"emp_code", person.code},
             {"first_name", person.first_name},
             {"last_name", person.last_name},
             {"department", person.department},
             {"position", nullptr},
             {"punch_time", moment_json(row.time, fractions)},
             {"punch_state", store.state_of(row)},
             {"punch_state_display", state_display(store.state_of(row), knobs.text("state_display"))},
             {"verify_type", 15},
             {"verify_type_display", "Face"},
             {"work_code", ""},
             {"gps_location", ""},
             {"area_alias", "HQ"},
             {"terminal_sn", terminal.serial},
             {"temperature", 255.0},
             {"is_mask", "-"},
             {"terminal_alias", terminal.alias},
             {"upload_time", moment_json(row.upload, fractions)}};
    loosen(out, knobs, row.id);
    if (odd != nullptr)
        for (const auto& [name, value] : odd->fields.items()) out[name] = value;
    return out;
}

bool correct_punch(Store& store, std::int64_t id, const Json& fields) {
    const auto slot = store.find(id);
    if (!slot) return false;
    Row row = store.row(*slot);
    const OddPart* odd = store.odd_of(row);
    Json kept = odd == nullptr ? Json::object() : odd->fields;
    const auto use = odd == nullptr ? OddPart::Use::adds : odd->use;
    const UsedTerminal terminal = store.terminal_of(row);
    for (const auto& [name, value] : fields.items()) {
        if (name == "id") continue;
        if (kept.is_object()) kept.erase(name);
        if (use == OddPart::Use::replaces_all || kept_as_fields(fields, name)) kept[name] = value;
    }
    if (fields.contains("emp_code")) row.person = store.person(member_text(fields, "emp_code", ""));
    if (fields.contains("punch_state")) row.state = store.state(member_text(fields, "punch_state", ""));
    if (fields.contains("punch_time")) row.time = member_moment(fields, "punch_time");
    if (fields.contains("upload_time")) row.upload = member_moment(fields, "upload_time");
    row.terminal = store.terminal(member_text(fields, "terminal_sn", terminal.serial.c_str()),
                                  member_text(fields, "terminal_alias", terminal.alias.c_str()));
    row.odd = kept.empty() ? 0 : store.odd({use, kept});
    store.replace(*slot, row);
    return true;
}

} // namespace zksync_sim
