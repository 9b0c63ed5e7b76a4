package dev.roster.store;

import dev.roster.audit.AuditEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Which of an org's webhooks hear of a change. Read with what every change reads first, so that it
 * costs no statement; what is sent is made when it is sent, from the audit.
 */
public final class Subscriptions {

  /** The kind of their outbox rows. */
  public static final String KIND = "webhook";

  /** The words of their outbox rows: the webhook and where in the audit the event is. */
  public static final String WEBHOOK = "webhook";

  public static final String ORG = "org";
  public static final String VERSION = "version";
  public static final String NUMBER = "n";

  /** What {@link #of} reads: those of {@code :chain} that are not disabled. */
  static final String COLUMN =
      "(select group_concat(w.id, ' ', w.events separator '\\n') from webhook w"
          + " where w.org_id = :chain and w.disabled_at is null)";

  private static final String ALL = "*";

  private Subscriptions() {}

  /** The lane of a webhook: events reach it in the order of the changes. */
  public static String lane(UUID webhook) {
    return KIND + ":" + webhook;
  }

  /**
   * Whether an action is one of those that words name.
   *
   * @param words {@code *}, actions such as {@code member.role}, or groups such as {@code member.*}
   */
  public static boolean fits(List<String> words, String action) {
    return words.stream()
        .anyMatch(word ->
            word.equals(ALL)
                || word.equals(action)
                || (word.endsWith(".*")
                    && action.startsWith(word.substring(0, word.length() - 1))));
  }

  /**
   * What a change sends.
   *
   * @param column what {@link #COLUMN} gave; empty where there is no webhook
   */
  static List<Outgoing> of(
      Optional<String> column, UUID org, long version, List<AuditEvent> events) {
    var sent = new ArrayList<Outgoing>();
    column.ifPresent(text ->
        text.lines()
            .forEach(line -> {
              List<String> words = List.of(line.split(" ", -1));
              UUID webhook = UUID.fromString(words.getFirst());
              List<String> wanted = words.subList(1, words.size());
              for (int n = 1; n <= events.size(); n++) {
                if (fits(wanted, events.get(n - 1).action())) {
                  sent.add(event(webhook, org, version, n));
                }
              }
            }));
    return sent;
  }

  /** The outbox row of one event. */
  public static Outgoing event(UUID webhook, UUID org, long version, int n) {
    return new Outgoing(
        KIND,
        lane(webhook),
        Map.of(
            WEBHOOK, webhook.toString(),
            ORG, org.toString(),
            VERSION, Long.toString(version),
            NUMBER, Integer.toString(n)));
  }

  /** What {@link #COLUMN} gives, where nothing else is read of the org. */
  static Optional<String> read(Handle sql, UUID org) {
    return sql.createQuery("select " + COLUMN + " as webhooks")
        .bind("chain", org)
        .map((rs, context) -> Optional.ofNullable(rs.getString("webhooks")))
        .one();
  }
}
