package dev.roster.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A table that is written row by row into memory as CSV (RFC 4180, UTF-8 with the mark that makes
 * spreadsheets read it as such). Every cell is made harmless.
 */
public final class Sheet implements AutoCloseable {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CsvWriter csv;
  private int rows;

  /** Begins with the names of the columns. */
  public Sheet(List<String> columns) {
    bytes.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
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

  /** The file as far as it is written. */
  public byte[] bytes() {
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
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
