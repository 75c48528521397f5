#include "answers.hpp"

#include <chrono>
#include <map>

namespace zksync_sim::site {
namespace {

const std::map<int, std::string>& reasons() {
    static const std::map<int, std::string> words{{200, "OK"},
                                                  {202, "Accepted"},
                                                  {301, "Moved Permanently"},
                                                  {302, "Moved Temporarily"},
                                                  {400, "Bad Request"},
                                                  {401, "Unauthorized"},
                                                  {403, "Forbidden"},
                                                  {404, "Not Found"},
                                                  {405, "Method Not Allowed"},
                                                  {408, "Request Time-out"},
                                                  {409, "Conflict"},
                                                  {413, "Request Entity Too Large"},
                                                  {414, "Request-URI Too Large"},
                                                  {417, "Expectation Failed"},
                                                  {429, "Too Many Requests"},
                                                  {500, "Internal Server Error"},
                                                  {502, "Bad Gateway"},
                                                  {503, "Service Temporarily Unavailable"},
                                                  {504, "Gateway Time-out"}};
    return words;
}

std::string reason(int status) {
    const auto found = reasons().find(status);
    return found == reasons().end() ? "Unknown" : found->second;
}

Json error_body(const SiteError& error, const Knobs& knobs) {
    const bool modern = knobs.version_profile >= 15;
    Json body = Json::object();
    if (error.exception) body["exception"] = *error.exception;
    if (modern || !error.exception) body["exc_type"] = error.exc_type;
    if (error.through_hrms && modern) body["_exc_source"] = "hrms (app)";
    if (error.exception)
        body["exc"] = python_dump(Json::array({"Traceback (most recent call last):\n  ...\n"}));
    if (!error.messages.empty()) {
        Json texts = Json::array();
        for (const auto& message : error.messages) texts.push_back(python_dump(message));
        body["_server_messages"] = python_dump(texts);
    }
    if (error.error_message) body["_error_message"] = *error.error_message;
    return body;
}

Answer html_error(int status) {
    const bool keeps_status = status == 401 || status == 403 || status == 404 || status == 429;
    Answer answer;
    answer.status = keeps_status ? status : 500;
    answer.reason = reason(answer.status);
    answer.content_type = "text/html";
    answer.cookies = Cookies::none;
    answer.body = "<html>\n  <head>\n    <title>" + answer.reason +
                  "</title>\n  </head>\n  <body>\n    <h1><p>" + answer.reason +
                  "</p></h1>\n    \n  </body>\n</html>\n";
    return answer;
}

void add_guest_cookies(Reply& reply) {
    const auto expiry = std::chrono::system_clock::now() + std::chrono::seconds(612'000);
    reply.headers.emplace_back("Set-Cookie", "sid=Guest; Expires=" + http_date(expiry) +
                                                 "; Max-Age=612000; HttpOnly; Path=/; SameSite=Lax");
    for (const char* cookie :
         {"system_user=no", "full_name=Guest", "user_id=Guest", "user_image=", "user_lang=en"})
        reply.headers.emplace_back("Set-Cookie", std::string(cookie) + "; Path=/; SameSite=Lax");
}

void add_deleted_cookies(Reply& reply) {
    const auto yesterday = std::chrono::system_clock::now() - std::chrono::hours(24);
    for (const char* cookie : {"user_image", "sid", "full_name", "user_lang", "system_user", "user_id"})
        reply.headers.emplace_back("Set-Cookie",
                                   std::string(cookie) + "=; Expires=" + http_date(yesterday) + "; Path=/");
}

} // namespace

std::string gunicorn_reason(int status) {
    if (status == 503) return "SERVICE UNAVAILABLE";
    std::string words = reason(status);
    for (char& letter : words)
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - ('a' - 'A'));
    return words;
}

Answer json_answer(const Json& body, int status) {
    Answer answer;
    answer.status = status;
    answer.reason = gunicorn_reason(status);
    answer.body = compact_dump(body);
    return answer;
}

Answer error_answer(const SiteError& error, const Knobs& knobs, const Request& request) {
    const bool stopped_html = error.status == 503 && knobs.version_profile <= 13;
    if (request.header("accept").starts_with("text") || stopped_html) {
        auto page = html_error(error.status);
        if (stopped_html) page.status = 503, page.reason = gunicorn_reason(503);
        return page;
    }
    auto answer = json_answer(error_body(error, knobs), error.status);
    answer.cookies = error.cookies;
    answer.headers = error.headers;
    return answer;
}

Answer nginx_page(int status) {
    Answer answer;
    answer.status = status;
    answer.reason = reason(status);
    answer.content_type = "text/html";
    answer.cookies = Cookies::none;
    answer.headers.emplace_back("Connection", "keep-alive");
    const std::string title = std::to_string(status) + " " + answer.reason;
    answer.body = "<html>\n<head><title>" + title + "</title></head>\n<body>\n<center><h1>" + title +
                  "</h1></center>\n<hr><center>nginx/1.22.1</center>\n</body>\n</html>\n";
    return answer;
}

Answer werkzeug_page(int status, const std::string& text) {
    Answer answer;
    answer.status = status;
    answer.reason = gunicorn_reason(status);
    answer.content_type = "text/html; charset=utf-8";
    answer.cookies = Cookies::none;
    answer.body = "<!doctype html>\n<html lang=en>\n<title>" + std::to_string(status) + " " + reason(status) +
                  "</title>\n<h1>" + reason(status) + "</h1>\n<p>" + text + "</p>\n";
    return answer;
}

Reply to_reply(const Answer& answer, const Knobs& knobs) {
    Reply reply;
    reply.status = answer.status;
    reply.reason = answer.reason.empty() ? gunicorn_reason(answer.status) : answer.reason;
    if (knobs.date_header) {
        const std::chrono::milliseconds skew{static_cast<long long>(knobs.date_skew_seconds * 1000)};
        reply.headers.emplace_back("Date", http_date(std::chrono::system_clock::now() + skew));
    } else {
        reply.no_date = true;
    }
    reply.headers.emplace_back("Content-Type", answer.content_type);
    if (knobs.guest_cookies && answer.cookies != Cookies::none) add_guest_cookies(reply);
    if (knobs.guest_cookies && answer.cookies == Cookies::set_and_deleted) add_deleted_cookies(reply);
    reply.headers.insert(reply.headers.end(), answer.headers.begin(), answer.headers.end());
    reply.body = answer.body;
    if (knobs.compress != "none") reply.coding = knobs.compress;
    return reply;
}

} // namespace zksync_sim::site
