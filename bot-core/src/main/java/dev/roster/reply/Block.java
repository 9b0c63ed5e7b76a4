package dev.roster.reply;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** One part of a message, from top to bottom. */
public sealed interface Block {

  /** A title; one a message at most. */
  record Heading(String text) implements Block {
    /** Checks that there is a text. */
    public Heading {
      requireNonNull(text, "text must not be null");
    }
  }

  /** A line or paragraph of running text. */
  record Paragraph(List<Span> spans) implements Block {
    /** Copies the spans. */
    public Paragraph {
      spans = List.copyOf(spans);
    }
  }

  /** Labelled values, such as the lines of a card. */
  record Facts(List<Fact> facts) implements Block {
    /** Copies the facts. */
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /**
   * One labelled value, shown as {@code label: value}.
   *
   * @param label what it is, without a colon
   * @param value what it says
   */
  record Fact(String label, List<Span> value) {
    /** Copies the value. */
    public Fact {
      requireNonNull(label, "label must not be null");
      value = List.copyOf(value);
    }
  }

  /**
   * Rows under named columns; where the platform has no tables each row is one line with its first
   * cell standing out.
   *
   * @param columns the names of the columns
   * @param rows as many cells a row as there are columns
   */
  record Table(List<String> columns, List<Row> rows) implements Block {
    /**
     * Copies and checks the rows.
     *
     * @throws IllegalArgumentException when a row has another number of cells than columns
     */
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
      for (Row row : rows) {
        if (row.cells().size() != columns.size()) {
          throw new IllegalArgumentException(
              "a row has " + row.cells().size() + " cells for " + columns.size() + " columns");
        }
      }
    }
  }

  /** One row of a table: a list of spans a cell. */
  record Row(List<List<Span>> cells) {
    /** Copies the cells. */
    public Row {
      cells = cells.stream().map(List::copyOf).toList();
    }
  }

  /** Buttons in a row; adapters wrap them. */
  record Buttons(List<Button> buttons) implements Block {
    /** Copies the buttons. */
    public Buttons {
      buttons = List.copyOf(buttons);
    }
  }

  /** Small print. */
  record Note(List<Span> spans) implements Block {
    /** Copies the spans. */
    public Note {
      spans = List.copyOf(spans);
    }
  }
}
