package dev.roster.migrations;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How an embedded server runs.
 *
 * @param durability what a commit survives
 * @param bufferPoolMiB memory for pages in MiB, 8 to 65,536
 * @param snapshotIsolation whether a locking statement fails (error 1020) when a row changed after
 *     the transaction's snapshot; off is MariaDB's default before 11.8
 * @param binaries where the server is unpacked, shared by all that name the same directory; null
 *     for the home itself
 * @param stopWithJvm whether a regular end of this JVM stops a server that was not closed
 */
public record EmbeddedOptions(
    Durability durability,
    int bufferPoolMiB,
    boolean snapshotIsolation,
    @Nullable Path binaries,
    boolean stopWithJvm) {

  private static final int DEFAULT_BUFFER_POOL_MIB = 64;

  /** What a commit survives. */
  public enum Durability {
    /** A loss of power: the log is flushed at every commit. */
    POWER_LOSS,
    /** The end of the client only: up to a second of commits goes with the server. For tests. */
    CLIENT_LOSS
  }

  /** Refuses a buffer pool outside its range. */
  public EmbeddedOptions {
    if (bufferPoolMiB < 8 || bufferPoolMiB > 65_536) {
      throw new IllegalArgumentException("the buffer pool is 8 to 65536 MiB, not " + bufferPoolMiB);
    }
  }

  /** For production: loses no commit, 64 MiB of pages, unpacked in the home. */
  public static EmbeddedOptions durable() {
    return new EmbeddedOptions(Durability.POWER_LOSS, DEFAULT_BUFFER_POOL_MIB, false, null, false);
  }

  /** For tests: flushes nothing, shares the user's unpacked server, ends with the JVM. */
  public static EmbeddedOptions fast() {
    return new EmbeddedOptions(
        Durability.CLIENT_LOSS,
        DEFAULT_BUFFER_POOL_MIB,
        false,
        UserDirectories.sharedBinaries(),
        true);
  }

  /** The same with another amount of memory for pages, in MiB. */
  public EmbeddedOptions withBufferPoolMiB(int mebibytes) {
    return new EmbeddedOptions(durability, mebibytes, snapshotIsolation, binaries, stopWithJvm);
  }

  /** The same with snapshot isolation on or off. */
  public EmbeddedOptions withSnapshotIsolation(boolean on) {
    return new EmbeddedOptions(durability, bufferPoolMiB, on, binaries, stopWithJvm);
  }

  /** The same with the server unpacked in another directory. */
  public EmbeddedOptions withBinaries(Path directory) {
    return new EmbeddedOptions(
        durability, bufferPoolMiB, snapshotIsolation, directory, stopWithJvm);
  }
}
