#include "harness/push_scene.hpp"

#include "harness/eventually.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>

namespace e2e {
namespace {

constexpr const char* insert_many = "/api/method/frappe.client.insert_many";

std::string text_in(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string code_text(int number) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d", number);
    return text.data();
}

/// The table of states that the program comes with.
std::string usual_log_type(const Json& row) {
    static const std::array<const char*, 6> types{"IN", "OUT", "OUT", "IN", "IN", "OUT"};
    const Json& state = row.at("punch_state");
    const int code = state.is_string() ? std::stoi(state.get<std::string>()) : state.get<int>();
    return code >= 0 && code < 6 ? types.at(static_cast<std::size_t>(code)) : "";
}

} // namespace

std::string line(const std::string& employee, const std::string& time, const std::string& log_type,
                 const std::string& device_id) {
    return employee + " " + time + " " + (log_type.empty() ? "-" : log_type) + " " + device_id;
}

std::string PassResult::text() const {
    return "exit " + std::to_string(exit_code) + " pull " + pull.dump() + " push " + push.dump() +
           "\nerror: " + message + "\nhint: " + hint + "\nstderr: " + err;
}

PushScene::PushScene() { config.set("site", "request_limit", "60s").set("site", "write_timeout", "40s"); }

void PushScene::settle_soon() {
    config.set("site", "request_limit", "4s").set("site", "write_timeout", "3s");
}

void PushScene::employ(int people) {
    for (int number = 1; number <= people; ++number) site.employ(code_text(number));
}

void PushScene::punch(const std::string& code, const std::string& time, Json more) {
    more["emp_code"] = code;
    more["punch_time"] = time;
    device.punch(more);
}

void PushScene::punch_minutes(int punches, int days, const std::string& code) {
    Json rows = Json::array();
    for (int minute = 0; minute < punches; ++minute) {
        std::array<char, 16> time{};
        std::snprintf(time.data(), time.size(), "%02d:%02d:00", 8 + minute / 60, minute % 60);
        rows.push_back({{"emp_code", code}, {"punch_time", at(days, time.data())}});
    }
    device.punch(rows);
}

PassResult PushScene::pass(const std::vector<std::string>& options) {
    return pass_of("run", "lobby", options);
}

PassResult PushScene::pass_of(const std::string& command, const std::string& name,
                              const std::vector<std::string>& options) {
    std::vector<std::string> arguments{"--json", command, "--device", name};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Outcome outcome = run(arguments);
    const Json document = Json::parse(outcome.out, nullptr, false);
    if (document.is_discarded())
        throw std::runtime_error("no JSON: " + outcome.out + "\nstderr: " + outcome.err);
    const Json device_report = report(document);
    PassResult result{outcome.exit_code, device_report.at("pull"), device_report.at("push"), {}, {},
                      outcome.err};
    if (const Json& error = device_report.at("error"); !error.is_null()) {
        result.message = text_in(error, "message");
        result.hint = text_in(error, "hint");
    }
    if (document.at("exit_code") != outcome.exit_code)
        throw std::runtime_error("two exit codes: " + document.dump());
    return result;
}

bool PushScene::passes_until_settled(const std::string& name) {
    settle_soon();
    return eventually([&] {
        const PassResult result = pass_of("push", name);
        if (result.exit_code != 0) throw std::runtime_error("a pass failed: " + result.text());
        return result.count("pending") == 0 && result.count("in_doubt") == 0;
    });
}

Lines PushScene::stored() {
    Lines lines;
    for (const Json& row : site.checkins())
        lines.push_back(line(text_in(row, "employee"), text_in(row, "time"), text_in(row, "log_type"),
                             text_in(row, "device_id")));
    std::sort(lines.begin(), lines.end());
    return lines;
}

Lines PushScene::due_of(Device& any) {
    Lines lines;
    Json rows = any.get("/_sim/punches?limit=1000000");
    if (rows.is_object()) rows = rows.at("data");
    for (const Json& row : rows)
        lines.push_back(line("HR-EMP-" + text_in(row, "emp_code"), text_in(row, "punch_time"),
                             usual_log_type(row), text_in(row, "terminal_alias")));
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::vector<int> PushScene::batches() {
    std::vector<int> sizes;
    for (const Json& request :
         site.get(std::string("/_sim/requests?bodies=0&method=POST&path=") + insert_many))
        sizes.push_back(request.at("rows"));
    return sizes;
}

std::vector<Json> PushScene::documents() {
    std::vector<Json> documents;
    for (const Json& request : site.get(std::string("/_sim/requests?method=POST&path=") + insert_many)) {
        const Json& body = request.at("body");
        const Json fields = body.is_string() ? Json::parse(body.get<std::string>()) : body;
        const Json& docs = fields.at("docs");
        for (const Json& document : docs.is_string() ? Json::parse(docs.get<std::string>()) : docs)
            documents.push_back(document);
    }
    return documents;
}

void PushScene::found_clerks() {
    const auto role = [](const char* name, int level, int write, int create) {
        return Json{{"role", name}, {"permlevel", level}, {"read", 1}, {"write", write}, {"create", create}};
    };
    site.post("/_sim/permissions",
              {{"doctype", "Employee"}, {"permissions", {role("HR User", 0, 1, 1), role("Clerk", 0, 0, 0)}}});
    site.post(
        "/_sim/permissions",
        {{"permissions", {role("HR User", 0, 1, 1), role("HR User", 1, 1, 0), role("Clerk", 0, 1, 1)}}});
}

void PushScene::roles(const Json& names, const std::string& key, const std::string& time_zone) {
    Json user{
        {"api_key", key}, {"api_secret", site_secret}, {"user", key + "@example.com"}, {"roles", names}};
    if (!time_zone.empty()) user["time_zone"] = time_zone;
    site.post("/_sim/users", Json::array({user}));
}

int PushScene::rows_in(const std::string& state, const std::string& name) {
    const Json devices = run_json({"status", "--device", name}).at("devices");
    const Json& states = devices.at(0).at("states");
    if (state != "any") return states.at(state);
    int rows = 0;
    for (const Json& count : states) rows += count.get<int>();
    return rows;
}

std::size_t PushScene::rehearsals() {
    return site.count_requests("GET",
                               "/api/method/hrms.hr.doctype.employee_checkin.employee_checkin.add_log");
}

void PushScene::break_insert(const Json& kind, int nth, int times) {
    site.faults({{"match", {{"path", "insert_many"}, {"method", "POST"}, {"nth", nth}}},
                 {"times", times},
                 {"do", kind}});
}

} // namespace e2e
