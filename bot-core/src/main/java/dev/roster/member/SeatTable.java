package dev.roster.member;

import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.Schemes;
import dev.roster.access.Seat;
import dev.roster.access.TeamSeat;
import dev.roster.access.TierEnd;
import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.person.PersonSql;
import dev.roster.person.PlatformAdmins.SignedIn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL that answers in one statement who an account is and where they sit. */
final class SeatTable {

  // Short names are looked at so far for some that begin so; one page of the index or few.
  private static final int LOOKED = 1000;

  /** A seat, and whether the org is a personal one. */
  record Row(Seat seat, boolean personal) {}

  /**
   * What is known of an account at a place.
   *
   * @param person absent when nobody spoke from it yet
   * @param name how the person is called
   * @param seats in orgs connected to the place, by name
   * @param currentOrg last switched to
   * @param channelOrg the org that the channel speaks of
   * @param signedInAs their sign-ins that count for the account
   * @param zone the time zone that they picked
   */
  record Known(
      Optional<UUID> person,
      Optional<String> name,
      List<Row> seats,
      Optional<UUID> currentOrg,
      Optional<UUID> channelOrg,
      Set<SignedIn> signedInAs,
      Optional<String> zone) {

    Optional<Seat> in(UUID org) {
      return seats.stream().map(Row::seat).filter(seat -> seat.org().equals(org)).findFirst();
    }

    List<Seat> all() {
      return seats.stream().map(Row::seat).toList();
    }

    /** The same with what their seats give to somebody who runs this Roster. */
    Known ofOperator() {
      return new Known(
          person,
          name,
          seats.stream().map(row -> new Row(row.seat().ofOperator(), row.personal())).toList(),
          currentOrg,
          channelOrg,
          signedInAs,
          zone);
    }

    Optional<Seat> onlyOne() {
      List<Seat> shared = seats.stream().filter(row -> !row.personal()).map(Row::seat).toList();
      if (shared.size() == 1) {
        return Optional.of(shared.getFirst());
      }
      return shared.isEmpty() && seats.size() == 1
          ? Optional.of(seats.getFirst().seat())
          : Optional.empty();
    }
  }

  private static final String SEAT =
      """
      o.id as org_id, o.slug, o.name as org_name, o.version, o.personal, o.scheme,
      s.version as scheme_version, m.role, m.status, m.tier, m.tier_until,
      m.subscriber_admin,
      """
          + Schemes.OWN_POLICIES
          + " as own_policies, "
          + """
          (select group_concat(tm.team_id, ' ', tm.role, ' ', t.status)
             from team_member tm join team t on t.id = tm.team_id
             where tm.membership_id = m.id) as teams
          """;

  private SeatTable() {}

  static Known read(Handle sql, Schemes schemes, Account account, Place place, Instant now) {
    var rows = new ArrayList<Row>();
    var known = new Known[] {none()};
    sql.createQuery(
            "select i.person_id, i.current_org, p.zone, "
                + PersonSql.NAME
                + " as name, "
                + SEAT
                + """
                , (select co.org_id from channel_org co
                   join chat_install c on c.id = co.install_id
                   where c.platform = :platform and c.tenant = :install
                     and co.channel = :channel) as channel_org,
                  (select group_concat(si.issuer, ' ', si.email_norm separator '\n') from sign_in si
                   where i.signed_in and si.person_id = i.person_id) as signed_in_as
                from chat_identity i
                join person p on p.id = i.person_id
                left join membership m on m.person_id = p.id and
                """
                + PersonSql.connected("m.org_id", ":platform", ":install")
                + """
                left join org o on o.id = m.org_id and o.deleted_at is null
                left join scheme s on s.name = o.scheme
                where i.platform = :platform and i.tenant = :tenant and i.user_id = :user
                order by o.name, o.slug
                """)
        .bind("platform", account.platform())
        .bind("tenant", account.tenant())
        .bind("user", account.user())
        .bind("install", place.install())
        .bind("channel", place.channel())
        .map((rs, context) -> {
          UUID person = UUID.fromString(rs.getString("person_id"));
          if (rs.getString("org_id") != null) {
            rows.add(row(sql, schemes, rs, person, now));
          }
          known[0] =
              new Known(
                  Optional.of(person),
                  Optional.of(rs.getString("name")),
                  rows,
                  id(rs, "current_org"),
                  id(rs, "channel_org"),
                  signIns(rs.getString("signed_in_as")),
                  Optional.ofNullable(rs.getString("zone")));
          return person;
        })
        .list();
    return known[0];
  }

  private static Known none() {
    return new Known(
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Optional.empty());
  }

