package dev.roster.invite;

import static java.util.stream.Collectors.joining;

import dev.roster.command.Cursor;
import dev.roster.command.Scan;
import dev.roster.command.Scan.Candidate;
import dev.roster.invite.Invitation.State;
import dev.roster.person.SearchWords;
import dev.roster.store.Likes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Finds the invitations of an org by state and words, the newest first; with words in the order of
 * the word that fits, then the newest first. It reads one index from the edge of the page on, so
 * that every page of every org costs the same.
 *
 * <p>What has run out is expired at once and is stored so a little later ({@link
 * Invitations#expireOverdue}): of those the {@value #OVERDUE} that ran out last are found as
 * expired.
 */
final class InvitationSearch {

  private static final int OVERDUE = 1_000;

  // A key is an id, and behind it the word by which it was found.
  private static final int ID = 36;

  private final UUID org;
  private final Optional<State> state;
  private final Optional<MailState.Kind> mail;
  private final List<String> words;
  private final Instant now;

  /** The words, of which each has to begin one of the invitee's. */
  InvitationSearch(UUID org, Optional<State> state, String query, Instant now) {
    this(org, state, Optional.empty(), query, now);
  }

  /** The same, and only those of whose mail that became. */
  InvitationSearch(
      UUID org, Optional<State> state, Optional<MailState.Kind> mail, String query, Instant now) {
    this.org = org;
    this.state = state;
    this.mail = mail;
    // The longest leads, as the one that fits the fewest.
    this.words =
        SearchWords.searched(query).stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    this.now = now;
  }

  /** A page beyond the cursor's edge. */
  Scan<Invitation> page(Handle sql, Cursor cursor, int size) {
    Scan<UUID> found =
        Scan.of(cursor, size, (edge, most) -> read(sql, cursor.isBackward(), edge, most));
    return new Scan<>(load(sql, found.rows()), found.previous(), found.next(), found.cut());
  }

  private static List<Invitation> load(Handle sql, List<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<UUID, Invitation> found =
        sql
            .createQuery(InvitationTable.SELECT + "where i.id in (<ids>)")
            .bindList("ids", ids)
            .map(InvitationTable.MAPPER)
            .stream()
            .collect(Collectors.toMap(Invitation::id, Function.identity()));
    return ids.stream().map(found::get).toList();
  }

  private List<Candidate<UUID>> read(
      Handle sql, boolean backward, Optional<String> edge, int most) {
    Query query =
        sql.createQuery(statement(backward, edge.isPresent()))
            .bind("org", org)
            .bind("now", now)
            .bind("state", state.map(State::word).orElse(null))
            .bind("mail", mail.map(MailState.Kind::word).orElse(null))
            .bind("most", most)
            .bind("id", edge.map(key -> key.substring(0, ID)).orElse(null))
            .bind("word", edge.map(key -> key.substring(ID)).orElse(null));
    // Which of them a statement asks for depends on the state and the words.
    query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    for (int i = 0; i < words.size(); i++) {
      query.bind("start" + i, Likes.literal(words.get(i)) + "%");
    }
    return query
        .map((rs, context) -> {
          UUID id = UUID.fromString(rs.getString("id"));
          return new Candidate<>(id + rs.getString("word"), rs.getBoolean("fits"), id);
        })
        .list();
  }

  private String statement(boolean backward, boolean beyond) {
    String edge = beyond ? (words.isEmpty() ? idEdge(backward) : wordEdge(backward)) : "";
    String order = words.isEmpty() ? idOrder(backward) : wordOrder(backward);
    String stored = words.isEmpty() ? storedById() : storedByWord();
    if (mail.isPresent() || state.isEmpty() || state.get() != State.EXPIRED) {
      return stored + edge + order;
    }
    // Those that ran out and are not stored so yet stand among those that are.
    return "select id, word, fits from (("
        + stored
        + edge
        + order
        + ") union all ("
        + (words.isEmpty() ? overdueById() : overdueByWord())
        + edge
        + ")) i"
        + order.replace("w.invitation_id", "id").replace("w.word", "word").replace("i.id", "id");
  }

  private String storedById() {
    if (mail.isPresent()) {
      return "select i.id, '' as word, %s as fits from invitation i force index (invitation_mail) where i.org_id = :org and i.mail_state = :mail "
          .formatted(stateNow());
    }
    return "select i.id, '' as word, %s as fits from invitation i force index (%s) where i.org_id = :org %s"
        .formatted(
            state.filter(wanted -> wanted == State.PENDING).isPresent()
                ? "i.expires_at > :now"
                : "true",
            state.isPresent() ? "invitation_by_state" : "invitation_by_id",
            state.isPresent() ? "and i.state = :state" : "");
  }

  /** Whether a row is in the state at this moment, whatever is stored. */
  private String stateNow() {
    return state
        .map(wanted ->
            switch (wanted) {
              case PENDING -> "(i.state = 'pending' and i.expires_at > :now)";
              case EXPIRED ->
                  "(i.state = 'expired' or (i.state = 'pending' and i.expires_at <= :now))";
              case ACCEPTED, DECLINED, CANCELLED -> "i.state = :state";
            })
        .orElse("true");
  }

  private String storedByWord() {
    if (mail.isPresent()) {
      return """
      select w.invitation_id as id, w.word, %s and (
        select i.mail_state <=> :mail and %s from invitation i where i.id = w.invitation_id) as fits
      from invitation_word w force index (invitation_word_any)
      where w.org_id = :org and w.word like :start0
      """
          .formatted(fits(), stateNow());
    }
    String open =
        state.filter(wanted -> wanted == State.PENDING).isPresent()
            ? " and (select i.expires_at > :now from invitation i where i.id = w.invitation_id)"
            : "";
    return """
    select w.invitation_id as id, w.word, %s%s as fits
    from invitation_word w force index (%s)
    where w.org_id = :org %s and w.word like :start0
    """
        .formatted(
            fits(),
            open,
            state.isPresent() ? "invitation_word_state" : "invitation_word_any",
            state.isPresent() ? "and w.state = :state" : "");
  }

  private static final String LATE =
      """
      (select l.id from invitation l force index (invitation_overdue)
       where l.org_id = :org and l.state = 'pending' and l.expires_at <= :now
       order by l.expires_at desc limit %d) i
      """
          .formatted(OVERDUE);

  private static String overdueById() {
    return "select i.id, '' as word, true as fits from " + LATE + " where true ";
  }

  private String overdueByWord() {
    return "select w.invitation_id as id, w.word, %s as fits from %s straight_join invitation_word w on w.invitation_id = i.id where w.word like :start0 "
        .formatted(fits(), LATE);
  }

  // Somebody is found once, by the first of their words that fits, and only if the others fit too.
  private String fits() {
    return """
    (not exists (select 1 from invitation_word s
       where s.invitation_id = w.invitation_id and s.word like :start0 and s.word < w.word)
     %s)
    """
        .formatted(
            IntStream.range(1, words.size())
                .mapToObj(i ->
                    """
                    and exists (select 1 from invitation_word s
                      where s.invitation_id = w.invitation_id and s.word like :start%d)
                    """
                        .formatted(i))
                .collect(joining()));
  }

  private static String idEdge(boolean backward) {
    return backward ? " and i.id > :id" : " and i.id < :id";
  }

  private static String idOrder(boolean backward) {
    return " order by i.id" + (backward ? "" : " desc") + " limit :most";
  }

  private static String wordEdge(boolean backward) {
    return backward
        ? " and w.word <= :word and (w.word < :word or w.invitation_id > :id)"
        : " and w.word >= :word and (w.word > :word or w.invitation_id < :id)";
  }

  private static String wordOrder(boolean backward) {
    return backward
        ? " order by w.word desc, w.invitation_id limit :most"
        : " order by w.word, w.invitation_id desc limit :most";
  }
}
