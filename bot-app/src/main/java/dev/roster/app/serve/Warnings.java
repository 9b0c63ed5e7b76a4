package dev.roster.app.serve;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What does not work although Roster can serve, in short sentences that name no server and no
 * secret: who asks for the health may be anybody. Safe for any number of threads.
 */
final class Warnings {

  private static final Logger LOG = LoggerFactory.getLogger(Warnings.class);

  private final List<Supplier<Optional<String>>> parts = new CopyOnWriteArrayList<>();

  /**
   * Asks a part, too.
   *
   * @param part a sentence while something is wrong with it
   */
  void add(Supplier<Optional<String>> part) {
    parts.add(part);
  }

  /** All that is wrong now; a part that cannot tell is left out. */
  List<String> now() {
    return parts.stream().flatMap(part -> told(part).stream()).toList();
  }

  private static Optional<String> told(Supplier<Optional<String>> part) {
    try {
      return part.get();
    } catch (RuntimeException e) {
      LOG.debug("a part does not say whether it works", e);
      return Optional.empty();
    }
  }
}
