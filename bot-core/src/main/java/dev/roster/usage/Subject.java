package dev.roster.usage;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.command.PersonRef;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.person.EmailAddress;
import dev.roster.person.PersonSql;
import dev.roster.reply.Span;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Whose usage is shown: a member, or somebody who left and whose usage is kept (D52).
 *
 * @param name how they are called today
 * @param member absent for who left
 */
record Subject(UUID person, String name, Optional<Member> member) {

  private static final int MOST_NAMESAKES = 20;

  /** The caller themselves. */
  static Subject oneself(Handle sql, Seat seat, Members members) {
    return of(members.byPerson(sql, seat.org(), seat.person()).orElseThrow());
  }

  /**
   * The person who was named.
   *
   * @throws Refusal when the caller may only see their own usage and this is not they, and when
   *     nobody or more than one person is meant
   */
  static Subject find(Handle sql, Seat seat, Members members, PersonRef who) {
    Decision all = Access.decide(AccessRequest.of(seat, Permission.USAGE_VIEW_ALL));
    Optional<Member> member = members.named(sql, seat, who);
    boolean own = member.filter(one -> one.person().equals(seat.person())).isPresent();
    if (!own && all instanceof Decision.Denied denied) {
      throw new Refusal(denied);
    }
    return member.map(Subject::of).orElseGet(() -> gone(sql, seat, who));
  }

  private static Subject of(Member member) {
    return new Subject(member.person(), member.name(), Optional.of(member));
  }

  private static Subject gone(Handle sql, Seat seat, PersonRef who) {
    List<Subject> known =
        candidates(sql, who).stream()
            .filter(one -> ReportTable.knows(sql, seat.org(), one.person()))
            .toList();
    if (known.size() > 1) {
      throw new Refusal(
          "More than one person who used %s goes by `%s`: mention the one you mean."
              .formatted(seat.orgName(), who.words()));
    }
    if (known.isEmpty()) {
      throw new Refusal(
          "%s is not in %s and never used anything there. `/usage show` shows who did."
              .formatted(who.subject(), seat.orgName()));
    }
    return known.getFirst();
  }

  private static List<Subject> candidates(Handle sql, PersonRef who) {
    return switch (who) {
      case PersonRef.ById(var id) -> people(sql, "p.id = :id", "id", id);
      case PersonRef.ByAccount(var account) ->
          sql.createQuery(
                  select(
                      """
                      join chat_identity i on i.person_id = p.id
                      where i.platform = :platform and i.tenant = :tenant and i.user_id = :user
                      """))
              .bind("platform", account.platform())
              .bind("tenant", account.tenant())
              .bind("user", account.user())
              .bind("most", MOST_NAMESAKES)
              .map((rs, context) -> gone(UUID.fromString(rs.getString("id")), rs.getString("name")))
              .list();
      case PersonRef.ByEmail(var address) ->
          EmailAddress.parse(address)
              .map(email -> people(sql, "p.email_norm = :email", "email", email.normalised()))
              .orElse(List.of());
    };
  }

  private static List<Subject> people(Handle sql, String condition, String name, Object value) {
    return sql.createQuery(select("where " + condition))
        .bind(name, value)
        .bind("most", MOST_NAMESAKES)
        .map((rs, context) -> gone(UUID.fromString(rs.getString("id")), rs.getString("name")))
        .list();
  }

  private static String select(String rest) {
    return "select p.id, %s as name from person p %s limit :most".formatted(PersonSql.NAME, rest);
  }

  private static Subject gone(UUID person, String name) {
    return new Subject(person, name, Optional.empty());
  }

  /** How they stand in an answer. */
  Span span() {
    return member.map(Member::span).orElseGet(() -> Span.plain(name));
  }
}
