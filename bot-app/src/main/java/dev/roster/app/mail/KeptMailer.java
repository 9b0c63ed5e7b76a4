package dev.roster.app.mail;

import dev.roster.json.Json;
import dev.roster.platform.Mailer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps mails instead of sending them, when there is no mail server: the last {@value #MOST}, in
 * memory and in a file that only the owner reads (the links in it are secrets). A second copy of a
 * mail takes the first one's place. Safe for any number of threads.
 */
public final class KeptMailer implements Mailer, Mailbox {

  static final int MOST = 500;

  private static final Logger LOG = LoggerFactory.getLogger(KeptMailer.class);

  private final Path file;
  private final InstantSource clock;
  private final SequencedMap<String, Kept> kept = new LinkedHashMap<>();
  private final Set<Consumer<Kept>> listeners = new CopyOnWriteArraySet<>();
  private boolean writable = true;

  private KeptMailer(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * Reads what is there. Without a usable file it keeps mails in memory only, and says so in the
   * log.
   *
   * @param file one mail a line, as JSON
   */
  public static KeptMailer open(Path file, InstantSource clock) {
    var mailer = new KeptMailer(file, clock);
    mailer.read();
    return mailer;
  }

  @Override
  public void send(Mail mail) {
    var one = new Kept(mail, clock.instant());
    synchronized (this) {
      add(one);
      append(one);
    }
    listeners.forEach(listener -> listener.accept(one));
  }

  @Override
  public synchronized List<Kept> of(String address) {
    String key = key(address);
    return kept.sequencedValues().reversed().stream()
        .filter(one -> key(one.mail().to()).equals(key))
        .toList();
  }

  @Override
  public synchronized List<Kept> all() {
    return List.copyOf(kept.sequencedValues().reversed());
  }

  @Override
  public Listening listen(Consumer<Kept> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private static String key(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }

  private void add(Kept one) {
    kept.remove(one.mail().messageId());
    kept.putLast(one.mail().messageId(), one);
    if (kept.size() > MOST) {
      kept.pollFirstEntry();
    }
  }

  private synchronized void read() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      int lines = 0;
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          lines++;
          readLine(line);
        }
      }
      if (lines > kept.size()) {
        rewrite();
      }
    } catch (IOException e) {
      giveUp(e);
    }
  }

  /** The last line may be half of one, after a crash. */
  private void readLine(String line) {
    try {
      add(Json.read(line, Kept.class));
    } catch (IllegalArgumentException e) {
      LOG.warn("a kept mail in {} cannot be read and is left out", file);
    }
  }

  private void rewrite() throws IOException {
    var lines = new ArrayList<String>();
    kept.values().forEach(one -> lines.add(Json.write(one)));
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    Files.write(createOwnerOnly(next), lines);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void append(Kept one) {
    if (!writable) {
      return;
    }
    try {
      if (!Files.exists(file)) {
        createOwnerOnly(file);
      }
      Files.writeString(file, Json.write(one) + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      giveUp(e);
    }
  }

  private static Path createOwnerOnly(Path path) throws IOException {
    return Files.createFile(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private void giveUp(IOException e) {
    writable = false;
    LOG.warn("mails are kept in memory only: {} cannot be used", file, e);
  }
}
