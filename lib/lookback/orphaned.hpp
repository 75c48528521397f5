#pragma once

#include "config/config.hpp"
#include "core/local_time.hpp"
#include "pass/state_files.hpp"
#include "util/log.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace zksync {

/// A journal whose device is no longer in the configuration, with punches that nobody delivers any more.
struct OrphanedJournal {
    std::string device; ///< by the file's name
    std::filesystem::path file;
    std::int64_t undelivered = 0; ///< pending, in doubt, waiting
    std::string problem;          ///< why it cannot be read; "" when it can
};

/// The journals in a state directory whose device the configuration does not have, by name; a file that is no
/// journal may be among them.
std::vector<std::filesystem::path> journals_without_device(const StateFiles& files, const Config& config);

/// Those of a state directory, by name; none when there is no such directory. Journals without undelivered
/// punches are nobody's business.
std::vector<OrphanedJournal> orphaned_journals(const StateFiles& files, const Config& config);

/// Names them: what was not said before as a warning, the rest at -v. The site's file remembers what was
/// said.
void tell_orphans(const std::vector<OrphanedJournal>& orphans, const std::filesystem::path& site_file,
                  Moment now, const Log& log);

} // namespace zksync
