#include "journal/remarks.hpp"

#include "sqlite/query.hpp"

namespace zksync {

void set_remarks(Database& database, std::int64_t seq, const std::string& detail,
                 std::optional<Moment> tried_at) {
    if (detail.empty() && !tried_at) {
        run(database, "UPDATE remark SET detail = '' WHERE seq = ? AND detail <> ''", seq);
        return;
    }
    run(database,
        "INSERT INTO remark (seq, detail, tried_at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET "
        "detail = excluded.detail, tried_at = ifnull(excluded.tried_at, tried_at)",
        seq, detail, tried_at);
}

} // namespace zksync
