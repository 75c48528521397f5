#include "paging.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdio>
#include <optional>

namespace zksync_sim {
namespace {

std::optional<std::int64_t> whole_number(std::string text) {
    if (!text.empty() && text.front() == '+') text.erase(0, 1);
    std::int64_t number = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || result.ec != std::errc() || result.ptr != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::optional<std::int64_t> asked_size(const Request& request, const std::string& honoured) {
    for (const char* name : {"page_size", "limit"}) {
        if (honoured != name && honoured != "both") continue;
        const auto size = whole_number(filter_value(request, name));
        if (size && *size > 0) return size;
    }
    return std::nullopt;
}

std::int64_t page_size(const Request& request, const Knobs& knobs) {
    const auto size = asked_size(request, knobs.text("honours"));
    if (!size) return knobs.number("default_page_size");
    const auto cap = knobs.number("page_size_cap");
    return std::min<std::int64_t>(cap > 0 ? std::min(*size, cap) : *size, 1'000'000'000);
}

std::string encoded(const std::string& text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.' || c == '~') {
            out += c;
            continue;
        }
        std::array<char, 4> escape{};
        std::snprintf(escape.data(), escape.size(), "%%%02X", byte);
        out += c == ' ' ? "+" : escape.data();
    }
    return out;
}

Json link_to(const Request& request, const Knobs& knobs, std::int64_t page) {
    std::string link = knobs.text("next") == "relative" ? "" : knobs.text("next_host");
    link += request.path;
    char separator = '?';
    for (const auto& [name, value] : request.query) {
        if (name == "page") continue;
        link += separator + encoded(name) + "=" + encoded(value);
        separator = '&';
    }
    return link + separator + "page=" + std::to_string(page);
}

struct PageNumbers {
    std::int64_t asked, last;
};

Json next_of(const Request& request, const Knobs& knobs, const PageNumbers& pages) {
    const auto style = knobs.text("next");
    if (style == "null") return nullptr;
    const bool always = style == "looping" || style == "on_empty_page" || style == "promising";
    if (!always && pages.asked >= pages.last) return nullptr;
    return link_to(request, knobs, pages.asked + 1);
}

Json envelope(const Request& request, const Knobs& knobs, const Tweaks& tweaks, PagePart part,
              const PageNumbers& pages) {
    const auto shape = knobs.text("envelope");
    const auto code = tweaks.code != 0 ? tweaks.code : knobs.number("code");
    Json rows = Json::array();
    if (code == 0 || shape != "data") rows = std::move(part.rows);
    if (shape == "list") return rows;
    Json out = Json::object();
    if (knobs.on("give_count"))
        out["count"] = std::max<std::int64_t>(0, static_cast<std::int64_t>(part.count) + tweaks.count_delta);
    out["next"] = next_of(request, knobs, pages);
    out["previous"] = pages.asked > 1 ? link_to(request, knobs, pages.asked - 1) : Json();
    if (shape == "data") {
        out["msg"] = tweaks.code != 0 ? tweaks.msg : knobs.text("msg");
        out["code"] = code;
    }
    out[shape] = std::move(rows);
    return out;
}

Reply invalid_page() { return detail_reply(404, "Invalid page."); }

} // namespace

std::string filter_value(const Request& request, const std::string& name) {
    const std::string value = request.parameter(name).value_or("");
    constexpr const char* spaces = " \t\r\n\f\v";
    const auto first = value.find_first_not_of(spaces);
    return first == std::string::npos ? "" : value.substr(first, value.find_last_not_of(spaces) - first + 1);
}

Reply page_reply(const Request& request, const Knobs& knobs, const Tweaks& tweaks, const PageSource& source) {
    const auto size = page_size(request, knobs);
    const std::string asked = filter_value(request, "page");
    std::optional<std::int64_t> page = asked.empty() ? 1 : whole_number(asked);
    if (!page && asked != "last") return invalid_page();
    if (page && (*page < 1 || *page > 1'000'000'000)) return invalid_page();

    const auto rows_of = [&](std::int64_t number) {
        return source(static_cast<std::size_t>((number - 1) * size), static_cast<std::size_t>(size));
    };
    PagePart part = rows_of(std::max<std::int64_t>(1, page.value_or(1) + tweaks.page_delta));
    const std::int64_t last =
        std::max<std::int64_t>(1, (static_cast<std::int64_t>(part.count) + size - 1) / size);
    if (!page) part = rows_of(last);
    const std::int64_t number = page.value_or(last);
    if (number > last && tweaks.page_delta == 0) {
        const auto style = knobs.text("next");
        if (style == "looping")
            part = rows_of(last);
        else if (style != "on_empty_page")
            return invalid_page();
    }
    return json_reply(200, envelope(request, knobs, tweaks, std::move(part), {number, last}));
}

} // namespace zksync_sim
