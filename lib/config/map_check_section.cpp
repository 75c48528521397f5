#include "config/sections.hpp"

namespace zksync::config_file {

MapCheckConfig read_map_check(Section& section) {
    MapCheckConfig map_check;
    const auto people = section.texts("not_clocking", ", the number of an Employee: \"HR-EMP-00001\"");
    if (people) map_check.not_clocking = {people->begin(), people->end()};
    section.finish();
    return map_check;
}

} // namespace zksync::config_file
