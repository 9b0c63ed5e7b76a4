package dev.roster.team;

import dev.roster.chat.Account;
import dev.roster.command.Cursor;
import dev.roster.command.Scan;
import dev.roster.person.EmailAddress;
import dev.roster.person.PersonSql;
import dev.roster.person.SearchWords;
import dev.roster.store.Likes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/** SQL of {@code team_member}. */
final class TeamMemberTable {

  // Characters of an id, which ends a key.
  private static final int ID = 36;

  private TeamMemberTable() {}

  static void insert(
      Handle sql, Instant now, Team team, UUID membership, String role, long version) {
    insert(sql, team, membership, new Place(role, version, version), now);
  }

  /** The same with the decisions of a place that they had before in force again. */
  static void insert(Handle sql, Team team, UUID membership, Place place, Instant joinedAt) {
    sql.createUpdate(
            """
            insert into team_member
              (team_id, org_id, membership_id, sort_name, role, role_version, joined_at, version)
            values (:team, :org, :membership,
              (select m.sort_name from membership m where m.id = :membership),
              :role, :decided, :joined, :version)
            """)
        .bind("team", team.id())
        .bind("org", team.org())
        .bind("membership", membership)
        .bind("role", place.role())
        .bind("decided", place.roleVersion())
        .bind("joined", joinedAt)
        .bind("version", place.version())
        .execute();
  }

  /**
   * Somebody's place in a team.
   *
   * @param role the stored role; means nothing in flat teams
   * @param roleVersion the version of the org whose change decided the role
   * @param version the version of the org at which they joined
   */
  record Place(String role, long roleVersion, long version) {

    /** Reads what {@link #decisions} wrote. */
    static Place read(String role, String decisions) {
      int colon = decisions.indexOf(':');
      return new Place(
          role,
          Long.parseLong(decisions.substring(0, colon)),
          Long.parseLong(decisions.substring(colon + 1)));
    }

    /** The changes that decided it, as an Undo carries them. */
    String decisions() {
      return roleVersion + ":" + version;
    }
  }

  static Optional<Place> find(Handle sql, UUID team, UUID membership) {
    return sql.createQuery(
            """
            select role, role_version, version from team_member
            where team_id = :team and membership_id = :membership
            """)
        .bind("team", team)
        .bind("membership", membership)
        .map((rs, context) ->
            new Place(rs.getString("role"), rs.getLong("role_version"), rs.getLong("version")))
        .findOne();
  }

  /** A place in a team, and since when it is held. */
  record Standing(UUID team, Place place, Instant joinedAt) {}

  /** Since when somebody is in a team. */
  static Optional<Instant> since(Handle sql, UUID team, UUID membership) {
    return standing(sql, membership).stream()
        .filter(one -> one.team().equals(team))
        .map(Standing::joinedAt)
        .findFirst();
  }

