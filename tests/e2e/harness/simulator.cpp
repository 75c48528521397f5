#include "harness/simulator.hpp"

#include "harness/eventually.hpp"
#include "harness/http.hpp"

#include <algorithm>
#include <stdexcept>

namespace e2e {
namespace {

const char* word_of(Simulator::Kind kind) {
    switch (kind) {
    case Simulator::Kind::device:
        return "device";
    case Simulator::Kind::ready_device:
        return "ready-device";
    case Simulator::Kind::site:
        return "site";
    case Simulator::Kind::terminal:
        return "terminal";
    case Simulator::Kind::monitor:
        return "monitor";
    }
    return "";
}

Process start(Simulator::Kind kind, std::vector<std::string> options,
              const std::filesystem::path& port_file) {
    // Its clock is that of the tests, wherever they are run.
    Command command{E2E_SIMULATOR, {word_of(kind)}, {{"TZ", "UTC"}}, {}, {}, {}};
    options.insert(options.end(), {"--port", "0", "--port-file", port_file.string()});
    command.arguments.insert(command.arguments.end(), options.begin(), options.end());
    return Process(command);
}

bool speaks_tls(const std::vector<std::string>& options) {
    return std::find(options.begin(), options.end(), "--tls-cert") != options.end();
}

std::string text_of(const Json& request, const char* name) {
    const auto found = request.find(name);
    return found != request.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

Simulator::Simulator(Kind kind, const std::vector<std::string>& options)
    : process_(start(kind, options, files_ / "port")) {
    std::string port;
    const bool up =
        eventually([&] { return !(port = read_file(files_ / "port")).empty() || !process_.running(); });
    if (!up || port.empty()) throw std::runtime_error("the simulator did not start: " + process_.err());
    port_ = static_cast<unsigned short>(std::stoul(port));
    url_ = (speaks_tls(options) ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(port_);
}

Json Simulator::control(const std::string& method, const std::string& path, const std::string& body) {
    const auto answer = http_request(method, url_ + path, body);
    if (answer.status != 200)
        throw std::runtime_error(method + " " + path + ": " + std::to_string(answer.status) + " " +
                                 answer.body);
    return Json::parse(answer.body, nullptr, false);
}

Json Simulator::get(const std::string& path) { return control("GET", path, ""); }
Json Simulator::post(const std::string& path, const Json& body) { return control("POST", path, body.dump()); }
Json Simulator::patch(const std::string& path, const Json& body) {
    return control("PATCH", path, body.dump());
}
Json Simulator::erase(const std::string& path, const Json& body) {
    return control("DELETE", path, body.dump());
}

void Simulator::knobs(const Json& changes) { post("/_sim/knobs", changes); }
void Simulator::faults(const Json& rules) { post("/_sim/faults", rules); }
void Simulator::forget_requests() { erase("/_sim/requests"); }
void Simulator::stop() { process_.wait(std::chrono::milliseconds(0)); }

Json Simulator::requests() { return get("/_sim/requests"); }

std::size_t Simulator::count_requests(const std::string& method, const std::string& target) {
    const Json all = requests();
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Json& request) {
        return text_of(request, "method") == method && text_of(request, "path").rfind(target, 0) == 0;
    }));
}

std::vector<int> WallTerminal::commands() {
    std::vector<int> codes;
    for (const Json& command : requests()) codes.push_back(command.at("code"));
    return codes;
}

std::size_t Device::log_ins() { return count_requests("POST"); }

void Site::employ(const std::string& code, const Json& more) {
    Json employee{
        {"name", "HR-EMP-" + code}, {"employee_name", "Person " + code}, {"attendance_device_id", code}};
    employee.update(more);
    post("/_sim/employees", Json::array({employee}));
}

void Site::change_employee(const std::string& name, const Json& fields) {
    patch("/_sim/employees", {{"name", name}, {"set", fields}});
}

Json Site::checkins() {
    Json rows = get("/_sim/checkins");
    std::sort(rows.begin(), rows.end(),
              [](const Json& a, const Json& b) { return text_of(a, "time") < text_of(b, "time"); });
    return rows;
}

std::size_t Site::doubled() { return get("/_sim/stats").at("exact_duplicates"); }

std::size_t Site::writes() {
    // Long filters travel in the body of a POST that only looks.
    return count_requests("POST") + count_requests("PUT") + count_requests("DELETE") -
           count_requests("POST", "/api/method/frappe.client.get_list");
}

} // namespace e2e
