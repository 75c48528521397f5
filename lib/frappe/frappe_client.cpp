#include "frappe/client_impl.hpp"
#include "http/proxy.hpp"

namespace zksync {

using frappe::Asked;
using frappe::Forbidden;

FrappeClient::FrappeClient(const SiteConfig& config, std::function<Secret()> api_secret,
                           http::Transport& transport, const Log& log)
    : impl_(new Impl{frappe::SiteConnection(config, std::move(api_secret), transport, log)}) {}

FrappeClient::~FrappeClient() = default;

Reach FrappeClient::reach() {
    const auto ping = impl_->site.get_as_guest("/api/method/frappe.ping");
    return frappe::read_reach(impl_->site.send_once(ping), impl_->site.config().url);
}

std::string FrappeClient::who_am_i() {
    const Asked asked{"see who the API key belongs to", Forbidden::not_logged_in};
    const auto document = impl_->site.look(impl_->site.get("/api/method/frappe.auth.get_logged_user"), asked);
    const auto user = document["message"].string();
    if (!user || user->empty())
        throw unexpected(asked, impl_->site.config().url,
                         "the answer names no user" + http::through(impl_->site.meter().proxy()));
    return *user;
}

std::vector<std::string> FrappeClient::roles(const std::string& user) {
    const Asked asked{"read the roles of the API key's user"};
    const auto document = impl_->site.look(
        impl_->site.get("/api/method/frappe.core.doctype.user.user.get_roles", {{"uid", user}}), asked);
    const json::Value list = document["message"];
    if (!list.is_array())
        throw unexpected(asked, impl_->site.config().url, "the answer holds no list of roles");
    std::vector<std::string> roles;
    for (std::size_t i = 0; i < list.size(); ++i)
        if (auto role = list.at(i).string()) roles.push_back(std::move(*role));
    return roles;
}

std::vector<RolePermission> FrappeClient::checkin_permissions() {
    const Asked asked{"read the permissions of Employee Checkin"};
    const auto document = impl_->site.look(
        impl_->site.get("/api/method/frappe.desk.form.load.getdoctype", {{"doctype", "Employee Checkin"}}),
        asked);
    const json::Value docs = document["docs"];
    for (std::size_t i = 0; i < docs.size(); ++i) {
        if (docs.at(i)["name"].string() != "Employee Checkin") continue;
        const json::Value lines = docs.at(i)["permissions"];
        std::vector<RolePermission> permissions;
        for (std::size_t k = 0; k < lines.size(); ++k) {
            const json::Value line = lines.at(k);
            permissions.push_back({line["role"].string().value_or(""),
                                   static_cast<int>(line["permlevel"].integer().value_or(0)),
                                   line["read"].boolean().value_or(false),
                                   line["write"].boolean().value_or(false),
                                   line["create"].boolean().value_or(false)});
        }
        return permissions;
    }
    throw unexpected(asked, impl_->site.config().url, "the answer does not describe Employee Checkin");
}

std::map<std::string, std::string> FrappeClient::versions() {
    const Asked asked{"read the versions of the site's apps", Forbidden::not_logged_in};
    const auto document =
        impl_->site.look(impl_->site.get("/api/method/frappe.utils.change_log.get_versions"), asked);
    std::map<std::string, std::string> versions;
    for (const auto& app : document["message"].keys())
        versions[app] = document["message"][app]["version"].text().value_or("");
    return versions;
}

std::string FrappeClient::profile_time_zone() {
    const Asked asked{"read the time zone of the API key's user"};
    const auto document = impl_->site.look(impl_->site.get("/api/method/frappe.client.get_time_zone"), asked);
    return document["message"]["time_zone"].string().value_or("");
}

std::optional<Moment> FrappeClient::server_date() const { return impl_->site.meter().server_date(); }

int FrappeClient::requests() const { return impl_->site.meter().requests(); }

} // namespace zksync
