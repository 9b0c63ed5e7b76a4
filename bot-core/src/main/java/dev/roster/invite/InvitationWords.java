package dev.roster.invite;

import dev.roster.person.SearchWords;
import dev.roster.store.Backfill;
import dev.roster.store.WordsOf;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** SQL of {@code invitation_word}: by which words an org's invitations are found. */
final class InvitationWords {

  private InvitationWords() {}

  /** Writes the words of a new invitation; nothing that they are made of ever changes. */
  static void add(Handle sql, UUID invitation, Invitee invitee) {
    write(
        sql,
        Map.of(
            invitation, words(invitee.name(), invitee.email().map(email -> email.normalised()))));
  }

  /** The words of invitations of before they were kept. */
  static Backfill backfill() {
    return new Backfill("invitation", "invitation_word", "invitation_id", new Missing());
  }

  private static final class Missing implements Backfill.Words {

    @Override
    public Map<UUID, Set<String>> of(Handle sql, List<UUID> rows) {
      return sql
          .createQuery("select id, name, email_norm from invitation where id in (<rows>)")
          .bindList("rows", rows)
          .map((rs, context) ->
              Map.entry(
                  UUID.fromString(rs.getString("id")),
                  words(
                      Optional.ofNullable(rs.getString("name")),
                      Optional.ofNullable(rs.getString("email_norm")))))
          .stream()
          .filter(one -> !one.getValue().isEmpty())
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void write(Handle sql, Map<UUID, Set<String>> words) {
      InvitationWords.write(sql, words);
    }
  }

  private static Set<String> words(Optional<String> name, Optional<String> email) {
    Set<String> words = SearchWords.of(name.orElse(""), email);
    // How a list calls whoever has neither.
    return words.isEmpty() ? SearchWords.of(Invitation.NAMELESS, Optional.empty()) : words;
  }

  private static void write(Handle sql, Map<UUID, Set<String>> words) {
    sql.createUpdate(
            """
            insert ignore into invitation_word (invitation_id, word, org_id, state)
            select i.id, w.word, i.org_id, i.state
            from %s straight_join invitation i on i.id = w.id
            """
                .formatted(WordsOf.TABLE))
        .bind("words", WordsOf.rows(words))
        .execute();
  }
}
