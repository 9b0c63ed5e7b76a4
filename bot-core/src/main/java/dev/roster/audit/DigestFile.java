package dev.roster.audit;

import dev.roster.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The signed digests: a line for each time that chains had changed, with where they ended, signed
 * and chained to the line before. It lies outside the database, so it tells a history whose end was
 * cut off with the org's version set back, and a backup that was restored.
 */
public final class DigestFile {

  /** Changes that were under way when the last digest was made are looked at again. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private static final String NOTHING = "0".repeat(64);

  private final Path file;
  private final Signature signature;

  /**
   * Takes a file that may not exist yet.
   *
   * @param seed 32 bytes that are used for nothing else
   */
  public DigestFile(Path file, byte[] seed) {
    this.file = file;
    this.signature = new Signature(seed);
  }

  /** What is signed of a line. */
  private record Body(long n, String at, String previous, SortedMap<String, String> chains) {}

  private record Line(Body body, String signature) {}

  /**
   * What the file says.
   *
   * @param ends how far each chain reached, for each digest that it is in
   * @param faults what is wrong with the file itself, a sentence each
   */
  public record Contents(Map<UUID, List<SignedEnd>> ends, List<String> faults) {
    /** Copies both. */
    public Contents {
      ends = Map.copyOf(ends);
      faults = List.copyOf(faults);
    }
  }

  /**
   * Adds a line when a chain changed since the last.
   *
   * @return how many chains it holds
   */
  public synchronized int add(Handle sql, Instant now) {
    try {
      List<String> lines = lines();
      Optional<Body> last = lines.isEmpty() ? Optional.empty() : body(lines.getLast());
      Duration lately =
          last.map(body -> Duration.between(Instant.parse(body.at()), now).plus(OVERLAP))
              .orElse(Duration.ofDays(365_000));
      SortedMap<String, String> ends = DigestTable.ends(sql, lately);
      last.ifPresent(body -> body.chains().forEach((chain, end) -> ends.remove(chain, end)));
      if (ends.isEmpty()) {
        return 0;
      }
      var body =
          new Body(
              last.map(Body::n).orElse(0L) + 1,
              now.toString(),
              lines.isEmpty() ? NOTHING : sha256(lines.getLast()),
              ends);
      String line = Json.write(new Line(body, signature.of(Json.write(body)))) + "\n";
      Files.writeString(
          file,
          (endsWithin() ? "\n" : "") + line,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.DSYNC);
      return ends.size();
    } catch (IOException e) {
      throw new UncheckedIOException("the digests cannot be written", e);
    }
  }

  /** Reads all and checks the signatures and their order. */
  public Contents read() {
    var ends = new HashMap<UUID, List<SignedEnd>>();
    var faults = new ArrayList<String>();
    try {
      String previous = NOTHING;
      int number = 0;
      for (String line : lines()) {
        number++;
        @Nullable Line read = parse(line);
        if (read == null || !signature.of(Json.write(read.body())).equals(read.signature())) {
          faults.add("Digest %d was changed, or signed with another key.".formatted(number));
        } else {
          if (!read.body().previous().equals(previous)) {
            faults.add(
                "Digest %d does not follow the one before: some are missing.".formatted(number));
          }
          String at = read.body().at();
          read.body()
              .chains()
              .forEach((chain, end) ->
                  ends.computeIfAbsent(UUID.fromString(chain), _ -> new ArrayList<>())
                      .add(end(at, end)));
        }
        previous = sha256(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the digests cannot be read", e);
    }
    return new Contents(ends, faults);
  }

  private static SignedEnd end(String at, String end) {
    int blank = end.indexOf(' ');
    return new SignedEnd(at, Long.parseLong(end.substring(0, blank)), end.substring(blank + 1));
  }

  /** All whole lines: one that a crash cut off in the middle never was a digest. */
  private List<String> lines() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.removeIf(String::isBlank);
    if (endsWithin() && !lines.isEmpty() && parse(lines.getLast()) == null) {
      lines.removeLast();
    }
    return lines;
  }

  private boolean endsWithin() throws IOException {
    if (!Files.exists(file) || Files.size(file) == 0) {
      return false;
    }
    try (var bytes = Files.newByteChannel(file)) {
      bytes.position(bytes.size() - 1);
      var last = java.nio.ByteBuffer.allocate(1);
      bytes.read(last);
      return last.get(0) != '\n';
    }
  }

  private static Optional<Body> body(String line) {
    return Optional.ofNullable(parse(line)).map(Line::body);
  }

  private static @Nullable Line parse(String line) {
    try {
      Line read = Json.read(line, Line.class);
      Body body = read.body();
      return new Line(
          new Body(body.n(), body.at(), body.previous(), new TreeMap<>(body.chains())),
          read.signature());
    } catch (RuntimeException notADigest) {
      return null;
    }
  }

  private static String sha256(String line) {
    try {
      return AuditLog.hex(
          MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
