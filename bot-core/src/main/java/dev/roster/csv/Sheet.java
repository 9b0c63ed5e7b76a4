package dev.roster.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A table that is written row by row as CSV (RFC 4180, UTF-8 with the mark that makes spreadsheets
 * read it as such). Every cell is made harmless.
 */
public final class Sheet implements AutoCloseable {

  private final CsvWriter csv;
  private int rows;

  /**
   * Begins with the names of the columns.
   *
   * @param out takes the file; closed with the sheet
   */
  public Sheet(List<String> columns, OutputStream out) {
    try {
      out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    write(columns);
  }

  /** Adds a row. */
  public void add(List<String> cells) {
    write(cells);
    rows++;
  }

  private void write(List<String> cells) {
    csv.writeRecord(cells.stream().map(Cell::safe).toList());
  }

  /** How many rows it has, besides the names of the columns. */
  public int rows() {
    return rows;
  }

  @Override
  public void close() {
    try {
      csv.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
