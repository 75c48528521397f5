#include "http/request_line.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::http;

TEST_CASE("A request is named with its address, its outcome and how long it took") {
    Response response;
    response.status = 200;
    CHECK(request_line(Method::get, "http://192.168.1.100/iclock/?page=1", Exchange{response},
                       std::chrono::microseconds{12'900}) ==
          "GET http://192.168.1.100/iclock/?page=1: 200, 12 ms");
    TransportFailure failure;
    failure.why = "nobody\x1b listens";
    CHECK(request_line(Method::post, "https://hr.example.com/api", Exchange{failure},
                       std::chrono::milliseconds{3}) ==
          "POST https://hr.example.com/api: nobody? listens, 3 ms");
}
