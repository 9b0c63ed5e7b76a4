package dev.roster.benchmarks.check;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection that asks and waits for the answer, as cheaply as Java can. */
final class Client implements AutoCloseable {

  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_LINE = 1_000;

  private final Socket socket;
  private final InputStream in;
  private final byte[] request;
  private final byte[] line = new byte[LONGEST_LINE];

  Client(Target target) {
    try {
      socket = new Socket("127.0.0.1", target.port());
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), 4_096);
      request = target.request();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Asks once; the body of the answer.
   *
   * @throws IllegalStateException when the answer is not 200
   */
  byte[] ask() {
    try {
      socket.getOutputStream().write(request);
      int size = line();
      if (size < 12 || line[9] != '2' || line[10] != '0' || line[11] != '0') {
        throw new IllegalStateException(new String(line, 0, size, StandardCharsets.US_ASCII));
      }
      int length = -1;
      for (size = line(); size > 0; size = line()) {
        if (isLength(size)) {
          String number = new String(line, LENGTH.length, size - LENGTH.length, StandardCharsets.US_ASCII);
          length = Integer.parseInt(number.strip());
        }
      }
      if (length < 0) {
        throw new IllegalStateException("an answer without a length");
      }
      return in.readNBytes(length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int line() throws IOException {
    int size = 0;
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      if (c != '\r') {
        line[size++] = (byte) c;
      }
    }
    return size;
  }

  private boolean isLength(int size) {
    if (size < LENGTH.length) {
      return false;
    }
    for (int i = 0; i < LENGTH.length; i++) {
      if ((line[i] | 0x20) != (LENGTH[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
