#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace e2e {

/// A proxy on a free port of 127.0.0.1: plain HTTP by absolute addresses, and CONNECT.
class Proxy {
public:
    Proxy();
    ~Proxy();
    Proxy(const Proxy&) = delete;
    Proxy& operator=(const Proxy&) = delete;

    /// http://127.0.0.1:PORT
    std::string url() const { return "http://" + address(); }
    std::string address() const;
    /// From now on every request is answered like this, and goes nowhere; 0: it is passed on.
    void answer(int status, const std::string& body = "<html><h1>Access denied</h1></html>",
                const std::string& headers = "Content-Type: text/html\r\n");
    /// What it was asked, by request line.
    std::vector<std::string> requests() const;
    /// Whether somebody named himself by Proxy-Authorization.
    bool was_told_a_name() const { return was_told_a_name_; }
    /// Nobody listens any more.
    void stop();

private:
    void serve();
    void handle(int client);
    std::string reply() const;

    int listener_ = -1;
    unsigned short port_ = 0;
    std::atomic<bool> stopping_{false}, was_told_a_name_{false};
    mutable std::mutex mutex_;
    int status_ = 0;
    std::string body_, headers_;
    std::vector<std::string> requests_;
    std::thread thread_;
};

} // namespace e2e
