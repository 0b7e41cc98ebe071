// Pages of the Republic of Moldova, whose plain lei are its own.
#pragma once

#include "extract/annotation.h"
#include "extract/candidates.h"
#include "values/fact.h"

namespace fisa::extract {

// Is the page plainly about the Republic of Moldova? It holds two of the grammar's signs "moldova_sign" and
// no "romania_sign".
bool is_moldovan(const FoldedPage& page, const Engine& engine);

// Turns RON into MDL, where the value has a currency.
void in_moldovan_lei(values::Value& value);

}  // namespace fisa::extract
