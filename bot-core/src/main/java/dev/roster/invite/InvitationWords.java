package dev.roster.invite;

import dev.roster.person.SearchWords;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** SQL of {@code invitation_word}: by which words an org's invitations are found. */
final class InvitationWords {

  private InvitationWords() {}

  private record Entry(UUID id, Set<String> words) {}

  /** Writes the words of a new invitation; nothing that they are made of ever changes. */
  static void add(Handle sql, UUID invitation, Invitee invitee) {
    write(
        sql,
        List.of(
            new Entry(
                invitation,
                words(invitee.name(), invitee.email().map(email -> email.normalised())))));
  }

  /**
   * Writes the words of invitations that have none yet, such as those of before the words were
   * kept.
   *
   * @param after where a call before ended; empty for the first
   * @param most how many invitations are looked at
   * @return where to go on; empty when there are no more
   */
  static Optional<UUID> fill(Handle sql, Optional<UUID> after, int most) {
    record Looked(Entry entry, boolean has) {}
    List<Looked> looked =
        sql.createQuery(
                """
                select i.id, i.name, i.email_norm,
                  exists (select 1 from invitation_word w where w.invitation_id = i.id) as has
                from invitation i
                where i.id > :after
                order by i.id
                limit :most
                """)
            .bind("after", after.orElse(new UUID(0, 0)))
            .bind("most", most)
            .map((rs, context) ->
                new Looked(
                    new Entry(
                        UUID.fromString(rs.getString("id")),
                        words(
                            Optional.ofNullable(rs.getString("name")),
                            Optional.ofNullable(rs.getString("email_norm")))),
                    rs.getBoolean("has")))
            .list();
    write(sql, looked.stream().filter(one -> !one.has()).map(Looked::entry).toList());
    return looked.size() < most ? Optional.empty() : Optional.of(looked.getLast().entry().id());
  }

  private static Set<String> words(Optional<String> name, Optional<String> email) {
    Set<String> words = SearchWords.of(name.orElse(""), email);
    // How a list calls whoever has neither.
    return words.isEmpty() ? SearchWords.of(Invitation.NAMELESS, Optional.empty()) : words;
  }

  private static void write(Handle sql, List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    var batch =
        sql.prepareBatch(
            """
            insert ignore into invitation_word (invitation_id, word, org_id, state)
            select id, :word, org_id, state from invitation where id = :id
            """);
    for (Entry entry : entries) {
      entry.words().forEach(word -> batch.bind("word", word).bind("id", entry.id()).add());
    }
    batch.execute();
  }
}
