#pragma once

#include "json.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace zksync_sim::site {

/// How the database compares a column.
enum class Kind { text, number, moment, date };

struct Field {
    std::string name;
    std::string fieldtype;
    std::string label;
    Kind kind = Kind::text;
    int permlevel = 0;
};

/// One row of a DocType's permission table.
struct Permission {
    std::string role;
    int permlevel = 0;
    int read = 0, write = 0, create = 0;
};

/// The columns of a DocType that the site has, the standard ones first; empty for an unknown DocType.
std::vector<Field> schema_of(std::string_view doctype);

/// The permission table that a fresh site has.
std::vector<Permission> fresh_permissions(std::string_view doctype);

/// Whether the site knows a DocType of this name, be there documents of it or not.
bool is_doctype(std::string_view name);

/// docs[0] of getdoctype: fields, level by level, and permissions.
Json doctype_document(const std::string& doctype, const std::vector<Permission>& permissions);

Json to_document(const std::vector<Permission>& permissions, const std::string& doctype);

} // namespace zksync_sim::site
