package dev.roster.command;

import dev.roster.access.Refusal;
import dev.roster.json.Json;
import dev.roster.reply.Sentences;
import dev.roster.store.Deliveries.Kept;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the outcome of a program's request, so that each try of it gets the same.
 *
 * @param request stands for the command and its words
 * @param version the org's version after it
 * @param facts what was made or done
 * @param refused why it was refused; null when it was done
 */
record Told(String request, long version, Map<String, Object> facts, @Nullable Refused refused) {

  /** A refusal. */
  record Refused(String sentence, String kind, String rule) {}

  /** What is kept with the answer to a call; nothing for people. */
  static Optional<String> of(Call call, Outcome outcome) {
    if (!(call.input() instanceof Input.Requested requested)) {
      return Optional.empty();
    }
    String request = request(requested);
    return switch (outcome) {
      case Outcome.Done done ->
          Optional.of(Json.write(new Told(request, done.version(), done.told(), null)));
      case Outcome.Refused no ->
          Optional.of(
              Json.write(
                  new Told(
                      request,
                      0,
                      Map.of(),
                      new Refused(no.sentence(), no.kind().name(), no.rule()))));
      case Outcome.Misused _, Outcome.Changed _, Outcome.Reused _, Outcome.Failed _ ->
          Optional.empty();
    };
  }

  /** The outcome that was kept, for another try. */
  static Outcome again(Call call, Kept kept) {
    if (!(call.input() instanceof Input.Requested requested)) {
      return new Outcome.Done(kept.reply(), 0, Map.of());
    }
    Told told = Json.read(kept.told().orElse("{}"), Told.class);
    if (!request(requested).equals(told.request())) {
      return new Outcome.Reused(
          Sentences.message("This idempotency key was used for another request before."));
    }
    Refused no = told.refused();
    return no == null
        ? new Outcome.Done(kept.reply(), told.version(), told.facts())
        : new Outcome.Refused(
            kept.reply(), no.sentence(), Refusal.Kind.valueOf(no.kind()), no.rule());
  }

  private static String request(Input.Requested requested) {
    String text = Json.write(List.of(requested.command(), new TreeMap<>(requested.words())));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
