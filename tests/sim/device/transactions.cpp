#include "transactions.hpp"

#include <map>
#include <variant>

#include "punch_json.hpp"

namespace zksync_sim {
namespace {

Order order_of(const Request& request, const Knobs& knobs) {
    static const std::map<std::string, Order> asked{{"punch_time", Order::time},
                                                    {"-punch_time", Order::time_down},
                                                    {"upload_time", Order::upload},
                                                    {"-upload_time", Order::upload_down}};
    static const std::map<std::string, Order> unasked{
        {"id", Order::id},           {"-id", Order::id_down},   {"time", Order::time},
        {"-time", Order::time_down}, {"random", Order::random}, {"shuffled", Order::shuffled}};
    const auto wish = asked.find(filter_value(request, "ordering"));
    if (wish != asked.end() && knobs.text("ordering") == "honoured") return wish->second;
    return unasked.at(knobs.text("order"));
}

/// Sets one end of the window, or says what is wrong with it.
std::optional<Reply> read_end(const Request& request, const char* name, std::optional<Moment>& end,
                              Json& complaints) {
    const std::string text = filter_value(request, name);
    if (text.empty()) return std::nullopt;
    if (zone_suffix(text) == ZoneSuffix::present) return html_reply(500, "Server Error (500)");
    end = parse_moment(text);
    if (!end) complaints[name] = Json::array({"Enter a valid date/time."});
    return std::nullopt;
}

std::variant<Filter, Reply> filter_of(const Request& request, const Knobs& knobs) {
    Filter filter;
    filter.emp_code = filter_value(request, "emp_code");
    filter.terminal_sn = filter_value(request, "terminal_sn");
    filter.terminal_alias = filter_value(request, "terminal_alias");
    filter.match = knobs.on("partial_match") ? Match::partly : Match::exactly;
    filter.unusable = unusable_rows(knobs);
    if (!knobs.on("filter_time")) return filter;
    Json complaints = Json::object();
    if (auto failed = read_end(request, "start_time", filter.from, complaints)) return *failed;
    if (auto failed = read_end(request, "end_time", filter.to, complaints)) return *failed;
    if (!complaints.empty()) return json_reply(400, complaints);
    if (filter.from && !knobs.on("start_inclusive")) ++*filter.from;
    if (filter.to && !knobs.on("end_inclusive")) --*filter.to;
    return filter;
}

} // namespace

UnusableRows unusable_rows(const Knobs& knobs) {
    const auto where = knobs.text("unusable_in");
    return where == "every"    ? UnusableRows::in_every_window
           : where == "upload" ? UnusableRows::by_upload_time
                               : UnusableRows::in_no_window;
}

Reply list_transactions(const Request& request, Store& store, const Knobs& knobs, const Tweaks& tweaks) {
    const auto filter = filter_of(request, knobs);
    if (const auto* refused = std::get_if<Reply>(&filter)) return *refused;
    const Order order = order_of(request, knobs);
    return page_reply(request, knobs, tweaks, [&](std::size_t offset, std::size_t limit) {
        const Selection selection = store.select(std::get<Filter>(filter), order, offset, limit);
        PagePart part{selection.count, {}};
        for (const Slot slot : selection.slots)
            part.rows.push_back(punch_json(store, store.row(slot), knobs));
        return part;
    });
}

Reply one_transaction(const std::string& id_text, const Store& store, const Knobs& knobs) {
    const bool number = !id_text.empty() && id_text.size() < 19 &&
                        id_text.find_first_not_of("0123456789") == std::string::npos;
    const auto slot = number ? store.find(std::stoll(id_text)) : std::nullopt;
    if (slot) return json_reply(200, punch_json(store, store.row(*slot), knobs));
    return detail_reply(404, knobs.text("not_found_text") == "django"
                                 ? "No Transaction matches the given query."
                                 : "Not found.");
}

} // namespace zksync_sim
