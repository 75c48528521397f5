#pragma once

#include "source/source.hpp"

namespace zksync {

/// A server with a REST API.
class ServerSource : public Source {
public:
    /// Both must outlive it. `page_size`: rows to a page of what is read by `for_each_punch`.
    ServerSource(DeviceClient& client, int page_size) : client_(client), page_size_(page_size) {}

    void for_each_employee(const std::function<void(const DeviceEmployee&)>& each) override {
        client_.for_each_employee(each);
    }
    void for_each_punch(LocalTime from, const std::function<void(const Punch&)>& each,
                        const Shown& shown) override;
    std::vector<Terminal> terminals() override { return client_.terminals(); }
    int requests() const override { return client_.requests(); }
    DeviceClient* server() override { return &client_; }

private:
    DeviceClient& client_;
    int page_size_;
};

} // namespace zksync
