package dev.roster.app.playground;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.roster.reply.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The files that Roster sent in the playground, the newest ones, each for one person. */
final class SentFiles {

  private static final int MOST_KEPT = 50;

  private final Map<String, Kept> byId = new LinkedHashMap<>();

  private record Kept(String user, Reply.File file) {}

  /** Keeps a file and gives it an id. */
  synchronized String keep(String user, Reply.File file) {
    String id = UuidCreator.getTimeOrderedEpoch().toString();
    byId.put(id, new Kept(user, file));
    if (byId.size() > MOST_KEPT) {
      byId.remove(byId.keySet().iterator().next());
    }
    return id;
  }

  /** The file, when it is kept and that person's. */
  synchronized Optional<Reply.File> find(String user, String id) {
    return Optional.ofNullable(byId.get(id))
        .filter(kept -> kept.user().equals(user))
        .map(Kept::file);
  }
}
