// Tables of an HTML page while they are open, and what they turn out to be: data, or the page's layout.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "page/html_attributes.h"
#include "page/html_writer.h"

namespace fisa::page {

class HtmlTables {
 public:
  HtmlTables(HtmlWriter& writer, std::uint32_t max_cells) : writer_(writer), max_cells_(max_cells) {}

  void open_table(const Attributes& attributes);
  void close_table();
  void open_row(const Attributes& attributes);
  void open_cell(const Attributes& attributes, bool in_head);
  void close_cell();
  void close_all();

  [[nodiscard]] std::uint32_t open() const { return stack_.empty() ? 0 : stack_.back().id; }

 private:
  struct Table {
    std::uint32_t id = 0;
    std::uint32_t row = 0;
    std::uint32_t rows = 0;
    std::uint32_t column = 0;
    std::uint32_t next_column = 0;
    std::size_t first_draft = 0;
    std::size_t cell_draft = 0;  // first draft of the open cell
    std::uint32_t cells = 0;
    std::vector<std::uint32_t> below;  // rows that a cell above still fills, by column
    std::vector<std::uint32_t> head_rows;
    std::uint32_t coloured_rows = 0;  // rows with a colour of their own; the first among them?
    bool first_coloured = false;
    bool presentation = false;
    bool in_cell = false;
  };

  [[nodiscard]] bool is_layout(const Table& table);
  void see_through(const Table& table);
  void mark_head(const Table& table);
  void restore();

  HtmlWriter& writer_;
  std::uint32_t max_cells_;
  std::uint32_t cells_ = 0;
  std::uint32_t serial_ = 0;
  std::vector<Table> stack_;
};

}  // namespace fisa::page
