#include "pass/terminal_binding.hpp"

#include "journal/journal.hpp"
#include "pass/marks.hpp"

namespace zksync {

void bind_terminal(const Pass& pass, const std::string& found, NewAddress meaning) {
    const auto bound = pass.journal.value(marks::terminal_serial);
    // One that says who it is may have another address by now.
    if (!bound) {
        bind_device(pass, meaning);
    } else if (pass.journal.value(marks::device_url) != pass.device.url) {
        pass.journal.set_value(marks::device_url, pass.device.url);
    }
    if (bound == found || found.empty()) return;
    Journal::Transaction transaction(pass.journal);
    // How much another one held says nothing of this one.
    pass.journal.erase_value(marks::terminal_log);
    pass.journal.erase_value(marks::terminal_miscount);
    pass.journal.set_value(marks::terminal_serial, found);
    transaction.commit();
}

} // namespace zksync