  /** The places of a membership, inactive teams included. */
  static List<Standing> standing(Handle sql, UUID membership) {
    return sql.createQuery(
            """
            select team_id, role, role_version, version, joined_at from team_member
            where membership_id = :membership
            order by team_id
            """)
        .bind("membership", membership)
        .map((rs, context) ->
            new Standing(
                UUID.fromString(rs.getString("team_id")),
                new Place(rs.getString("role"), rs.getLong("role_version"), rs.getLong("version")),
                rs.getObject("joined_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
        .list();
  }

  static boolean has(Handle sql, UUID team, UUID membership) {
    return find(sql, team, membership).isPresent();
  }

  static void changeRole(Handle sql, UUID team, UUID membership, String role, long decidedBy) {
    sql.createUpdate(
            """
            update team_member set role = :role, role_version = :decided
            where team_id = :team and membership_id = :membership
            """)
        .bind("role", role)
        .bind("decided", decidedBy)
        .bind("team", team)
        .bind("membership", membership)
        .execute();
  }

  /** The org of a membership. */
  static UUID orgOf(Handle sql, UUID membership) {
    return sql.createQuery("select org_id from membership where id = :membership")
        .bind("membership", membership)
        .mapTo(UUID.class)
        .one();
  }

  /** The person who owns a team; empty for a flat one and where there is no owner (X32). */
  static Optional<UUID> owner(Handle sql, UUID team) {
    return sql.createQuery(
            """
            select m.person_id from team_member tm join membership m on m.id = tm.membership_id
            where tm.owner_of = :team
            """)
        .bind("team", team)
        .mapTo(UUID.class)
        .findOne();
  }

  /** The teams that a membership owns, inactive ones included. */
  static List<UUID> ownedBy(Handle sql, UUID membership) {
    return sql.createQuery(
            """
            select team_id from team_member where membership_id = :membership and role = 'owner'
            order by team_id
            """)
        .bind("membership", membership)
        .mapTo(UUID.class)
        .list();
  }

  /** The person who has been an admin of the team for longest, of who may act in the org (X25). */
  static Optional<UUID> longestAdmin(Handle sql, UUID team, UUID except) {
    return sql.createQuery(
            """
            select m.person_id from team_member tm
            join membership m on m.id = tm.membership_id and m.status = 'active'
            where tm.team_id = :team and tm.role = 'admin' and tm.membership_id <> :except
            order by tm.role_version, tm.joined_at, tm.membership_id
            limit 1
            """)
        .bind("team", team)
        .bind("except", except)
        .mapTo(UUID.class)
        .findOne();
  }

  /**
   * Admins of the teams that a membership owns, of who may act in the org: the person who has been
   * one for longest first.
   */
  static List<UUID> adminsBeside(Handle sql, UUID owner, int most) {
    return sql.createQuery(
            """
            select m.person_id
            from team_member o
            join team_member tm on tm.team_id = o.team_id and tm.role = 'admin'
            join membership m on m.id = tm.membership_id and m.status = 'active'
            where o.membership_id = :owner and o.role = 'owner' and tm.membership_id <> :owner
            group by m.person_id
            order by min(tm.role_version), min(tm.joined_at), m.person_id
            limit :most
            """)
        .bind("owner", owner)
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }

  /** Takes somebody out; false when they were not in it. */
  static boolean delete(Handle sql, UUID team, UUID membership) {
    return sql.createUpdate(
                "delete from team_member where team_id = :team and membership_id = :membership")
            .bind("team", team)
            .bind("membership", membership)
            .execute()
        == 1;
  }

  static void deleteAll(Handle sql, UUID team) {
    sql.createUpdate("delete from team_member where team_id = :team").bind("team", team).execute();
  }

  /**
   * Somebody in a team.
   *
   * @param role their stored role
   */
  record InTeam(UUID membership, String role) {}

  /**
   * Who came in by the change that gave the org that version, and is in it since, in the role they
   * came in with.
   */
  static List<InTeam> joinedAt(Handle sql, UUID team, long version) {
    return sql.createQuery(
            """
            select membership_id, role from team_member
            where team_id = :team and version = :version and role_version = :version
            order by membership_id
            """)
        .bind("team", team)
        .bind("version", version)
        .map((rs, context) ->
            new InTeam(UUID.fromString(rs.getString("membership_id")), rs.getString("role")))
        .list();
  }

  /**
   * Somebody in a team, to be offered while typing.
   *
   * @param label their name and address
   * @param role their stored role
   */
  record Offered(UUID person, String label, boolean active, String role) {}

  /**
   * People in a team whose name or address has words that begin with those of the text, by name. In
   * a small team its people are looked through, in a large one those of the org whom the words fit:
   * at most {@value Scan#MOST} either way.
   */
  static List<Offered> starting(Handle sql, UUID team, String start, int most) {
    record Size(UUID org, boolean large) {}
    Size size =
        sql.createQuery("select org_id, members from team where id = :team")
            .bind("team", team)
            .map((rs, context) ->
                new Size(UUID.fromString(rs.getString("org_id")), rs.getInt("members") > Scan.MOST))
            .one();
    List<String> words = SearchWords.searched(start);
    String others =
        IntStream.range(0, words.size())
            .mapToObj(i ->
                " and exists (select 1 from member_word w where w.membership_id = tm.membership_id"
                    + " and w.word like :start%d)".formatted(i))
            .collect(Collectors.joining());
    String source =
        words.isEmpty() || !size.large()
            ? "team_member tm force index (team_member_by_name)"
            : """
            (select distinct membership_id from (
               select membership_id from member_word
               where org_id = :org and word like :start0
               order by org_id, word, sort_name, membership_id limit %d) w) found
            straight_join team_member tm on tm.membership_id = found.membership_id
            """
                .formatted(Scan.MOST);
    Query query =
        sql.createQuery(
                "select m.person_id, concat_ws(' · ', "
                    + PersonSql.NAME
                    + ", p.email) as label, m.status, tm.role from "
                    + source
                    + """
                    straight_join membership m on m.id = tm.membership_id
                    straight_join person p on p.id = m.person_id
                    where tm.team_id = :team
                    """
                    + others
                    + " order by tm.sort_name, tm.membership_id limit :most")
            .bind("team", team)
            .bind("org", size.org());
    query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    for (int i = 0; i < words.size(); i++) {
      query.bind("start" + i, Likes.literal(words.get(i)) + "%");
    }
    return query
        .bind("most", most)
        .map((rs, context) ->
            new Offered(
                UUID.fromString(rs.getString("person_id")),
                rs.getString("label"),
                rs.getString("status").equals("active"),
                rs.getString("role")))
        .list();
  }

  /** The teams that a membership is in, inactive ones included. */
  static List<UUID> teamsOf(Handle sql, UUID membership) {
    return sql.createQuery(
            "select team_id from team_member where membership_id = :membership order by team_id")
        .bind("membership", membership)
        .mapTo(UUID.class)
        .list();
  }

  /** Whose membership it is. */
  static UUID personOf(Handle sql, UUID membership) {
    return sql.createQuery("select person_id from membership where id = :membership")
        .bind("membership", membership)
        .mapTo(UUID.class)
        .one();
  }

  /**
   * One line of a team's card.
   *
   * @param key its place in the order
   * @param person whose it is
   * @param role the stored role; means nothing where teams are flat
   */
  record Line(
      String key,
      UUID person,
      String name,
      Optional<String> email,
      boolean active,
      String role,
      Instant since) {}

  /** A page of who is in a team, by name; by keyset, nearest to the edge first. */
  static List<Line> page(Handle sql, UUID team, Cursor cursor, int most) {
    String way = cursor.isBackward() ? "<" : ">";
    String edge =
        cursor.edge().isEmpty()
            ? ""
            : " and tm.sort_name %1$s= :name and (tm.sort_name %1$s :name or tm.membership_id %1$s :id)"
                .formatted(way);
    String key = cursor.edge().filter(one -> one.length() > ID).orElse(" ".repeat(ID + 1));
    int blank = key.length() - ID - 1;
    String order = cursor.isBackward() ? " desc" : "";
    Query query =
        sql.createQuery(
                "select concat(tm.sort_name, ' ', tm.membership_id) as line_key, m.person_id, "
                    + PersonSql.NAME
                    + """
                     as name, p.email, m.status, tm.role, tm.joined_at
                    from team_member tm force index (team_member_by_name)
                    straight_join membership m on m.id = tm.membership_id
                    straight_join person p on p.id = m.person_id
                    where tm.team_id = :team
                    """
                    + edge
                    + " order by tm.sort_name%1$s, tm.membership_id%1$s limit :most"
                        .formatted(order))
            .bind("team", team);
    if (!edge.isEmpty()) {
      query.bind("name", key.substring(0, blank)).bind("id", key.substring(blank + 1));
    }
    return query
        .bind("most", most)
        .map((rs, context) ->
            new Line(
                rs.getString("line_key"),
                UUID.fromString(rs.getString("person_id")),
                rs.getString("name"),
                Optional.ofNullable(rs.getString("email")),
                rs.getString("status").equals("active"),
                rs.getString("role"),
                rs.getObject("joined_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
        .list();
  }

  /** Whether somebody was put into the team or taken out of it after that change of the org. */
  static boolean isDecidedSince(Handle sql, Team team, UUID membership, long version) {
    return sql.createQuery(
            """
            select 1 from audit_event
            where chain = :org and target_id = :team and version > :version
              and action in ('team.member_added', 'team.member_removed')
              and :membership in (json_value(before_values, '$.membership'),
                json_value(after_values, '$.membership'))
            limit 1
            """)
        .bind("org", team.org())
        .bind("team", team.id())
        .bind("version", version)
        .bind("membership", membership.toString())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Whether a live invitation to the org waits for somebody's answer. */
  static boolean isInvited(
      Handle sql, UUID org, Optional<EmailAddress> email, Optional<Account> account, Instant now) {
    return sql.createQuery(
            """
            select 1 from invitation where org_id = :org and live_email = :email
              and expires_at > :now
            union
            select 1 from invitation where org_id = :org and live_account = :account
              and expires_at > :now
            """)
        .bind("org", org)
        .bind("now", now)
        .bind("email", email.map(EmailAddress::normalised).orElse(null))
        .bind("account", account.map(Account::toString).orElse(null))
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