  /** Neither an issuer nor a normalised address holds a blank. */
  private static Set<SignedIn> signIns(@Nullable String text) {
    return text == null
        ? Set.of()
        : text.lines()
            .map(line -> line.split(" ", 2))
            .map(part -> new SignedIn(part[0], part[1]))
            .collect(Collectors.toUnmodifiableSet());
  }

  static Optional<Seat> one(Handle sql, Schemes schemes, UUID org, UUID person, Instant now) {
    return sql.createQuery(
            "select "
                + SEAT
                + """

                from membership m
                join org o on o.id = m.org_id and o.deleted_at is null
                join scheme s on s.name = o.scheme
                where m.org_id = :org and m.person_id = :person
                """)
        .bind("org", org)
        .bind("person", person)
        .map((rs, context) -> row(sql, schemes, rs, person, now).seat())
        .findOne();
  }

  /** The seat of a program of the org, which is no member of it: the highest role, no team. */
  static Optional<Seat> ofProgram(Handle sql, Schemes schemes, UUID org, UUID person) {
    return sql.createQuery(
            "select o.id, o.slug, o.name, o.version, o.scheme, s.version as scheme_version, "
                + Schemes.OWN_POLICIES
                + """
                 as own_policies
                from org o join scheme s on s.name = o.scheme
                where o.id = :org and o.deleted_at is null
                """)
        .bind("org", org)
        .map((rs, context) -> {
          Scheme scheme =
              schemes.get(
                  sql,
                  rs.getString("scheme"),
                  rs.getLong("scheme_version"),
                  rs.getString("own_policies"));
          return new Seat(
              UUID.fromString(rs.getString("id")),
              rs.getString("slug"),
              rs.getString("name"),
              rs.getLong("version"),
              person,
              scheme,
              scheme.roles().getLast(),
              Set.of(),
              true,
              Member.BASE,
              List.of());
        })
        .findOne();
  }

  /** The org of that short name, unless it is somebody's own. */
  static Optional<UUID> shared(Handle sql, String slug) {
    return sql.createQuery(
            "select id from org where slug = :slug and not personal and deleted_at is null")
        .bind("slug", slug.strip().toLowerCase(Locale.ROOT))
        .mapTo(UUID.class)
        .findOne();
  }

  /**
   * Orgs that are not somebody's own, by the beginning of their short name, which is made from the
   * name. Looks at so many in the order of the index and at no more, however many there are.
   */
  static List<UUID> sharedLike(Handle sql, String typed, int most) {
    return sql.createQuery(
            """
            select id from (
              select id, slug, personal, deleted_at from org
              where slug like concat(:start, '%') order by slug limit :looked) near
            where not personal and deleted_at is null
            order by slug limit :most
            """)
        .bind("start", asSlug(typed))
        .bind("looked", LOOKED)
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }

  /** No sign of it means anything to {@code like}. */
  private static String asSlug(String typed) {
    return typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceFirst("^-", "");
  }

  static boolean isShared(Handle sql, UUID org) {
    return sql.createQuery(
            "select exists (select 1 from org where id = :org and not personal and deleted_at is null)")
        .bind("org", org)
        .mapTo(Boolean.class)
        .one();
  }

  private static Row row(Handle sql, Schemes schemes, ResultSet rs, UUID person, Instant now)
      throws SQLException {
    Scheme scheme =
        schemes.get(
            sql,
            rs.getString("scheme"),
            rs.getLong("scheme_version"),
            rs.getString("own_policies"));
    String roleName = rs.getString("role");
    // A role that the scheme does not know gives no right at all.
    Role role =
        scheme
            .role(roleName)
            .orElseGet(() -> new Role(roleName, roleName, 0, false, false, Set.of()));
    Optional<Instant> tierUntil = MemberTable.instant(rs, "tier_until");
    return new Row(
        new Seat(
            UUID.fromString(rs.getString("org_id")),
            rs.getString("slug"),
            rs.getString("org_name"),
            rs.getLong("version"),
            person,
            scheme,
            role,
            rs.getBoolean("subscriber_admin") ? scheme.flagged(Member.SUBSCRIBER_ADMIN) : Set.of(),
            rs.getString("status").equals("active"),
            TierEnd.tierAt(rs.getString("tier"), tierUntil, now),
            tierUntil,
            teams(rs.getString("teams"))),
        rs.getBoolean("personal"));
  }

  private static List<TeamSeat> teams(@Nullable String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(","))
            .map(place -> place.split(" "))
            .map(part -> new TeamSeat(UUID.fromString(part[0]), part[1], part[2].equals("active")))
            .toList();
  }

  private static Optional<UUID> id(ResultSet rs, String column) throws SQLException {
    return Optional.ofNullable(rs.getString(column)).map(UUID::fromString);
  }
}
