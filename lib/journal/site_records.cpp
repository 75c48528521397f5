#include "journal/site_records.hpp"

#include "json/value.hpp"
#include "json/writer.hpp"

#include <cstddef>

namespace zksync {
namespace {

constexpr std::string_view twice = "twice", wrong_time = "wrong-time";

std::int64_t seconds_of(Moment moment) { return moment.time_since_epoch().count(); }

std::optional<Moment> moment_from(json::Value value) {
    const auto seconds = value.integer();
    if (!seconds) return std::nullopt;
    return Moment{std::chrono::seconds{*seconds}};
}

std::optional<json::Document> parsed(std::string_view text) {
    try {
        return json::parse(text);
    } catch (const json::ParseError&) {
        return std::nullopt;
    }
}

void write(json::Writer& out, const Checkin& checkin) {
    out.begin_object()
        .member("employee", checkin.employee)
        .member("time", checkin.time.text())
        .member("log_type", to_text(checkin.log_type))
        .member("device_id", checkin.device_id);
    if (checkin.latitude) out.member("latitude", *checkin.latitude);
    if (checkin.longitude) out.member("longitude", *checkin.longitude);
    out.end_object();
}

std::optional<Checkin> checkin_from(json::Value value) {
    const auto employee = value["employee"].string();
    const auto time = LocalTime::parse(value["time"].string().value_or(""));
    const auto log_type = log_type_from(value["log_type"].string().value_or("none"));
    if (!employee || !time) return std::nullopt;
    return Checkin{*employee,
                   SiteTime{*time},
                   log_type.value_or(LogType::none),
                   value["device_id"].string().value_or(""),
                   value["latitude"].number(),
                   value["longitude"].number()};
}

} // namespace

std::string to_json(const UnderWay& write_under_way) {
    json::Writer out;
    out.begin_object()
        .member("device", write_under_way.device)
        .member("at", seconds_of(write_under_way.departure.at))
        .member("since_boot", std::int64_t{write_under_way.departure.since_boot.count()})
        .member("boot_id", write_under_way.departure.boot_id)
        .key("checkins")
        .begin_array();
    for (const Checkin& checkin : write_under_way.checkins) write(out, checkin);
    out.end_array().end_object();
    return out.text();
}

std::optional<UnderWay> under_way_from(std::string_view text) {
    const auto document = parsed(text);
    if (!document) return std::nullopt;
    const json::Value root = document->root();
    const auto at = moment_from(root["at"]);
    const auto since_boot = root["since_boot"].integer();
    if (!at || !since_boot || !root["checkins"].is_array()) return std::nullopt;
    UnderWay write_under_way;
    write_under_way.device = root["device"].string().value_or("");
    write_under_way.departure = {*at, std::chrono::seconds{*since_boot},
                                 root["boot_id"].string().value_or("")};
    for (std::size_t place = 0; place < root["checkins"].size(); ++place) {
        const auto checkin = checkin_from(root["checkins"].at(place));
        if (!checkin) return std::nullopt;
        write_under_way.checkins.push_back(*checkin);
    }
    return write_under_way;
}

std::string to_json(const Blocked& blocked) {
    json::Writer out;
    out.begin_object().member("why", blocked.why).member("way_on", blocked.way_on).key("names").begin_array();
    for (const std::string& name : blocked.names) out.value(name);
    out.end_array()
        .member("key_fingerprint", blocked.key_fingerprint)
        .member("since", seconds_of(blocked.since))
        .end_object();
    return out.text();
}

std::optional<Blocked> blocked_from(std::string_view text) {
    const auto document = parsed(text);
    if (!document) return std::nullopt;
    const json::Value root = document->root();
    const auto since = moment_from(root["since"]);
    if (!since) return std::nullopt;
    Blocked blocked{root["why"].string().value_or(""),
                    root["way_on"].string().value_or(""),
                    {},
                    root["key_fingerprint"].string().value_or(""),
                    *since};
    for (std::size_t place = 0; place < root["names"].size(); ++place) {
        if (auto name = root["names"].at(place).string()) blocked.names.push_back(*std::move(name));
    }
    return blocked;
}

std::string to_json(const std::vector<WrongCheckin>& wrong) {
    json::Writer out;
    out.begin_array();
    for (const WrongCheckin& checkin : wrong) {
        out.begin_object()
            .member("name", checkin.name)
            .member("why", checkin.why == WrongCheckin::Why::twice ? twice : wrong_time)
            .member("employee", checkin.employee)
            .member("since", seconds_of(checkin.since));
        if (checkin.time) out.member("time", checkin.time->micros());
        out.end_object();
    }
    out.end_array();
    return out.text();
}

std::optional<std::vector<WrongCheckin>> wrong_checkins_from(std::string_view text) {
    const auto document = parsed(text);
    if (!document || !document->root().is_array()) return std::nullopt;
    std::vector<WrongCheckin> wrong;
    for (std::size_t place = 0; place < document->root().size(); ++place) {
        const json::Value one = document->root().at(place);
        const auto name = one["name"].string();
        const auto since = moment_from(one["since"]);
        if (!name || !since) return std::nullopt;
        WrongCheckin checkin{
            *name, WrongCheckin::Why::wrong_time, one["employee"].string().value_or(""), {}, *since};
        if (one["why"].string() == twice) checkin.why = WrongCheckin::Why::twice;
        if (const auto micros = one["time"].integer()) checkin.time = LocalTime::from_micros(*micros);
        wrong.push_back(std::move(checkin));
    }
    return wrong;
}

std::string to_json(const RehearsalMemo& memo) {
    json::Writer out;
    out.begin_object().member("at", seconds_of(memo.at));
    if (memo.utc_offset) out.member("utc_offset", std::int64_t{memo.utc_offset->count()});
    out.end_object();
    return out.text();
}

std::optional<RehearsalMemo> rehearsal_from(std::string_view text) {
    const auto document = parsed(text);
    if (!document) return std::nullopt;
    const json::Value root = document->root();
    const auto at = moment_from(root["at"]);
    if (!at) return std::nullopt;
    RehearsalMemo memo{*at, {}};
    if (const auto offset = root["utc_offset"].integer()) memo.utc_offset = std::chrono::seconds{*offset};
    return memo;
}

} // namespace zksync
