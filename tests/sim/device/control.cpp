#include <stdexcept>

#include "device.hpp"
#include "generate.hpp"
#include "punch_json.hpp"
#include "transactions.hpp"

/// The `/_sim/` side of the device: what a test turns, puts in and looks at.
namespace zksync_sim {
namespace {

Json body_of(const Request& request) {
    return request.body.empty() ? Json::object() : Json::parse(request.body);
}

std::optional<Moment> moment_member(const Json& wish, const char* name) {
    if (!wish.contains(name)) return std::nullopt;
    const auto moment = parse_moment(text_of(wish, name));
    if (!moment) throw std::invalid_argument(std::string("bad time in ") + name);
    return moment;
}

Json done() { return {{"ok", true}}; }

void only(const Json& wish, std::initializer_list<const char*> known) {
    if (!wish.is_object()) throw std::invalid_argument("a JSON object is wanted");
    for (const auto& [name, value] : wish.items()) {
        bool found = false;
        for (const char* one : known) found = found || name == one;
        if (!found) throw std::invalid_argument("unknown member " + name);
    }
}

Json restore(Store& store, Auth& auth, const Json& wish) {
    only(wish, {"next_id", "drop_above"});
    std::optional<std::int64_t> above;
    if (wish.contains("drop_above")) above = wish["drop_above"].get<std::int64_t>();
    store.restart_ids(wish.value("next_id", 1), above);
    auth.revoke_all();
    return {{"rows", store.size()}};
}

const std::initializer_list<const char*> generate_members{
    "people",     "days",         "from",       "terminals",      "per_day",   "seed",       "first_code",
    "code_width", "upload_delay", "late_share", "unstated_every", "fractions", "code_prefix"};

} // namespace

Doomed doomed_of(const Json& wish) {
    Doomed doomed;
    if (wish.contains("ids")) doomed.ids = wish["ids"].get<std::vector<std::int64_t>>();
    doomed.from = moment_member(wish, "from");
    doomed.to = moment_member(wish, "to");
    doomed.emp_code = text_of(wish, "emp_code");
    doomed.first = wish.value("first", std::size_t{0});
    doomed.newest = wish.value("newest", std::size_t{0});
    doomed.everything = wish.value("all", false);
    const bool anything = wish.contains("ids") || doomed.from || doomed.to || !doomed.emp_code.empty() ||
                          doomed.first > 0 || doomed.newest > 0 || doomed.everything;
    if (!anything) throw std::invalid_argument("say which rows to delete");
    return doomed;
}

void Device::reset() {
    knobs_.reset();
    store_.clear();
    people_ = People();
    faults_.clear();
    log_.clear();
    auth_.forget();
    ++go_on_count_;
    go_on_.notify_all();
}

Json Device::status() const {
    Json out = log_.stats();
    out["rows"] = store_.size();
    out["hidden"] = store_.hidden();
    out["paused"] = paused_;
    return out;
}

Reply Device::list_punches(const Request& request) {
    Json wish = Json::object();
    for (const auto& [name, value] : request.query) wish[name] = value;
    only(wish, {"from", "to", "emp_code", "terminal_sn", "limit", "offset"});
    Filter filter;
    filter.from = moment_member(wish, "from");
    filter.to = moment_member(wish, "to");
    filter.emp_code = text_of(wish, "emp_code");
    filter.terminal_sn = text_of(wish, "terminal_sn");
    const std::size_t limit = wish.contains("limit") ? std::stoul(text_of(wish, "limit")) : store_.size();
    const std::size_t offset = wish.contains("offset") ? std::stoul(text_of(wish, "offset")) : 0;
    Json rows = Json::array();
    for (const Slot slot : store_.select(filter, Order::id, offset, limit).slots)
        rows.push_back(punch_json(store_, store_.row(slot), knobs_));
    return json_reply(200, rows);
}

Reply Device::control(const Request& request) {
    const std::string what = request.method + " " + request.path.substr(6);
    Reply reply = control_rows(request, what);
    return reply.status != 404 ? reply : control_state(request, what);
}

Reply Device::control_rows(const Request& request, const std::string& what) {
    if (what == "GET punches") return list_punches(request);
    const Json body = body_of(request);
    if (what == "POST punches") {
        const std::size_t before = store_.size() + store_.hidden();
        add_punches(store_, body);
        return json_reply(200, {{"added", store_.size() + store_.hidden() - before}});
    }
    if (what == "DELETE punches") {
        only(body, {"ids", "from", "to", "emp_code", "first", "newest", "all"});
        return json_reply(200, {{"deleted", store_.remove(doomed_of(body))}});
    }
    if (what == "POST generate") {
        only(body, generate_members);
        return json_reply(200, {{"added", generate_punches(store_, body)}});
    }
    if (what == "POST correct") {
        if (correct_punch(store_, body.at("id").get<std::int64_t>(), body)) return json_reply(200, done());
        return detail_reply(400, "no row has that id");
    }
    if (what == "POST show")
        return json_reply(200, {{"shown", store_.show(body.value("ids", std::vector<std::int64_t>()))}});
    if (what == "POST restore") return json_reply(200, restore(store_, auth_, body));
    if (what == "POST terminals")
        people_.add_terminals(body);
    else if (what == "DELETE terminals")
        people_.clear_terminals();
    else if (what == "POST employees")
        people_.add_employees(body);
    else if (what == "DELETE employees")
        people_.clear_employees();
    else
        return detail_reply(404, "no such control: " + what);
    return json_reply(200, done());
}

Reply Device::control_state(const Request& request, const std::string& what) {
    if (what == "GET knobs") return json_reply(200, knobs_.all());
    if (what == "GET requests") return json_reply(200, log_.entries());
    if (what == "GET stats") return json_reply(200, status());
    if (what == "GET faults") return json_reply(200, faults_.remaining());
    if (what == "POST knobs") {
        knobs_.merge(body_of(request));
        return json_reply(200, knobs_.all());
    }
    if (what == "POST faults")
        faults_.add(body_of(request));
    else if (what == "DELETE faults")
        faults_.clear();
    else if (what == "DELETE requests")
        log_.clear();
    else if (what == "POST reset")
        reset();
    else if (what == "POST revoke")
        auth_.revoke_all();
    else if (what == "POST continue") {
        ++go_on_count_;
        go_on_.notify_all();
    } else
        return detail_reply(404, "no such control: " + what);
    return json_reply(200, done());
}

} // namespace zksync_sim
