package dev.roster.migrations;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The right to run the server of one home; the operating system drops it with the process. */
final class HomeLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HomeLock.class);

  // INVARIANT: this process opens a lock file only while it is not in here. POSIX drops all locks
  // of a process on a file when any of its descriptors is closed, so even a failed second attempt
  // would free the home.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private HomeLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes the lock at once or fails with a sentence that names the home. */
  static HomeLock acquire(HomePaths paths) throws IOException {
    if (!HELD.add(paths.lock())) {
      throw inUse(paths, "this process");
    }
    try {
      return lock(paths);
    } catch (Throwable t) {
      HELD.remove(paths.lock());
      throw t;
    }
  }

  private static HomeLock lock(HomePaths paths) throws IOException {
    var channel =
        FileChannel.open(
            paths.lock(),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            HomePaths.OWNER_ONLY_FILE);
    try {
      if (channel.tryLock() == null) {
        throw inUse(paths, "process " + Files.readString(paths.lock()).strip());
      }
      channel.truncate(0);
      var pid = ProcessHandle.current().pid() + "\n";
      channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
      return new HomeLock(paths.lock(), channel);
    } catch (Throwable t) {
      channel.close();
      throw t;
    }
  }

  private static HomeInUseException inUse(HomePaths paths, String owner) {
    return new HomeInUseException(
        ("the data directory %s is in use by %s: stop that one,"
                + " or give this one a directory of its own (ROSTER_DATA_DIR)")
            .formatted(paths.home(), owner));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("the lock {} cannot be closed: {}", file, e.getMessage());
    } finally {
      HELD.remove(file);
    }
  }
}
