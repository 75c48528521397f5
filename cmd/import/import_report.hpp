#pragma once

#include "core/error.hpp"
#include "files/file_store.hpp"
#include "files/punch_file.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zksync {

/// What came of a file.
struct ImportedFile {
    std::string file; ///< as it was named
    std::string description{};
    std::optional<PunchFormat> format{};
    FileCounts counts{};
    std::optional<Error> error{}; ///< why it was not read, or not to its end
};

/// What an import came to.
struct ImportReport {
    std::string device;
    bool is_dry_run = false;
    std::vector<ImportedFile> files{};
    int exit_code = 0;

    FileCounts sum() const;
};

/// "1_attlog.dat (attlog, six columns, as on a USB stick): 120 read, 118 new, 2 known, 0 bad", a line a file,
/// and the sum of several.
std::vector<std::string> import_lines(const ImportReport& report);
/// The document of --json (docs/design.md, section 6).
std::string import_json(const ImportReport& report);

} // namespace zksync
