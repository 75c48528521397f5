#include "device/device_client.hpp"

#include "device/list_reader.hpp"
#include "device/punch_reader.hpp"
#include "device/reach.hpp"
#include "device/roster_reader.hpp"
#include "device/session.hpp"
#include "device/watched_transport.hpp"
#include "http/retry.hpp"
#include "http/url.hpp"

#include <fmt/format.h>

#include <utility>

namespace zksync {

namespace {

const Endpoint transactions_endpoint{"/iclock/api/transactions/", "the punches", "id", true};
const Endpoint terminals_endpoint{"/iclock/api/terminals/", "the terminals", "sn"};
const Endpoint employees_endpoint{"/personnel/api/employees/", "the employees", "emp_code"};

/// An empty time would switch the filter off (docs/reference/device-api.md, section 2): an absent end is not
/// sent.
ListReader::Parameters filter(const Window& window) {
    ListReader::Parameters parameters;
    if (window.from) parameters.emplace_back("start_time", window.from->text());
    if (window.to) parameters.emplace_back("end_time", window.to->text());
    return parameters;
}

/// Whether a server takes the ends of a window in or not, a second more at both takes them in.
Window widened(Window window) {
    constexpr std::chrono::seconds second{1};
    if (window.from) window.from = *window.from - second;
    if (window.to) window.to = *window.to + second;
    return window;
}

void warn_of_left_out(const Log& log, std::size_t rows) {
    if (rows == 0) return;
    log.warning(rows == 1 ? std::string{"1 row is no punch and was left out"}
                          : fmt::format("{} rows are no punches and were left out", rows));
}

} // namespace

struct DeviceClient::Impl {
    Impl(const DeviceConfig& config_, std::function<Secret()> password, http::Transport& given,
         TokenStore tokens, const Clock& clock, const Log& a_log, const http::RetryPolicy& policy)
        : config(config_), log(a_log), transport(given, clock, a_log),
          session(config_, std::move(password), transport, std::move(tokens), clock, a_log, policy),
          lists(config_, session) {}

    const DeviceConfig& config;
    const Log& log;
    WatchedTransport transport;
    Session session;
    ListReader lists;
};

DeviceClient::DeviceClient(const DeviceConfig& config, std::function<Secret()> password,
                           http::Transport& transport, TokenStore tokens, const Clock& clock, const Log& log)
    : DeviceClient(config, std::move(password), transport, std::move(tokens), clock, log,
                   http::RetryPolicy{}) {}

DeviceClient::DeviceClient(const DeviceConfig& config, std::function<Secret()> password,
                           http::Transport& transport, TokenStore tokens, const Clock& clock, const Log& log,
                           const http::RetryPolicy& policy)
    : impl_(std::make_unique<Impl>(config, std::move(password), transport, std::move(tokens), clock, log,
                                   policy)) {}

DeviceClient::~DeviceClient() = default;

Reach DeviceClient::reach() {
    http::Request request;
    request.url = http::with_query(impl_->config.url + transactions_endpoint.path,
                                   {{"page_size", "1"}, {"limit", "1"}});
    request.headers = {{"Accept", "application/json"}};
    request.connection = http::Connection::fresh;
    request.timeout = impl_->config.timeout;
    return read_reach({fmt::format("cannot reach {}", printable(impl_->config.url)), impl_->config.name,
                       impl_->config.url, transactions_endpoint.path, Secret{}},
                      impl_->transport.perform(request));
}

void DeviceClient::log_in() {
    impl_->session.log_in();
    // Where there is no log-in, only a question shows what the device makes of the password.
    if (impl_->config.auth == AuthScheme::basic) count({});
}

bool DeviceClient::has_token() const { return impl_->session.has_token(); }

std::optional<TransactionPage> DeviceClient::transactions(const Window& window, int page, int page_size,
                                                          NextPage next) {
    const auto parameters = filter(widened(window));
    const auto response = impl_->lists.fetch(transactions_endpoint, page, page_size, parameters);
    if (response && next == NextPage::expected)
        impl_->lists.ask_ahead(transactions_endpoint, page + 1, page_size, parameters);
    const auto envelope =
        response ? std::optional{impl_->lists.open(transactions_endpoint, *response)} : std::nullopt;
    if (!envelope) return std::nullopt;
    TransactionPage result;
    result.rows = envelope->rows.size();
    result.count = envelope->count;
    result.more = envelope->more;
    result.punches.reserve(result.rows);
    for (std::size_t i = 0; i < result.rows; ++i) {
        auto punch = read_punch(envelope->rows.at(i));
        if (!punch) continue;
        // Where people were is nobody's business unless it was asked for.
        if (impl_->config.coordinates == PlaceSource::punch) punch->place = read_place(envelope->rows.at(i));
        result.punches.push_back(*std::move(punch));
    }
    warn_of_left_out(impl_->log, result.rows - result.punches.size());
    return result;
}

void DeviceClient::ask_ahead(const Window& window, int page, int page_size) {
    impl_->lists.ask_ahead(transactions_endpoint, page, page_size, filter(widened(window)));
}

void DeviceClient::receive_ahead() { impl_->session.receive_ahead(); }

std::optional<std::int64_t> DeviceClient::count(const Window& window) {
    const auto envelope = impl_->lists.page(transactions_endpoint, 1, 1, filter(window));
    return envelope ? envelope->count : std::nullopt;
}

std::vector<Terminal> DeviceClient::terminals() {
    std::vector<Terminal> terminals;
    impl_->lists.each_row(terminals_endpoint, ListReader::Repetition::ends, [&](json::Value row) {
        if (auto terminal = read_terminal(row)) terminals.push_back(*std::move(terminal));
    });
    return terminals;
}

std::size_t DeviceClient::for_each_employee(const std::function<void(const DeviceEmployee&)>& each) {
    std::size_t employees = 0;
    impl_->lists.each_row(employees_endpoint, ListReader::Repetition::is_an_error, [&](json::Value row) {
        const auto employee = read_employee(row);
        if (!employee) return;
        ++employees;
        each(*employee);
    });
    return employees;
}

std::optional<DeviceClient::ClockReading> DeviceClient::clock() const { return impl_->transport.reading(); }

int DeviceClient::requests() const { return impl_->transport.requests(); }

} // namespace zksync
