package dev.roster.history;

import dev.roster.csv.Sheet;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** As what events are written. */
enum ExportFormat {
  /** A table for spreadsheets, with nothing in it that one would run. */
  CSV("csv", "text/csv") {
    @Override
    void write(OutputStream out, Consumer<Consumer<ExportRow>> rows) {
      try (var sheet = new Sheet(ExportRow.COLUMNS, out)) {
        rows.accept(row -> sheet.add(row.cells()));
      }
    }
  },
  /** A JSON object a line, for programs. */
  JSON("jsonl", "application/jsonl") {
    @Override
    void write(OutputStream out, Consumer<Consumer<ExportRow>> rows) {
      try (var lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
        rows.accept(row -> {
          try {
            lines.write(row.json());
            lines.write('\n');
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  };

  private final String extension;
  private final String mediaType;

  ExportFormat(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  /** Writes all rows and closes the stream. */
  abstract void write(OutputStream out, Consumer<Consumer<ExportRow>> rows);

  String extension() {
    return extension;
  }

  String mediaType() {
    return mediaType;
  }

  /** What the option that buttons carry says. */
  String word() {
    return this == CSV ? "csv" : "json";
  }

  /** The button that leads to it. */
  String label() {
    return this == CSV ? "As CSV" : "As JSON";
  }

  ExportFormat other() {
    return this == CSV ? JSON : CSV;
  }
}
