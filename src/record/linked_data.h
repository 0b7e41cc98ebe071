// JSON-LD of a page's head (schema.org): what it says of the page itself.
#pragma once

#include <string>
#include <string_view>

namespace fisa::record {

// The address of the page: `mainEntityOfPage` of an article, or `url` of a page or an article, also within
// `@graph`; empty where there is none or it is no JSON. Addresses of sites and organisations are none.
[[nodiscard]] std::string page_address(std::string_view json_ld);

}  // namespace fisa::record
