package dev.roster.team;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** SQL of {@code team}. */
final class TeamTable {

  private static final String COLUMNS =
      "select t.*, exists (select 1 from team_member o where o.owner_of = t.id) as owned";

  private static final String SELECT = COLUMNS + " from team t ";

  private static final String VISIBLE =
      """
      t.org_id = :org
      and (:all or exists (
        select 1 from team_member tm join membership m on m.id = tm.membership_id
        where tm.team_id = t.id and m.person_id = :viewer
          and (t.status = 'active' or locate(concat(' ', tm.role, ' '), :restoring) > 0)))
      """;

  private static final RowMapper<Team> MAPPER =
      (rs, context) ->
          new Team(
              UUID.fromString(rs.getString("id")),
              UUID.fromString(rs.getString("org_id")),
              rs.getString("slug"),
              rs.getString("name"),
              Optional.ofNullable(rs.getString("description")),
              Colour.named(rs.getString("colour")),
              rs.getString("status").equals("active"),
              rs.getBoolean("owned"),
              rs.getInt("members"),
              Optional.ofNullable(rs.getObject("budget", Long.class)),
              rs.getLong("version"),
              rs.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));

  private TeamTable() {}

  static void insert(Handle sql, Team team, TeamName name) {
    sql.createUpdate(
            """
            insert into team (id, org_id, slug, name, name_norm, description, colour, version, created_at)
            values (:id, :org, :slug, :name, :norm, :description, :colour, :version, :now)
            """)
        .bind("id", team.id())
        .bind("org", team.org())
        .bind("slug", team.slug())
        .bind("name", name.shown())
        .bind("norm", name.normalised())
        .bind("description", team.description().orElse(null))
        .bind("colour", team.colour().word())
        .bind("version", team.version())
        .bind("now", team.createdAt())
        .execute();
    addTeams(sql, team.org(), 1);
    TeamWords.write(sql, team.id(), name.shown(), team.slug());
  }

  private static void addTeams(Handle sql, UUID org, int more) {
    sql.createUpdate("update org set teams = teams + :more where id = :org")
        .bind("more", more)
        .bind("org", org)
        .execute();
  }

  static Optional<Team> find(Handle sql, UUID org, UUID id) {
    return sql.createQuery(SELECT + "where t.id = :id and t.org_id = :org")
        .bind("id", id)
        .bind("org", org)
        .map(MAPPER)
        .findOne();
  }

  /** The team of that name, whoever sees it: a name is given once in an org. */
  static Optional<Team> named(Handle sql, UUID org, TeamName name) {
    return sql.createQuery(SELECT + "where t.org_id = :org and t.name_norm = :norm")
        .bind("org", org)
        .bind("norm", name.normalised())
        .map(MAPPER)
        .findOne();
  }

  /** How many teams an org has, counted up to so many; kept with the touch. */
  static int count(Handle sql, UUID org, int most) {
    return sql.createQuery("select least(teams, :most) from org where id = :org")
        .bind("org", org)
        .bind("most", most)
        .mapTo(Integer.class)
        .one();
  }

  /** Short names that begin with the given one, with or without a number behind it. */
  static List<String> slugsLike(Handle sql, UUID org, String slug) {
    return sql.createQuery(
            "select slug from team where org_id = :org and (slug = :slug or slug like :numbered)")
        .bind("org", org)
        .bind("slug", slug)
        .bind("numbered", slug + "-%")
        .mapTo(String.class)
        .list();
  }

  /** The teams that a word means: by short name, by name; usually one. */
  static List<Team> called(Handle sql, Viewer viewer, String slug, String normalised) {
    return visible(
            sql.createQuery(
                // Each by its own index: together MariaDB would look through the whole org.
                SELECT
                    + """
                    join (select id from team where org_id = :org and slug = :slug
                      union select id from team where org_id = :org and name_norm = :norm) c
                      on c.id = t.id where
                    """
                    + VISIBLE
                    + " order by t.slug <> :slug"),
            viewer)
        .bind("slug", slug)
        .bind("norm", normalised)
        .map(MAPPER)
        .list();
  }

  /** The team of that short name, else of that name, whoever sees it. */
  static Optional<Team> meant(Handle sql, UUID org, String slug, String normalised) {
    return sql.createQuery(
            SELECT
                + """
                join (select id from team where org_id = :org and slug = :slug
                  union select id from team where org_id = :org and name_norm = :norm) c
                  on c.id = t.id
                order by t.slug <> :slug limit 1
                """)
        .bind("org", org)
        .bind("slug", slug)
        .bind("norm", normalised)
        .map(MAPPER)
        .findOne();
  }

  /** A team by its id, if the viewer sees it. */
  static Optional<Team> seen(Handle sql, Viewer viewer, UUID id) {
    return visible(sql.createQuery(SELECT + "where " + VISIBLE + " and t.id = :id"), viewer)
        .bind("id", id)
        .map(MAPPER)
        .findOne();
  }

  /** Teams by their ids, in that order. */
  static List<Team> all(Handle sql, List<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<UUID, Team> found =
        sql.createQuery(SELECT + "where t.id in (<ids>)").bindList("ids", ids).map(MAPPER).stream()
            .collect(Collectors.toMap(Team::id, Function.identity()));
    return ids.stream().map(found::get).toList();
  }

  /**
   * A team that somebody is in.
   *
   * @param role their stored role in it; means nothing where teams are flat
   */
  record Belonging(Team team, String role) {}

  /** The active teams that somebody is in, of those that the viewer sees, by name. */
  static List<Belonging> of(Handle sql, Viewer viewer, UUID person) {
    return visible(
            sql.createQuery(
                COLUMNS
                    + ", mine.role as place "
                    + """
                    from membership who
                    straight_join team_member mine on mine.membership_id = who.id
                    straight_join team t on t.id = mine.team_id
                    where who.org_id = :org and who.person_id = :person and t.status = 'active' and
                    """
                    + VISIBLE
                    + " order by t.name_norm"),
            viewer)
        .bind("person", person)
        .map((rs, context) -> new Belonging(MAPPER.map(rs, context), rs.getString("place")))
        .list();
  }

  /** The teams that a membership is in, inactive ones included, by name. */
  static List<Belonging> ofMembership(Handle sql, UUID membership) {
    return sql.createQuery(
            COLUMNS
                + ", mine.role as place from team t"
                + " join team_member mine on mine.team_id = t.id"
                + " where mine.membership_id = :membership order by t.name_norm, t.id")
        .bind("membership", membership)
        .map((rs, context) -> new Belonging(MAPPER.map(rs, context), rs.getString("place")))
        .list();
  }

  private static Query visible(Query query, Viewer viewer) {
    return query
        .bind("org", viewer.org())
        .bind("viewer", viewer.person())
        .bind("all", viewer.seesAll())
        .bind("restoring", " " + String.join(" ", viewer.restoring()) + " ");
  }

  /** Notes that a team or who is in it changed. */
  static void changed(Handle sql, UUID team, long version, int joined) {
    sql.createUpdate(
            "update team set members = members + :joined, version = :version where id = :id")
        .bind("joined", joined)
        .bind("version", version)
        .bind("id", team)
        .execute();
  }

  static void edit(
      Handle sql,
      UUID team,
      TeamName name,
      String slug,
      Optional<String> description,
      long version,
      long decidedBy) {
    sql.createUpdate(
            """
            update team set name = :name, name_norm = :norm, slug = :slug,
              description = :description, version = :version, edited_version = :decided
            where id = :id
            """)
        .bind("decided", decidedBy)
        .bind("name", name.shown())
        .bind("norm", name.normalised())
        .bind("slug", slug)
        .bind("description", description.orElse(null))
        .bind("version", version)
        .bind("id", team)
        .execute();
    TeamWords.write(sql, team, name.shown(), slug);
  }

  static void setBudget(
      Handle sql, UUID team, Optional<Long> budget, long version, long decidedBy) {
    sql.createUpdate(
            """
            update team set budget = :budget, version = :version, budget_version = :decided
            where id = :id
            """)
        .bind("budget", budget.orElse(null))
        .bind("version", version)
        .bind("decided", decidedBy)
        .bind("id", team)
        .execute();
  }

  /**
   * Takes a team out of use, or brings it back.
   *
   * @param decidedBy which change of the org counts as having decided it
   */
  static void setActive(
      Handle sql, UUID team, boolean active, Instant now, long version, long decidedBy) {
    sql.createUpdate(
            """
            update team set status = :status, deactivated_at = :at, version = :version,
              status_version = :decided
            where id = :id
            """)
        .bind("status", active ? "active" : "inactive")
        .bind("at", active ? null : now)
        .bind("version", version)
        .bind("decided", decidedBy)
        .bind("id", team)
        .execute();
  }

  /**
   * Which changes of the org decided what a team is.
   *
   * @param edited what it is called; 0 for the first
   * @param status whether it is in use; 0 for the first
   * @param budget its budget; 0 for the first
   */
  record Decisions(long edited, long status, long budget) {}

  static Decisions decisions(Handle sql, UUID team) {
    return sql.createQuery(
            "select edited_version, status_version, budget_version from team where id = :id")
        .bind("id", team)
        .map((rs, context) ->
            new Decisions(
                rs.getLong("edited_version"),
                rs.getLong("status_version"),
                rs.getLong("budget_version")))
        .one();
  }

  /** Removes a team that nobody is in any more. */
  static void delete(Handle sql, UUID team) {
    sql.createUpdate(
            "update org set teams = teams - 1 where id = (select org_id from team where id = :id)")
        .bind("id", team)
        .execute();
    sql.createUpdate("delete from team where id = :id").bind("id", team).execute();
  }
}
