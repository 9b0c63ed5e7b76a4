package dev.roster.command;

import dev.roster.access.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Takes the content of a file: as it is while it is small, zipped while it is written once it grows
 * beyond that. It never holds more than a file in chat may have.
 */
final class Parcel extends OutputStream {

  private final String name;
  private final int mostPlain;
  private final int most;
  private final String tooMuch;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private OutputStream out = bytes;
  private boolean zipped;

  /**
   * Begins empty.
   *
   * @param name what the file is called, as it is
   * @param mostPlain how many bytes stay as they are
   * @param most how many bytes a zipped file may have
   * @param tooMuch what whoever asked for more is told
   */
  Parcel(String name, int mostPlain, int most, String tooMuch) {
    this.name = name;
    this.mostPlain = mostPlain;
    this.most = most;
    this.tooMuch = tooMuch;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    if (!zipped && bytes.size() + length > mostPlain) {
      zip();
    }
    out.write(from, offset, length);
    requireRoom();
  }

  private void zip() throws IOException {
    byte[] plain = bytes.toByteArray();
    bytes.reset();
    zipped = true;
    var zip = new ZipOutputStream(bytes);
    zip.putNextEntry(new ZipEntry(name));
    zip.write(plain);
    out = zip;
  }

  private void requireRoom() {
    if (bytes.size() > most) {
      throw new Refusal(tooMuch);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
    requireRoom();
  }

  /** Whether it is zipped. */
  boolean isZipped() {
    return zipped;
  }

  /** The whole file, once it is closed. */
  byte[] bytes() {
    return bytes.toByteArray();
  }
}
