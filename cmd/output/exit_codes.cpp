#include "output/exit_codes.hpp"

#include <algorithm>

namespace zksync {

int exit_code_of(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::usage:
        return 64;
    case ErrorKind::protocol:
        return 65;
    case ErrorKind::unreachable:
        return 69;
    case ErrorKind::bug:
        return 70;
    case ErrorKind::state:
        return 74;
    case ErrorKind::locked:
        return 75;
    case ErrorKind::refused:
        return 77;
    case ErrorKind::configuration:
        return 78;
    }
    return 70;
}

int exit_code_of_signal(int signal) { return 128 + signal; }

int exit_code_of_all(const std::vector<int>& codes) {
    if (std::ranges::all_of(codes, [](int code) { return code == exit_codes::done; }))
        return exit_codes::done;
    const bool alike = std::ranges::all_of(codes, [&](int code) { return code == codes.front(); });
    return alike ? codes.front() : exit_codes::some_failed;
}

std::string exit_status_text() {
    return "EXIT STATUS\n"
           "  0    done, also when there was nothing to do or some punches wait for HR\n"
           "  1    map-check, reconcile: they worked, and found something to put right;\n"
           "       status --max-age: a device was not read for so long\n"
           "  3    --all: some devices failed (all alike: that code)\n"
           "  64   the command line is wrong\n"
           "  65   the other end sent nonsense\n"
           "  69   the other end could not be reached\n"
           "  70   a bug in zksync\n"
           "  74   the state files, or standard output, cannot be read or written\n"
           "  75   another pass holds the lock\n"
           "  77   refused: password, API key, role\n"
           "  78   the configuration is wrong\n"
           "  130  interrupted (SIGINT)\n"
           "  143  terminated (SIGTERM)";
}

std::string exit_status_in_short() {
    return "EXIT STATUS\n"
           "  0 done; 1 something to put right; 3 some devices failed; 64 command line;\n"
           "  65 nonsense of the other end; 69 not reached; 70 bug; 74 state files, output;\n"
           "  75 locked; 77 refused; 78 configuration; 130 SIGINT; 143 SIGTERM";
}

} // namespace zksync
