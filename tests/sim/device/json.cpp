#include "json.hpp"

namespace zksync_sim {

Reply json_reply(int status, const Json& body) {
    Reply reply;
    reply.status = status;
    reply.headers = {{"Server", "nginx"},
                     {"Content-Type", "application/json"},
                     {"Vary", "Accept, Cookie"},
                     {"X-Frame-Options", "SAMEORIGIN"}};
    reply.body = dump(body);
    return reply;
}

Reply detail_reply(int status, const std::string& detail) {
    return json_reply(status, Json{{"detail", detail}});
}

Reply html_reply(int status, const std::string& title) {
    Reply reply;
    reply.status = status;
    reply.headers = {{"Server", "nginx"}, {"Content-Type", "text/html; charset=utf-8"}};
    reply.body = "<!doctype html>\n<html lang=\"en\">\n<head>\n  <title>" + title +
                 "</title>\n</head>\n<body>\n  <h1>" + title + "</h1><p></p>\n</body>\n</html>\n";
    return reply;
}

} // namespace zksync_sim
