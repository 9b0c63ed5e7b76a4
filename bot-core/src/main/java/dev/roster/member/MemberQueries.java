package dev.roster.member;

import static dev.roster.command.Option.required;

import dev.roster.access.Permission;
import dev.roster.access.TierEnd;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.command.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What programs read of the members of an org. */
public final class MemberQueries {

  private MemberQueries() {}

  /**
   * Somebody in a list.
   *
   * @param id the person's; the invitation's of who is invited
   * @param tier {@code base} or {@code pro}; absent for who is invited
   * @param creditCap their monthly limit of credits, if any
   * @param status {@code active}, {@code suspended} or {@code invited}
   * @param lastActiveAt when they spoke last of the org; absent for never
   * @param since when they joined or were invited
   * @param credits what they used in all
   * @param requests how many requests they made in all
   */
  public record Row(
      UUID id,
      String name,
      Optional<String> email,
      String role,
      Optional<String> tier,
      Optional<Long> creditCap,
      String status,
      Optional<Instant> lastActiveAt,
      Instant since,
      long credits,
      long requests) {}

  /**
   * A page of people.
   *
   * @param next from where the next one is read; absent at the end
   */
  public record Listed(List<Row> rows, Optional<String> next) {
    /** Copies the rows. */
    public Listed {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A member with what changes without a change of the org.
   *
   * @param credits what they used in all
   * @param requests how many requests they made in all
   */
  public record Shown(
      Member member, String tier, Members.Moments moments, long credits, long requests) {}

  /** {@code member list}, a page of so many. */
  public static Query<?, Listed> list(Affiliations teams, int size) {
    return query(ListMembers.query(teams, size));
  }

  private static <A> Query<A, Listed> query(Query<A, Roll.Listing> listing) {
    return new Query<>(
        listing.need(),
        listing.params(),
        (context, sql, args) -> {
          Roll.Listing page = listing.looking().look(context, sql, args);
          return new Listed(
              page.lines().stream().map(line -> row(line, context.now())).toList(), page.next());
        });
  }

  private static Row row(Roll.Line line, Instant now) {
    return new Row(
        line.id(),
        line.name(),
        line.email(),
        line.role(),
        line.tierAt(now),
        line.creditCap(),
        line.status(),
        line.spokeAt(),
        line.since(),
        line.credits(),
        line.requests());
  }

  /** {@code member show}. */
  public static Query<PersonRef, Shown> one(Members members) {
    return new Query<>(
        new Need.Holds(Permission.MEMBER_LIST),
        Params.of(required("person", "Whom to show", MemberCommands.person(members)), who -> who),
        (context, sql, who) -> {
          Member member = members.find(sql, context.seat(), who);
          Used used = MemberTable.used(sql, member.id());
          return new Shown(
              member,
              TierEnd.tierAt(member.tier(), member.tierUntil(), context.now()),
              members.moments(sql, member),
              used.credits(),
              used.requests());
        });
  }
}
